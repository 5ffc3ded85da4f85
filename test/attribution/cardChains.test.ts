import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import type { AccountBehaviour } from '../../server/attribution/evidence.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const SIZE = 60;
const HARVESTING: AccountBehaviour = {
  ...ORDINARY,
  localExchanges: 0,
  nightExchanges: 0,
  weekendExchanges: 0,
  templatePrompts: 19,
  instruments: 2,
};

/** Accounts with one template, and cards of which none serves more than two of them. */
function groupsOf(cardsOf: (account: number) => readonly string[]): [number, string][] {
  const world = new WorldBuilder(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account++)
    world.use(account, 'identity', `provider ${account % 3}`, 'email_domain');
  world.behaviour[ACCOUNTS - 1] = { ...ORDINARY, orgVerified: true };
  for (let account = 0; account < SIZE; account++) {
    world.behaviour[account] = { ...HARVESTING, createdS: account * 86_400 };
    world.use(account, 'content', 'the template', 'template');
    for (const card of cardsOf(account)) world.use(account, 'payment', card, 'instrument');
  }
  const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
    account < SIZE ? 0 : -1,
  );
  const { groups } = attribute(
    world.build(),
    [{ name: 'one', communities, targetSize: ACCOUNTS }],
    { parameters: DEFAULT_PARAMETERS, random: seeded(1) },
  );
  return groups.map(({ group, verdict }) => [group.members.length, verdict]);
}

describe('cards that serve two accounts each', () => {
  it('hold a group together where they make a chain', () => {
    const next = (account: number) => (account + 1) % SIZE;
    expect(groupsOf((account) => [`card ${account}`, `card ${next(account)}`])).toEqual([
      [SIZE, 'operator'],
    ]);
  });

  it('hold nobody where they are couples’, however many cards these have', () => {
    const couple = (account: number) => Math.floor(account / 2);
    expect(groupsOf((account) => [`his ${couple(account)}`, `hers ${couple(account)}`])).toEqual(
      [],
    );
  });
});
