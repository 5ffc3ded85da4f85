import type { Evidence } from '../evidence.js';
import type { Random } from '../random.js';

/**
 * Pairs of accounts that share a telling signal of one family: a holder of a signal taken at random
 * over all uses, and another holder of the same. A hub weighs as its holders do, not as their
 * pairs. Signals with fewer than `holdersMin` holders are left out: a household is not what groups
 * are made of. Returns at most `count` pairs, fewer accounts than two a signal left out; the cost
 * is linear in the uses of the family and in `count`.
 */
export function samplePairs(
  evidence: Evidence,
  o: {
    readonly family: number;
    readonly holdersMin: number;
    readonly count: number;
    /** Accounts that may be drawn; all where it is left out. */
    readonly accounts?: (account: number) => boolean;
  },
  random: Random,
): [one: number, other: number][] {
  const signals: Int32Array[] = [];
  const ends: number[] = [];
  let uses = 0;
  const { starts, items } = evidence.bySignal;
  for (let signal = 0; signal < evidence.signals; signal++) {
    if (evidence.families[signal] !== o.family || evidence.coarse[signal] === 1) continue;
    let holders = items.subarray(starts[signal]!, starts[signal + 1]!);
    if (holders.length < o.holdersMin) continue;
    if (o.accounts !== undefined) holders = holders.filter(o.accounts);
    if (holders.length < o.holdersMin) continue;
    signals.push(holders);
    uses += holders.length;
    ends.push(uses);
  }
  const pairs: [number, number][] = [];
  if (uses === 0) return pairs;
  for (let i = 0; i < o.count; i++) {
    const at = Math.floor(random() * uses);
    const holders = signals[firstAbove(ends, at)]!;
    const one = Math.floor(random() * holders.length);
    // Another one: a step of 1 … length − 1 around the row.
    const step = 1 + Math.floor(random() * (holders.length - 1));
    pairs.push([holders[one]!, holders[(one + step) % holders.length]!]);
  }
  return pairs;
}

/** Place of the first of ascending numbers that is above a value. */
function firstAbove(ends: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
