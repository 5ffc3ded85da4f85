import { FAMILY_COUNT } from '../../server/attribution/evidence.js';
import {
  comparableFamilies,
  compareByKinds,
  comparePair,
} from '../../server/attribution/weights/comparison.js';
import { FAMILIES } from '../../server/contract/families.js';
import { seededRandom } from '../../server/runs/random.js';
import type { PreparedWorld } from './prepareWorld.js';

const PAIRS_PER_OPERATOR = 500;

/** How often two accounts of one hand answer so: by kind, or by family for agreeing on nothing. */
export type Rates = ReadonlyMap<string, { readonly sum: number; readonly operators: number }>;

/**
 * Adds a world's operators to the rates: pairs drawn at random from each, each operator counting
 * the same whatever its size.
 */
export function tallyRates(world: PreparedWorld, before: Rates = new Map()): Rates {
  const { evidence, accountIds } = world.loaded;
  const comparison = compareByKinds(evidence);
  const comparable = comparableFamilies(evidence);
  const random = seededRandom(world.seed);
  const operatorOf = new Map(world.truth.map((row) => [row.account_id, row.operator]));
  const hands = new Map<string, number[]>();
  for (const [account, id] of accountIds.entries()) {
    const hand = operatorOf.get(id) ?? '';
    if (hand !== '') hands.set(hand, [...(hands.get(hand) ?? []), account]);
  }
  const rates = new Map(before);
  for (const accounts of hands.values()) {
    if (accounts.length < 2) continue;
    const counts = comparison.kinds.map((kinds) => new Float64Array(kinds.length + 1));
    for (let i = 0; i < PAIRS_PER_OPERATOR; i++) {
      const one = Math.floor(random() * accounts.length);
      const step = 1 + Math.floor(random() * (accounts.length - 1));
      const other = accounts[(one + step) % accounts.length]!;
      const levels = comparePair(evidence, comparison, comparable, accounts[one]!, other);
      for (let f = 0; f < FAMILY_COUNT; f++) if (levels[f]! >= 0) counts[f]![levels[f]!]!++;
    }
    for (const [f, row] of counts.entries()) {
      const answered = row.reduce((a, b) => a + b, 0);
      if (answered === 0) continue;
      for (const [level, count] of row.entries()) {
        const name = comparison.kinds[f]![level] ?? `${FAMILIES[f]!} none`;
        const rate = rates.get(name) ?? { sum: 0, operators: 0 };
        rates.set(name, { sum: rate.sum + count / answered, operators: rate.operators + 1 });
      }
    }
  }
  return rates;
}
