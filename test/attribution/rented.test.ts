import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { withoutRented } from '../../server/attribution/rented.js';
import { harvests, payingPeople, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const HAND = 60;
/** Strangers who buy from the same suppliers: accounts from 2 × HAND on. */
const CUSTOMERS = 40;

/** Two hands, each with cards and a template of its own, and customers; one supplier of ranges and numbers. */
function supplied(): WorldBuilder {
  const random = seeded(7);
  const pick = (count: number) => Math.floor(random() * count);
  const world = payingPeople(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account += 10)
    world.use(account, 'content', 'went round', 'template');
  for (let account = 0; account < 2 * HAND + CUSTOMERS; account++) {
    for (let i = 0; i < 3; i++) world.use(account, 'network', `range ${pick(6)}`, 'slash24');
    world.use(account, 'identity', `number ${pick(35)}`, 'phone');
    if (account >= 2 * HAND) continue;
    const hand = account < HAND ? 'a' : 'b';
    harvests(world, account, `template ${hand}`);
    world.use(account, 'payment', `card ${hand} ${pick(8)}`, 'instrument');
  }
  return world;
}

describe('what is rented', () => {
  it('makes no one hand of two, and takes in none of their suppliers’ customers', () => {
    const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
      account < 2 * HAND + CUSTOMERS ? 0 : -1,
    );
    const { groups } = attribute(
      supplied().build(),
      [{ name: 'one', communities, targetSize: ACCOUNTS }],
      { parameters: DEFAULT_PARAMETERS, random: seeded(1) },
    );
    const operators = groups.filter(({ verdict }) => verdict === 'operator');
    expect(operators.map(({ group }) => [...group.members])).toEqual([
      Array.from({ length: HAND }, (_, i) => i),
      Array.from({ length: HAND }, (_, i) => HAND + i),
    ]);
  });

  it('is addresses and numbers, and nothing where there are no numbers', () => {
    const world = new WorldBuilder(2);
    world.use(0, 'network', 'a range', 'slash24');
    world.use(0, 'identity', 'a number', 'phone');
    world.use(0, 'payment', 'a card', 'instrument');
    const evidence = world.build();
    expect(withoutRented(evidence, [0, 1, 2])).toEqual([2]);
    expect(withoutRented(evidence, [0, 2])).toEqual([0, 2]);
  });
});
