import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import type { AccountBehaviour } from '../../server/attribution/evidence.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const BLOCK = 10;
/** Prompts are known, and hours not, as of a case without sessions. */
const HARVESTING: AccountBehaviour = {
  ...ORDINARY,
  emailDomain: 'a provider',
  localExchanges: 0,
  nightExchanges: 0,
  weekendExchanges: 0,
  templatePrompts: 19,
  instruments: 1,
};

/** So many blocks, each with one card for all, and one template in all of them. */
function blocks(count: number, behaviour: AccountBehaviour = HARVESTING): WorldBuilder {
  const world = new WorldBuilder(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account++)
    world.use(account, 'identity', `provider ${account % 3}`, 'email_domain');
  // Somebody has an organisation, so that to have none says something.
  world.behaviour[ACCOUNTS - 1] = { ...ORDINARY, orgVerified: true };
  for (let account = 0; account < count * BLOCK; account++) {
    world.behaviour[account] = { ...behaviour, createdS: account * 86_400 };
    world.use(account, 'payment', `card ${Math.floor(account / BLOCK)}`, 'instrument');
    world.use(account, 'content', 'the template', 'template');
  }
  return world;
}

function groupsOf(world: WorldBuilder): { members: number; verdict: string }[] {
  const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
    Math.floor(account / BLOCK),
  );
  return attribute(world.build(), [{ name: 'blocks', communities, targetSize: BLOCK }], {
    parameters: DEFAULT_PARAMETERS,
    random: seeded(1),
  }).groups.map(({ group, verdict }) => ({ members: group.members.length, verdict }));
}

describe('blocks that one template goes through', () => {
  it('are looked at as a whole where each by itself is open', () => {
    expect(groupsOf(blocks(5))).toEqual([{ members: 5 * BLOCK, verdict: 'operator' }]);
  });

  it('stay apart where they are two: that may be chance', () => {
    expect(groupsOf(blocks(2)).map(({ members }) => members)).toEqual([BLOCK, BLOCK]);
  });

  it('stay apart where strangers use the template as well', () => {
    const world = blocks(5);
    for (let account = 1000; account < 1020; account++)
      world.use(account, 'content', 'the template', 'template');
    expect(groupsOf(world).every(({ members }) => members === BLOCK)).toBe(true);
  });

  it('stay apart, and innocent, where an innocent explanation of each leads', () => {
    const seats: AccountBehaviour = { ...HARVESTING, orgVerified: true, localExchanges: 20 };
    const found = groupsOf(blocks(5, seats));
    expect(found).toEqual(Array(5).fill({ members: BLOCK, verdict: 'shared-benign' }));
  });
});
