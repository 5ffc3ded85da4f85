/** Answers of one kind, counted: the level of each comparison, −1 where it is not known. */
export interface Pattern {
  readonly levels: readonly number[];
  readonly count: number;
  /** Whether the pairs are known to be one hand's (true) or two hands' (false); null: not known. */
  readonly label: boolean | null;
}

/** Pairs drawn in one way, with a share of matches of their own; `blocked` is left out of their answers. */
export interface Session {
  readonly blocked: number;
  readonly patterns: readonly Pattern[];
}

export interface Estimate {
  /** By comparison, by level: m, the chance of the level given one hand; adds up to 1. */
  readonly m: readonly Float64Array[];
  /** By session: share of its pairs that are one hand's. */
  readonly matches: readonly number[];
  readonly rounds: number;
  readonly converged: boolean;
}

const ROUNDS_MAX = 500;
const SETTLED = 1e-4;

/**
 * m of each level by expectation–maximisation (Dempster, Laird and Rubin 1977; for record linkage
 * Winkler 1988), u held fixed. Answers of a pair are independent given its class. Each session leaves out
 * the comparison its pairs were drawn by, in which they agree by construction; m is common to all sessions.
 * `prior` are Dirichlet pseudo-counts by comparison and level: what few pairs do not say is left
 * to it. A session's share of matches has the prior Beta(1, 1).
 */
export function estimateMatches(
  sessions: readonly Session[],
  u: readonly Float64Array[],
  prior: readonly Float64Array[],
): Estimate {
  let m = prior.map(normalised);
  let matches = sessions.map(() => 0.5);
  for (let round = 1; ; round++) {
    const counts = prior.map((row) => Float64Array.from(row));
    const shares = sessions.map(({ blocked, patterns }, s) => {
      let matched = 0;
      let all = 0;
      for (const pattern of patterns) {
        const posterior = posteriorOf(pattern, blocked, m, u, matches[s]!);
        matched += posterior * pattern.count;
        all += pattern.count;
        for (const [c, level] of pattern.levels.entries())
          if (c !== blocked && level >= 0) counts[c]![level]! += posterior * pattern.count;
      }
      return (matched + 1) / (all + 2);
    });
    const next = counts.map(normalised);
    const change = Math.max(
      0,
      ...next.flatMap((row, c) => [...row].map((value, l) => Math.abs(value - m[c]![l]!))),
      ...shares.map((share, s) => Math.abs(share - matches[s]!)),
    );
    [m, matches] = [next, shares];
    if (change < SETTLED || round >= ROUNDS_MAX)
      return { m, matches, rounds: round, converged: change < SETTLED };
  }
}

function posteriorOf(
  { levels, label }: Pattern,
  blocked: number,
  m: readonly Float64Array[],
  u: readonly Float64Array[],
  share: number,
): number {
  if (label !== null) return Number(label);
  let bits = Math.log2(share / (1 - share));
  for (const [c, level] of levels.entries())
    if (c !== blocked && level >= 0) bits += Math.log2(m[c]![level]! / u[c]![level]!);
  return 1 / (1 + 2 ** -bits);
}

function normalised(row: Float64Array): Float64Array {
  const sum = row.reduce((a, b) => a + b, 0);
  return row.map((value) => value / sum);
}
