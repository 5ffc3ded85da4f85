import type { DecidedGroup } from '../../server/attribution/decide.js';
import type { Truth } from '../../server/evaluate/index.js';

/** How often a likelihood ratio above x turned up among accounts of other hands. */
export interface TuringCount {
  readonly x: number;
  readonly above: number;
  readonly tests: number;
}

const RATIOS = [100, 1_000, 10_000];

/**
 * Turing's rule (Good 1979): of accounts that are not an operator's, a likelihood ratio above x for
 * being his turns up for at most one in x. Each account of another hand is one test of each group
 * that truly is an operator's; an account that was never weighed against a group has no two
 * families for it, and no ratio.
 */
export function countTuring(
  groups: readonly DecidedGroup[],
  truth: ReadonlyMap<string, Truth>,
  accountIds: readonly string[],
): TuringCount[] {
  let tests = 0;
  const above = RATIOS.map(() => 0);
  for (const group of groups) {
    const hand = handOf(group, truth, accountIds);
    if (hand === null) continue;
    for (const row of truth.values()) if (row.operator !== hand) tests++;
    for (const { account, score } of group.accounts) {
      if (truth.get(accountIds[account]!)!.operator === hand) continue;
      const ratioBits = score.bits - score.priorBits;
      for (const [i, x] of RATIOS.entries()) if (ratioBits > Math.log2(x)) above[i]!++;
    }
  }
  return RATIOS.map((x, i) => ({ x, above: above[i]!, tests }));
}

function handOf(
  group: DecidedGroup,
  truth: ReadonlyMap<string, Truth>,
  accountIds: readonly string[],
): string | null {
  const counts = new Map<string, number>();
  for (const account of group.group.members) {
    const { operator } = truth.get(accountIds[account]!)!;
    counts.set(operator, (counts.get(operator) ?? 0) + 1);
  }
  const [hand, most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]!;
  return hand !== '' && 2 * most > group.group.members.length ? hand : null;
}
