import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import { acrossDomains, domainsInHand } from '../../server/attribution/domainsInHand.js';
import { countGroup } from '../../server/attribution/groupCounts.js';
import { domainOf } from '../../server/attribution/mailDomain.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import type { WeighedEvidence } from '../../server/attribution/weighedEvidence.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const SIZE = 240;
const MEMBERS = Array.from({ length: SIZE }, (_, account) => account);

/** Where members have mail and what they pay with, among strangers at providers with cards of their own. */
function people(
  domainAt: (account: number) => string,
  cardOf: (account: number) => string,
): WorldBuilder {
  const world = new WorldBuilder(ACCOUNTS);
  world.behaviour.fill({ ...ORDINARY, emailDomain: 'somewhere', instruments: 1 });
  for (const account of MEMBERS) {
    world.use(account, 'identity', domainAt(account), 'email_domain');
    world.use(account, 'payment', cardOf(account), 'instrument');
  }
  for (let account = SIZE; account < ACCOUNTS; account++)
    world.use(account, 'identity', `provider ${account % 3}`, 'email_domain');
  return world;
}

/** Twenty cards of twelve accounts that go across eight domains. */
const card = (account: number) => `card ${Math.floor(account / 12)}`;
const farm = () => people((account) => `domain ${account % 8}`, card);

const counted = (evidence: WeighedEvidence) => ({
  members: Int32Array.from(MEMBERS),
  counts: countGroup(evidence, new Set(MEMBERS)),
});

describe('domains in somebody’s hand', () => {
  it('are those that cards go across, and no provider’s', () => {
    expect(domainsInHand(farm().build()).size).toBe(8);
  });

  it('are no place where strangers have mail as well', () => {
    const world = farm();
    for (let account = SIZE; account < SIZE + 80; account++)
      world.use(account, 'identity', `domain ${account % 8}`, 'email_domain');
    expect(domainsInHand(world.build()).size).toBe(0);
  });

  it('are no firms’ domains, each with the firm’s cards', () => {
    const firm = (account: number) => Math.floor(account / 60);
    const world = people(
      (account) => `firm ${firm(account)}`,
      (account) => `card ${firm(account)} ${account % 5}`,
    );
    expect(domainsInHand(world.build()).size).toBe(0);
  });

  it('are no domain that goes with one card', () => {
    const world = people(
      (account) => `domain ${account % 2}`,
      (account) => `card ${account % 2}`,
    );
    expect(domainsInHand(world.build()).size).toBe(0);
  });

  it('are several of a group’s own', () => {
    const evidence = farm().build();
    expect(domainOf(evidence, counted(evidence))).toBe('several of its own');
    const two = people((account) => `domain ${account % 2}`, card).build();
    expect(domainOf(two, counted(two))).toBe('own and new');
  });

  it('are proposed together, those of two hands apart', () => {
    const half = (account: number) => (account < SIZE / 2 ? 'east' : 'west');
    const world = people((account) => `${half(account)} ${account % 4}`, card);
    const { communities } = acrossDomains(world.build())!;
    expect(new Set(communities.slice(0, SIZE / 2)).size).toBe(1);
    expect(new Set(communities.slice(SIZE / 2, SIZE)).size).toBe(1);
    expect(communities[0]).not.toBe(communities[SIZE - 1]);
    expect(communities[SIZE]).toBe(-1);
  });

  it('are not proposed where there are none', () => {
    const world = people(
      (account) => `provider ${account % 3}`,
      (account) => `card ${account}`,
    );
    expect(acrossDomains(world.build())).toBe(null);
  });

  it('hold a group together whose cards the graph proposes one by one', () => {
    const evidence = farm().build();
    const communities = Int32Array.from({ length: ACCOUNTS }, (_, account) =>
      account < SIZE ? Math.floor(account / 12) : -1,
    );
    const proposals = [{ name: 'cards', communities, targetSize: 12 }];
    const { groups } = attribute(evidence, proposals, {
      parameters: DEFAULT_PARAMETERS,
      random: seeded(1),
    });
    expect(groups.map(({ group }) => [...group.members])).toEqual([MEMBERS]);
  });
});
