import type { GraphDatabase } from '../../../server/graph/index.js';

/** Numbers that a peer is set by; null stands for “no limit”. */
export type Setting = Readonly<Record<string, number | null>>;

/** What every peer is given of a world: no truth, and nothing that attribution found out. */
export interface PeerInput {
  readonly accounts: number;
  readonly files: {
    /** Values with at least two holders: signal_no, family, kind, holders, bits. */
    readonly signals: string;
    /** Who uses which of them: account_no, signal_no. */
    readonly uses: string;
    /** Every value of every account, also those it shares with nobody: account_no, kind, value. */
    readonly values: string;
  };
  /** Holds the same signals and uses. */
  readonly graph: GraphDatabase;
  /** What loading that graph took. */
  readonly graphLoadSeconds: number;
}

export interface PeerAnswer {
  /** Cluster of each account by its number; −1 for none. */
  readonly clusters: ArrayLike<number>;
  readonly seconds: number;
}

/** A program or rule that sorts accounts into clusters. */
export interface Peer {
  readonly name: string;
  /** Every setting that may be its best. */
  readonly settings: readonly Setting[];
  /** One answer for each setting asked for, in their order. */
  cluster(input: PeerInput, settings: readonly Setting[]): Promise<PeerAnswer[]>;
}

/** All combinations of the values of each name. */
export function grid(
  axes: Readonly<Record<string, readonly (number | null)[]>>,
): readonly Setting[] {
  return Object.entries(axes).reduce<Setting[]>(
    (settings, [name, values]) =>
      settings.flatMap((setting) => values.map((value) => ({ ...setting, [name]: value }))),
    [{}],
  );
}

/** Seconds of some work, by a clock that never jumps. */
export async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
