import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import type { AccountBehaviour } from '../../server/attribution/evidence.js';
import { countGroup } from '../../server/attribution/groupCounts.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { areTemplateBlocks, handsOfBlocks } from '../../server/attribution/templateBlocks.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const BLOCK = 5;
const BLOCKS = 12;
const MEMBERS = BLOCK * BLOCKS;
const HARVESTING: AccountBehaviour = {
  ...ORDINARY,
  nightExchanges: 5,
  weekendExchanges: 6,
  templatePrompts: 19,
  instruments: 1,
};

/** Blocks too small to stand, each with one card, and one template in all of them. */
function blocks(): WorldBuilder {
  const world = new WorldBuilder(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account++)
    world.use(account, 'identity', `provider ${account % 3}`, 'email_domain');
  for (let account = 0; account < MEMBERS; account++) {
    world.behaviour[account] = { ...HARVESTING, createdS: account * 86_400 };
    world.use(account, 'payment', `card ${Math.floor(account / BLOCK)}`, 'instrument');
    world.use(account, 'content', 'the template', 'template');
  }
  return world;
}

const parts = Array.from({ length: BLOCKS }, (_, block) =>
  Array.from({ length: BLOCK }, (_, i) => block * BLOCK + i),
);
const members = new Set(parts.flat());

function areBlocks(world: WorldBuilder, of = parts): boolean {
  const evidence = world.build();
  return areTemplateBlocks(evidence, countGroup(evidence, new Set(of.flat())), of);
}

describe('blocks of one template', () => {
  it('are many with a card each, and a template that is theirs alone', () => {
    expect(areBlocks(blocks())).toBe(true);
  });

  it('are none where a template is also strangers’', () => {
    const world = blocks();
    for (let account = 1000; account < 1010; account++)
      world.use(account, 'content', 'the template', 'template');
    expect(areBlocks(world)).toBe(false);
  });

  it('are none where each has an address or a mail domain of its own: firms, households', () => {
    for (const [family, kind] of [
      ['network', 'slash24'],
      ['identity', 'email_domain'],
    ] as const) {
      const world = blocks();
      for (const account of members)
        world.use(account, family, `home ${Math.floor(account / BLOCK)}`, kind);
      expect(areBlocks(world)).toBe(false);
    }
  });

  it('are none where most are single people, one part is most of all, or they are few', () => {
    const single = parts.flatMap((part, no) => (no < 4 ? [part] : part.map((a) => [a])));
    expect(areBlocks(blocks(), single)).toBe(false);
    expect(areBlocks(blocks(), [parts.slice(0, 7).flat(), ...parts.slice(7)])).toBe(false);
    expect(areBlocks(blocks(), parts.slice(0, 4))).toBe(false);
  });

  it('leave out one that has a template of its own as well', () => {
    const world = blocks();
    const large = [...parts[0]!, ...parts[1]!];
    for (const account of large) world.use(account, 'content', 'another', 'template');
    const hands = handsOfBlocks(world.build(), [large, ...parts.slice(2)], 6);
    expect(hands.map((hand) => [...hand])).toEqual([large, parts.slice(2).flat()]);
  });

  it('are one operator’s, though none of them could stand', () => {
    const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
      account < MEMBERS ? 0 : -1,
    );
    const { groups } = attribute(
      blocks().build(),
      [{ name: 'one', communities, targetSize: MEMBERS }],
      { parameters: DEFAULT_PARAMETERS, random: seeded(1) },
    );
    expect(groups.map(({ group, verdict }) => [group.members.length, verdict])).toEqual([
      [MEMBERS, 'operator'],
    ]);
  });
});
