import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILY_COUNT, familyIndex } from '../../../server/attribution/evidence.js';
import {
  compareByKinds,
  comparePair,
  UNKNOWN,
} from '../../../server/attribution/weights/comparison.js';
import { WorldBuilder } from '../plantedWorld.js';

const everything = (accounts: number) => new Uint8Array(accounts * FAMILY_COUNT).fill(1);

describe('compareByKinds', () => {
  it('knows the chance of agreeing from the holders of the values', () => {
    const world = new WorldBuilder(100);
    for (let account = 0; account < 10; account++) world.use(account, 'device', 'shared');
    const comparison = compareByKinds(world.build());
    const [agree, none] = comparison.chance[familyIndex('device')]!;
    expect(agree).toBeCloseTo((10 * 9) / (100 * 99), 9);
    expect(none).toBeCloseTo(1 - (10 * 9) / (100 * 99), 9);
  });

  it('has levels whose chances add up to 1, whatever is shared', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(29), fc.nat(5), fc.constantFrom('payment', 'device', 'content')), {
          maxLength: 80,
        }),
        (uses) => {
          const world = new WorldBuilder(30);
          for (const [account, value, family] of uses)
            world.use(account, family as 'payment', `${value}`);
          for (const row of compareByKinds(world.build()).chance)
            expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});

describe('comparePair', () => {
  const world = new WorldBuilder(4);
  world.use(0, 'device', 'a');
  world.use(1, 'device', 'a');
  world.use(2, 'device', 'b');
  world.use(3, 'device', 'b');
  const evidence = world.build();
  const comparison = compareByKinds(evidence);
  const device = familyIndex('device');

  it('finds the agreement, and agreeing on nothing', () => {
    expect(comparePair(evidence, comparison, everything(4), 0, 1)[device]).toBe(0);
    expect(comparePair(evidence, comparison, everything(4), 0, 2)[device]).toBe(1);
  });
  it('says nothing of a family in which one of the two is not known', () => {
    const known = everything(4);
    known[2 * FAMILY_COUNT + device] = 0;
    expect(comparePair(evidence, comparison, known, 0, 2)[device]).toBe(UNKNOWN);
  });
  it('does not depend on who is asked first', () => {
    for (const [one, other] of [
      [0, 1],
      [0, 2],
      [2, 3],
    ] as const)
      expect(comparePair(evidence, comparison, everything(4), one, other)).toEqual(
        comparePair(evidence, comparison, everything(4), other, one),
      );
  });
});
