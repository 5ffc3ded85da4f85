import { describe, expect, it } from 'vitest';
import { FAMILY_COUNT, familyIndex } from '../../../server/attribution/evidence.js';
import { countGroup } from '../../../server/attribution/groupCounts.js';
import { DEFAULT_PARAMETERS } from '../../../server/attribution/parameters.js';
import { AccountScorer } from '../../../server/attribution/scoreAgainstGroup.js';
import {
  comparableFamilies,
  compareByKinds,
} from '../../../server/attribution/weights/comparison.js';
import { discountsOf, measureDependence } from '../../../server/attribution/weights/dependence.js';
import { ORDINARY, seeded, WorldBuilder } from '../plantedWorld.js';

const ACCOUNTS = 3_000;

/** Offices of thirty with a range; `cards` of those in an office pay by the office's card. */
function offices(cards: number, seed: number) {
  const random = seeded(seed);
  const world = new WorldBuilder(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account++) {
    world.behaviour[account] = { ...ORDINARY, instruments: 1 };
    const office = Math.floor(account / 30);
    world.use(account, 'network', `range ${office}`);
    const card = random() < cards ? office : Math.floor(random() * (ACCOUNTS / 30));
    world.use(account, 'payment', `card ${card}`);
  }
  return world.build();
}

const measured = (cards: number) => {
  const evidence = offices(cards, 3);
  return measureDependence(
    evidence,
    compareByKinds(evidence),
    comparableFamilies(evidence),
    () => true,
    DEFAULT_PARAMETERS,
    seeded(1),
  );
};
const ofPayment = (cards: number) =>
  measured(cards).find((row) => row.given === 'network' && row.family === 'payment')!;

describe('measureDependence', () => {
  it('finds none where who shares a range shares a card no more than anybody', () => {
    expect(Math.abs(ofPayment(0).liftBits)).toBeLessThan(0.5);
    expect(ofPayment(0).discount).toBeLessThan(0.05);
  });
  it('finds more the more often the two go together', () => {
    const discounts = [0, 0.3, 0.9].map((cards) => ofPayment(cards).discount);
    expect(discounts).toEqual([...discounts].sort((a, b) => a - b));
    expect(discounts[2]).toBeGreaterThan(0.3);
    expect(discounts[2]).toBeLessThanOrEqual(DEFAULT_PARAMETERS.dependenceWeight);
  });
  it('looks only at accounts of the background', () => {
    const evidence = offices(0.9, 3);
    const rows = measureDependence(
      evidence,
      compareByKinds(evidence),
      comparableFamilies(evidence),
      () => false,
      DEFAULT_PARAMETERS,
      seeded(1),
    );
    expect(rows).toEqual([]);
  });
});

describe('an account’s score with discounts', () => {
  it('takes off the weaker of two families that hang together, and no more', () => {
    const evidence = offices(0.9, 3);
    const members = new Set(Array.from({ length: 30 }, (_, i) => i));
    const counts = countGroup(evidence, members);
    const scored = (weighed: typeof evidence) => {
      const scorer = new AccountScorer(weighed, counts, DEFAULT_PARAMETERS);
      scorer.lookAt(0);
      return scorer.found();
    };
    const without = scored(evidence);
    const discounts = discountsOf(measured(0.9));
    const withThem = scored({ ...evidence, discounts });
    const [network, payment] = [familyIndex('network'), familyIndex('payment')];
    const [strong, weak] =
      without.bits[network]! >= without.bits[payment]! ? [network, payment] : [payment, network];
    expect(withThem.bits[strong]).toBe(without.bits[strong]);
    expect(withThem.bits[weak]).toBeCloseTo(
      without.bits[weak]! * (1 - discounts[strong * FAMILY_COUNT + weak]!),
      9,
    );
    expect(withThem.sum).toBeCloseTo(withThem.bits[strong]! + withThem.bits[weak]!, 9);
    expect(withThem.families).toBe(without.families);
  });
});
