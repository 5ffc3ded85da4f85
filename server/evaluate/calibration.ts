/** A claim with its probability, and whether it was true. */
export interface Claim {
  readonly probability: number;
  readonly held: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  readonly meanClaimed: number;
  readonly observed: number;
}

const EDGES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 1];

/** Reliability curve: claimed against observed, by bins; empty bins are left out. */
export function reliability(claims: readonly Claim[]): Bin[] {
  return EDGES.slice(0, -1).flatMap((from, i) => {
    const to = EDGES[i + 1]!;
    const inside = claims.filter(
      ({ probability: p }) => p >= from && (p < to || (to === 1 && p === 1)),
    );
    if (inside.length === 0) return [];
    const mean = (of: (claim: Claim) => number) =>
      inside.reduce((sum, claim) => sum + of(claim), 0) / inside.length;
    return [
      {
        from,
        to,
        claims: inside.length,
        meanClaimed: mean((c) => c.probability),
        observed: mean((c) => Number(c.held)),
      },
    ];
  });
}

/** Mean squared difference of claim and outcome (Brier 1950); null without claims. */
export const brierScore = (claims: readonly Claim[]): number | null =>
  claims.length === 0
    ? null
    : claims.reduce((sum, { probability, held }) => sum + (probability - Number(held)) ** 2, 0) /
      claims.length;

/** Expected calibration error: the bins' gaps, weighted by their claims; null without claims. */
export function expectedCalibrationError(claims: readonly Claim[]): number | null {
  if (claims.length === 0) return null;
  return reliability(claims).reduce(
    (sum, bin) => sum + (bin.claims / claims.length) * Math.abs(bin.meanClaimed - bin.observed),
    0,
  );
}

/** log of n choose k. */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}

/** Probability of at most k of n at rate p. */
function binomialAtMost(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let sum = 0;
  let term = logChoose(n, 0) + n * Math.log1p(-p);
  for (let i = 0; i <= k; i++) {
    sum += Math.exp(term);
    term += Math.log((n - i) / (i + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return Math.min(1, sum);
}

/** Exact binomial bounds of a rate (Clopper and Pearson 1934), by bisection. */
export function exactBounds(
  held: number,
  of: number,
  confidence = 0.95,
): { lower: number; upper: number } {
  const tail = (1 - confidence) / 2;
  const solve = (isBelow: (p: number) => boolean): number => {
    let low = 0;
    let high = 1;
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (isBelow(middle)) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    lower: held === 0 ? 0 : solve((p) => 1 - binomialAtMost(held - 1, of, p) < tail),
    upper: held === of ? 1 : solve((p) => binomialAtMost(held, of, p) > tail),
  };
}
