import { describe, expect, it } from 'vitest';
import { familyIndex } from '../../server/attribution/evidence.js';
import { countPart, joiningFamilies } from '../../server/attribution/joiningFamilies.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { WorldBuilder } from './plantedWorld.js';

const LARGE = 400;
const SMALL = 40;
const STRANGERS = 2_000;
const NAMES = 100;
const large = Int32Array.from({ length: LARGE }, (_, i) => i);
const small = Int32Array.from({ length: SMALL }, (_, i) => LARGE + i);
const payment = familyIndex('payment');

/**
 * A large part that uses a hundred billing names, a small one of whose accounts one in five has one
 * of these, and strangers of whom so many have one.
 */
function worldWhere(strangersNamed: number) {
  const world = new WorldBuilder(LARGE + SMALL + STRANGERS);
  const name = (account: number, no: number) =>
    world.use(account, 'payment', `name ${no % NAMES}`, 'billing_name');
  for (const account of large) name(account, account);
  for (let i = 0; i < SMALL / 5; i++) name(LARGE + 5 * i, i);
  for (let i = 0; i < strangersNamed; i++) name(LARGE + SMALL + i, i);
  return world.build();
}

function familiesJoining(strangersNamed: number, isCounted: boolean) {
  const evidence = worldWhere(strangersNamed);
  const parts = [large, small];
  const signals = [...evidence.holders.keys()];
  const isGrouped = (account: number) => account < LARGE + SMALL;
  if (!isCounted)
    return joiningFamilies(evidence, parts, signals, DEFAULT_PARAMETERS, isGrouped).get(1);
  // As two groups are compared: what each holds is counted, and only what both hold looked at.
  const counts = parts.map((part) => countPart(evidence, part, signals, isGrouped));
  const both = signals.filter((signal) => signal < SMALL / 5);
  const counted = { counts, has: () => true };
  return joiningFamilies(evidence, parts, both, DEFAULT_PARAMETERS, isGrouped, counted).get(1);
}

describe('what joins two parts', () => {
  for (const isCounted of [false, true]) {
    const way = isCounted ? 'counted before' : 'counted on the way';
    it(`is names that more of the small one have than strangers (${way})`, () => {
      expect(familiesJoining(0, isCounted)?.personal).toEqual(new Set([payment]));
      expect(familiesJoining(STRANGERS / 20, isCounted)?.personal).toEqual(new Set([payment]));
    });

    it(`is not names that as many strangers have (${way})`, () => {
      const joining = familiesJoining(STRANGERS / 5, isCounted);
      expect(joining?.personal ?? new Set()).toEqual(new Set());
    });
  }
});
