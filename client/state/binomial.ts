/** P(X ≤ k) for X ~ Binomial(n, p), summed in logarithms. */
function atMost(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let log = n * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i++) {
    log += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

function bisect(f: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Exact 95 % interval of a share after `k` of `n` (Clopper and Pearson 1934). */
export function exactInterval(k: number, n: number): readonly [number, number] {
  if (n === 0) return [0, 1];
  const low = k === 0 ? 0 : bisect((p) => 1 - atMost(k - 1, n, p) < 0.025);
  const high = k === n ? 1 : bisect((p) => atMost(k, n, p) > 0.025);
  return [low, high];
}
