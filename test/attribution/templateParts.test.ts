import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import { tabulateTraits } from '../../server/attribution/behaviour.js';
import { countGroup } from '../../server/attribution/groupCounts.js';
import { growGroup } from '../../server/attribution/growGroup.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { splitByBridge } from '../../server/attribution/splitGroup.js';
import { partsByOwnTemplates } from '../../server/attribution/templateParts.js';
import { harvests, payingPeople, seeded, type WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const HAND = 60;
const all = Array.from({ length: 2 * HAND }, (_, account) => account);
const [first, second] = [all.slice(0, HAND), all.slice(HAND)];

/**
 * Two hands, each with cards and a template of its own; one seller of ranges and of the software with
 * them, and tasks from one collection.
 */
function customers(card: (account: number) => string): WorldBuilder {
  const random = seeded(7);
  const pick = (count: number) => Math.floor(random() * count);
  const world = payingPeople(ACCOUNTS);
  for (const account of all) {
    const hand = account < HAND ? 'a' : 'b';
    harvests(world, account, `template ${hand}`);
    for (let i = 0; i < 8; i++) world.use(account, 'network', `range ${pick(40)}`, 'slash24');
    for (let i = 0; i < 3; i++) world.use(account, 'content', `task ${pick(60)}`, 'template');
    world.use(account, 'device', 'the seller’s client', 'user_agent');
    world.use(account, 'payment', card(account), 'instrument');
  }
  return world;
}

/** Cards that serve three accounts each, all of one hand. */
const ownCards = (account: number) => `card ${Math.floor(account / 3)}`;

function partsOf(world: WorldBuilder): number[][] {
  const evidence = world.build();
  const counts = countGroup(evidence, new Set(all));
  return partsByOwnTemplates(evidence, counts, 6).map((part) => [...part]);
}

function operatorsOf(world: WorldBuilder): number[][] {
  const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
    account < all.length ? 0 : -1,
  );
  const { groups } = attribute(
    world.build(),
    [{ name: 'one', communities, targetSize: ACCOUNTS }],
    { parameters: DEFAULT_PARAMETERS, random: seeded(1) },
  );
  return groups.flatMap(({ verdict, group }) =>
    verdict === 'operator' ? [[...group.members]] : [],
  );
}

describe('parts by templates of their own', () => {
  it('are those who each have one through them', () => {
    expect(partsOf(customers(ownCards))).toEqual([first, second]);
  });

  it('are one where many have each other’s', () => {
    const world = customers(ownCards);
    for (const account of all.slice(HAND - 10, HAND + 10))
      for (const hand of ['a', 'b']) world.use(account, 'content', `template ${hand}`, 'template');
    expect(partsOf(world)).toEqual([]);
  });

  it('are none by a template that strangers use as well', () => {
    const world = customers(ownCards);
    for (let account = 1000; account < 1010; account++)
      world.use(account, 'content', 'template a', 'template');
    expect(partsOf(world)).toEqual([]);
  });

  it('part a group that one seller’s ranges and software hold together', () => {
    const evidence = customers(ownCards).build();
    const group = growGroup(evidence, tabulateTraits(evidence), new Set(all), DEFAULT_PARAMETERS)!;
    expect([...group.members]).toEqual(all);
    const split = splitByBridge(evidence, group, DEFAULT_PARAMETERS, seeded(1));
    expect(split).toMatchObject({ areHands: true });
    expect(split!.parts.map((part) => [...part])).toEqual([first, second]);
  });

  it('are two operators, though one seller’s ranges and software hold them together', () => {
    expect(operatorsOf(customers(ownCards))).toEqual([first, second]);
  });

  it('are one operator’s who pays for both with the same cards', () => {
    expect(operatorsOf(customers((account) => `card ${account % 20}`))).toEqual([all]);
  });
});
