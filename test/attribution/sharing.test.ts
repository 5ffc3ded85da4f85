import { describe, expect, it } from 'vitest';
import { countGroup } from '../../server/attribution/groupCounts.js';
import { domainOf } from '../../server/attribution/mailDomain.js';
import { instrumentsOf, meansOf, rangesOf, softwareOf } from '../../server/attribution/sharing.js';
import type { WeighedEvidence } from '../../server/attribution/weighedEvidence.js';
import { ORDINARY, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 1000;
const SIZE = 40;
const MEMBERS = Array.from({ length: SIZE }, (_, account) => account);
const OTHERS = Array.from({ length: ACCOUNTS - SIZE }, (_, no) => SIZE + no);

const world = () => new WorldBuilder(ACCOUNTS);
const counted = (evidence: WeighedEvidence, members: readonly number[] = MEMBERS) => ({
  members: Int32Array.from(members),
  counts: countGroup(evidence, new Set(members)),
});

describe('meansOf', () => {
  /** What a group pays with that pays by so many of each kind, each of five accounts. */
  const means = (cards: Readonly<Record<string, number>>) => {
    const made = world();
    made.behaviour.fill({ ...ORDINARY, instruments: 1 });
    const stack = Object.entries(cards).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, no) => ({ kind, value: `${kind} ${no}` })),
    );
    for (const account of MEMBERS) {
      const { kind, value } = stack[account % stack.length]!;
      made.use(account, 'payment', value, kind);
    }
    const evidence = made.build();
    return meansOf(evidence, counted(evidence));
  };

  it('are gift cards where most who share an instrument share nothing else', () => {
    expect(means({ gift_card: 8 })).toBe('gift cards');
    expect(means({ gift_card: 5, instrument: 3 })).toBe('gift cards');
    expect(means({ gift_card: 4, instrument: 4 })).toBe(null);
  });

  it('are wallets where a pool of them pays for most', () => {
    expect(means({ wallet: 8 })).toBe('wallets');
    expect(means({ wallet: 5, instrument: 3 })).toBe('wallets');
    expect(means({ wallet: 3, instrument: 5 })).toBe(null);
    expect(means({ wallet: 1 })).toBe(null);
  });

  it('are none where nothing is shared', () => {
    expect(means({ instrument: SIZE })).toBe(null);
    const evidence = world().build();
    expect(meansOf(evidence, counted(evidence))).toBe(null);
  });
});

describe('instrumentsOf', () => {
  const paying = (name: (account: number) => string, card = (account: number) => `${account}`) => {
    const made = world();
    made.behaviour.fill({ ...ORDINARY, instruments: 1 });
    for (const account of MEMBERS) {
      made.use(account, 'payment', card(account), 'instrument');
      made.use(account, 'payment', name(account), 'billing_name');
    }
    return made;
  };

  it('sees few names on cards of which each account has its own', () => {
    const evidence = paying((account) => `name ${account % 5}`).build();
    expect(instrumentsOf(evidence, counted(evidence))).toBe('own cards in few names');
  });

  it('tells one name, which may be a firm’s, from several', () => {
    const evidence = paying(() => 'the firm').build();
    expect(instrumentsOf(evidence, counted(evidence))).toBe('own cards in one name');
  });

  it('tells a pool of cards that somebody pays openly from one in many names', () => {
    const pool = (name: (account: number) => string) => {
      const evidence = paying(name, (account) => `card ${account % 8}`).build();
      return instrumentsOf(evidence, counted(evidence));
    };
    expect(pool(() => 'the firm')).toBe('a pool in one name');
    expect(pool((account) => `name ${account % 8}`)).toBe('a pool of several');
  });

  it('tells two cards for all from a pool', () => {
    const evidence = paying(
      (account) => `name ${account}`,
      (account) => `card ${account % 2}`,
    ).build();
    expect(instrumentsOf(evidence, counted(evidence))).toBe('two for all');
  });

  it('takes names that are common everywhere for namesakes', () => {
    const made = paying((account) => `name ${account % 5}`);
    for (const account of OTHERS)
      made.use(account, 'payment', `name ${account % 5}`, 'billing_name');
    const evidence = made.build();
    expect(instrumentsOf(evidence, counted(evidence))).toBe('not shared');
  });

  it('looks at cards first', () => {
    const evidence = paying(
      (account) => `name ${account % 5}`,
      () => 'one',
    ).build();
    expect(instrumentsOf(evidence, counted(evidence))).toBe('one for all');
  });

  it('says nothing of who pays nothing', () => {
    const evidence = world().build();
    expect(instrumentsOf(evidence, counted(evidence))).toBe(null);
  });
});

describe('rangesOf', () => {
  const behind = (outside: number, exits = 3) => {
    const made = world();
    for (const account of [...MEMBERS, ...OTHERS.slice(0, outside)])
      made.use(account, 'network', `exit ${account % exits}`, 'slash24');
    const evidence = made.build();
    return rangesOf(evidence, counted(evidence));
  };

  it('tells a place of one’s own from one that more others use', () => {
    expect(behind(10)).toBe('a pool of several');
    expect(behind(200)).toBe('among many others');
  });

  it('tells one range and two, as a house has them, from a pool', () => {
    expect(behind(0, 1)).toBe('one for all');
    expect(behind(0, 2)).toBe('two for all');
    expect(behind(0, 4)).toBe('a pool of several');
  });
});

describe('softwareOf', () => {
  const using = (outside: number) => {
    const made = world();
    for (const account of [...MEMBERS, ...OTHERS.slice(0, outside)])
      made.use(account, 'device', 'a headless browser', 'user_agent');
    const evidence = made.build();
    return softwareOf(evidence, counted(evidence));
  };

  it('is a group’s own where hardly anybody else uses it', () => {
    expect(using(5)).toBe('one of its own');
    expect(using(100)).toBe('none of its own');
  });

  it('goes by many names where one handshake of its own is under many browsers', () => {
    const under = (names: number) => {
      const made = world();
      for (const account of MEMBERS) {
        made.use(account, 'device', 'a handshake', 'tls');
        made.use(account, 'device', `browser ${account % names}`, 'user_agent');
      }
      // Browsers as others have them too.
      for (const account of OTHERS)
        made.use(account, 'device', `browser ${account % 20}`, 'user_agent');
      const evidence = made.build();
      return softwareOf(evidence, counted(evidence));
    };
    expect(under(12)).toBe('one under many names');
    expect(under(3)).toBe('one of its own');
  });

  it('is not known where no session names it', () => {
    const evidence = world().build();
    expect(softwareOf(evidence, counted(evidence))).toBe(null);
  });
});

describe('domainOf', () => {
  /** Members at one domain with so many others, of whom a share has a range in common with members. */
  const at = (outside: number, colleagues: number) => {
    const made = world();
    made.behaviour.fill({ ...ORDINARY, emailDomain: 'there' });
    for (const account of MEMBERS) made.use(account, 'network', 'the house', 'slash24');
    for (const account of [...MEMBERS, ...OTHERS.slice(0, outside)])
      made.use(account, 'identity', 'there', 'email_domain');
    for (const account of OTHERS.slice(0, colleagues))
      made.use(account, 'network', 'the house', 'slash24');
    const evidence = made.build();
    return domainOf(evidence, counted(evidence));
  };

  it('is a group’s own where hardly anyone else has mail there', () => {
    expect(at(5, 0)).toBe('own and new');
  });

  it('is an institution’s where the others have something in common with members', () => {
    expect(at(60, 40)).toBe('own and new');
  });

  it('is a provider’s where they have not, however large a part of a small case the group is', () => {
    expect(at(60, 2)).toBe('none of its own');
    expect(at(600, 400)).toBe('none of its own');
  });

  it('has a history where people have signed up for months', () => {
    const made = world();
    for (const account of MEMBERS) {
      made.behaviour[account] = {
        ...ORDINARY,
        emailDomain: 'there',
        createdS: account * 3 * 86_400,
      };
      made.use(account, 'identity', 'there', 'email_domain');
    }
    const evidence = made.build();
    expect(domainOf(evidence, counted(evidence))).toBe('own with history');
  });

  it('sees few mailboxes behind many addresses', () => {
    const made = world();
    made.behaviour.fill({ ...ORDINARY, emailDomain: 'a provider' });
    for (const account of MEMBERS) made.use(account, 'identity', `${account % 4}`, 'mailbox');
    const evidence = made.build();
    expect(domainOf(evidence, counted(evidence))).toBe('few mailboxes');
  });

  it('is not known where no address is', () => {
    const evidence = world().build();
    expect(domainOf(evidence, counted(evidence))).toBe(null);
  });
});
