import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../../server/attribution/parameters.js';
import { comparableFamilies } from '../../../server/attribution/weights/comparison.js';
import { INNOCENT, learnWeights } from '../../../server/attribution/weights/weights.js';
import { ORDINARY, seeded, WorldBuilder } from '../plantedWorld.js';

/**
 * 200 accounts of one hand with pools of four devices, three cards and two ranges, among people who
 * have none of them but meet in large ranges.
 */
function pools() {
  const random = seeded(9);
  const world = new WorldBuilder(5_000);
  for (let account = 0; account < 5_000; account++) {
    world.behaviour[account] = { ...ORDINARY, instruments: 1, devices: 1 };
    const mine = account < 200;
    world.use(account, 'device', mine ? `d${Math.floor(random() * 4)}` : `own ${account >> 1}`);
    world.use(account, 'network', mine ? `r${Math.floor(random() * 2)}` : `range ${account % 50}`);
    world.use(account, 'payment', mine ? `c${Math.floor(random() * 3)}` : `own ${account >> 2}`);
  }
  return world.build();
}

const learn = (labels: ReadonlyMap<number, string> = new Map()) => {
  const evidence = pools();
  return learnWeights(
    evidence,
    comparableFamilies(evidence),
    labels,
    DEFAULT_PARAMETERS,
    seeded(2),
  );
};
const kind = (found: ReturnType<typeof learn>, name: string) =>
  found.weights.kinds.find((row) => row.kind === name)!;

describe('learnWeights', () => {
  it('learns how often accounts of one hand share a value of each kind', () => {
    const found = learn();
    expect(found.weights.converged).toBe(true);
    expect(kind(found, 'device').m).toBeGreaterThan(0.2);
    expect(kind(found, 'device').m).toBeLessThan(0.35);
    expect(kind(found, 'payment').m).toBeGreaterThan(0.25);
    expect(kind(found, 'payment').m).toBeLessThan(0.45);
    expect(kind(found, 'device').bits).toBeGreaterThan(5);
  });
  it('gives every signal the rate of its kind', () => {
    const found = learn();
    for (const [signal, rate] of found.evidence.memberRate.entries())
      expect(rate).toBe(kind(found, found.evidence.kinds[signal]!).m);
  });
  it('takes no answer for impossible, though worlds never showed it', () => {
    for (const { m, u, bits } of learn().weights.kinds) {
      expect(m).toBeGreaterThan(0);
      expect(u).toBeGreaterThan(0);
      expect(Number.isFinite(bits)).toBe(true);
    }
  });
  it('says the same for the same seed', () => {
    expect(learn().weights).toEqual(learn().weights);
  });
  it('takes labels for what they say', () => {
    const hand = Array.from({ length: 50 }, (_, i): [number, string] => [i, 'A']);
    const people = Array.from({ length: 50 }, (_, i): [number, string] => [1_000 + i, INNOCENT]);
    const found = learn(new Map([...hand, ...people]));
    expect(found.weights.labelledPairs).toBe((50 * 49) / 2);
  });
});
