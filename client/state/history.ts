/** A value with the ways back and forward. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last step was part of; a next step of the same stroke replaces it. */
  readonly stroke: string | null;
}

/** Steps kept; older ones are forgotten. */
const STEPS_MAX = 1000;

export const historyOf = <T>(present: T): History<T> => ({
  past: [],
  present,
  future: [],
  stroke: null,
});

/** A step forward; steps of one `stroke` (a drag, a brush) become one step of undo. */
export function step<T>(history: History<T>, next: T, stroke: string | null = null): History<T> {
  if (next === history.present) return history;
  if (stroke !== null && stroke === history.stroke && history.past.length > 0) {
    return { ...history, present: next, future: [] };
  }
  return {
    past: [...history.past, history.present].slice(-STEPS_MAX),
    present: next,
    future: [],
    stroke,
  };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (history.past.length === 0) return history;
  return {
    past: history.past.slice(0, -1),
    present: before as T,
    future: [history.present, ...history.future],
    stroke: null,
  };
}

export function redo<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history;
  const [next, ...future] = history.future;
  return { past: [...history.past, history.present], present: next as T, future, stroke: null };
}
