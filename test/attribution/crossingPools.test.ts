import { describe, expect, it } from 'vitest';
import { tabulateTraits } from '../../server/attribution/behaviour.js';
import { crossingShare } from '../../server/attribution/crossingPools.js';
import { growGroup } from '../../server/attribution/growGroup.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { seeded, WorldBuilder } from './plantedWorld.js';

const SIZE = 48;

/** A group of accounts, each with the card and the range that are given for it, in a larger world. */
function shareOf(card: (account: number) => string, range: (account: number) => string) {
  const world = new WorldBuilder(2000);
  for (let account = 0; account < SIZE; account++) {
    world.use(account, 'payment', card(account), 'instrument');
    world.use(account, 'network', range(account), 'slash24');
    world.use(account, 'content', 'one template');
  }
  const evidence = world.build();
  const members = new Set(Array.from({ length: SIZE }, (_, account) => account));
  const group = growGroup(evidence, tabulateTraits(evidence), members, DEFAULT_PARAMETERS)!;
  expect(group.members.length).toBe(SIZE);
  return crossingShare(evidence, group);
}

describe('crossingShare', () => {
  it('is all of a hand that draws cards and ranges independently', () => {
    const random = seeded(3);
    const draw = () => `${Math.floor(random() * 4)}`;
    expect(shareOf(draw, draw)).toBeGreaterThan(0.9);
  });

  it('is nothing of parties that each keep their own card on their own range', () => {
    const party = (account: number) => `${account % 4}`;
    expect(shareOf(party, party)).toBe(0);
  });

  it('is nothing where a party has offices, or one range is everybody’s', () => {
    expect(
      shareOf(
        (account) => `${account % 3}`,
        (account) => `${account % 6}`,
      ),
    ).toBe(0);
    expect(
      shareOf(
        (account) => `${account % 4}`,
        () => 'one',
      ),
    ).toBe(null);
  });
});
