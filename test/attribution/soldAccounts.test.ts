import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import type { Evidence } from '../../server/attribution/evidence.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const SOLD = 150;
/** Of the accounts that were sold so many went to one hand, with cards and a template of its own. */
const HAND = 60;

/** Accounts that one maker signed up at five machines behind three ranges, and sold. */
function sold(): Evidence {
  const random = seeded(3);
  const pick = (count: number) => Math.floor(random() * count);
  const world = new WorldBuilder(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account++) {
    world.behaviour[account] = {
      ...ORDINARY,
      createdS: account * 3600,
      instruments: 1,
      devices: 2,
    };
    world.use(account, 'identity', `provider ${account % 3}`, 'email_domain');
    if (account % 10 === 0) world.use(account, 'content', 'went round', 'template');
  }
  for (let account = 0; account < SOLD; account++) {
    world.use(account, 'device', `machine ${pick(5)}`, 'device');
    world.use(account, 'network', `range ${pick(3)}`, 'slash24');
    if (account >= HAND) continue;
    world.behaviour[account] = {
      ...world.behaviour[account]!,
      templatePrompts: 18,
      nightExchanges: 5,
      weekendExchanges: 6,
    };
    world.use(account, 'payment', `card ${account % 8}`, 'instrument');
    world.use(account, 'content', 'the template', 'template');
  }
  return world.build();
}

function operatorsOf(evidence: Evidence): number[][] {
  const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
    account < SOLD ? 0 : -1,
  );
  const { groups } = attribute(evidence, [{ name: 'one', communities, targetSize: SOLD }], {
    parameters: DEFAULT_PARAMETERS,
    random: seeded(1),
  });
  return groups
    .filter(({ verdict }) => verdict === 'operator')
    .map(({ group }) => [...group.members]);
}

describe('accounts that were made to be sold', () => {
  it('are no one hand’s for their maker’s machines; those are which one buyer has', () => {
    const evidence = sold();
    const coarse = Uint8Array.from(evidence.kinds, (kind) =>
      Number(kind === 'device' || kind === 'slash24'),
    );
    const hand = Array.from({ length: HAND }, (_, account) => account);
    expect(operatorsOf({ ...evidence, coarse })).toEqual([hand]);
    // With the machines taken for a hand’s own it cannot be told from the other buyers.
    expect(operatorsOf(evidence)).not.toEqual([hand]);
  });
});
