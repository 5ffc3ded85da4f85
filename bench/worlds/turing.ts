import type { DecidedGroup } from '../../server/attribution/decide.js';
import type { Truth } from '../../server/evaluate/index.js';
import { trueHypothesis } from './tallyProfiles.js';

/** How often a likelihood ratio above x turned up where it should not. */
export interface TuringCount {
  readonly x: number;
  /** Among innocent accounts. */
  readonly innocents: { readonly above: number; readonly tests: number };
  /** Among accounts of other operators. */
  readonly rivals: { readonly above: number; readonly tests: number };
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
  const counts = RATIOS.map((x) => ({
    x,
    innocents: { above: 0, tests: 0 },
    rivals: { above: 0, tests: 0 },
  }));
  for (const group of groups) {
    const { hand } = trueHypothesis(
      [...group.group.members].map((account) => truth.get(accountIds[account]!)!),
    );
    if (hand === '') continue;
    const side = (operator: string) => (operator === '' ? 'innocents' : 'rivals');
    for (const { operator } of truth.values()) {
      if (operator === hand) continue;
      for (const count of counts) count[side(operator)].tests++;
    }
    for (const { account, score } of group.accounts) {
      const { operator } = truth.get(accountIds[account]!)!;
      if (operator === hand) continue;
      const ratioBits = score.bits - score.priorBits;
      for (const count of counts) if (ratioBits > Math.log2(count.x)) count[side(operator)].above++;
    }
  }
  return counts;
}
