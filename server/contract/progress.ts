/**
 * Where a stage reports how far it is. Injected: commands draw it on standard error, tests collect
 * it, the API streams it.
 */
export interface Progress {
  /** A stage begins; `total` is its number of units where known. */
  start(stage: string, total?: number): void;
  /** Units done so far in the stage under way. */
  update(done: number, note?: string): void;
  /** The stage under way ended. */
  done(note?: string): void;
  /** A line for the person watching, outside any stage. */
  message(text: string): void;
}

export const silentProgress: Progress = {
  start: () => {},
  update: () => {},
  done: () => {},
  message: () => {},
};
