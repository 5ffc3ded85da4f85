import { describe, expect, it } from 'vitest';
import { findGroups, stabilityOf } from '../../server/attribution/findGroups.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import type { WeighedEvidence } from '../../server/attribution/weighedEvidence.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 4000;

/** Ordinary accounts on shared ranges with popular clients; cards and devices of their own. */
function background(random: () => number): WorldBuilder {
  const world = new WorldBuilder(ACCOUNTS);
  for (let account = 0; account < ACCOUNTS; account++) {
    world.use(account, 'network', `isp ${Math.floor(random() ** 2 * 200)}`);
    world.use(account, 'device', `client ${Math.floor(random() * 12)}`);
    if (random() < 0.1) world.use(account, 'content', `viral ${Math.floor(random() * 5)}`);
  }
  return world;
}

/** Woven: every account draws a card, a device, two ranges and a template independently. */
function plant(
  world: WorldBuilder,
  random: () => number,
  name: string,
  from: number,
  to: number,
  ranges: string,
): void {
  const size = to - from;
  const draw = (n: number) => Math.floor(random() * Math.max(1, n));
  for (let account = from; account < to; account++) {
    world.use(account, 'payment', `${name} card ${draw(size / 12)}`);
    world.use(account, 'device', `${name} device ${draw(size / 6)}`);
    world.use(account, 'network', `${ranges} range ${draw(8)}`);
    world.use(account, 'content', `${name} template ${draw(2)}`);
  }
}

/** What a coarse partition says: one community for each block of accounts, and one of the rest. */
const proposal = (
  evidence: WeighedEvidence,
  blocks: readonly [number, number][],
  targetSize = 100,
) => ({
  name: 'planted',
  targetSize,
  communities: Int32Array.from({ length: evidence.accounts }, (_, account) => {
    const block = blocks.findIndex(([from, to]) => account >= from && account < to);
    return block === -1 ? blocks.length : block;
  }),
});

const find = (evidence: WeighedEvidence, blocks: readonly [number, number][], seed = 1) =>
  findGroups(evidence, [proposal(evidence, blocks)], DEFAULT_PARAMETERS, seeded(seed)).map(
    ({ group }) => [...group.members],
  );

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** On how many sides of an account number each group has members: on one, where it is one hand's. */
const sidesOf = (groups: readonly number[][], border: number) =>
  groups.map((group) => new Set(group.map((account) => account < border)).size);

describe('the stability of a group', () => {
  const random = seeded(7);
  const world = background(random);
  plant(world, random, 'A', 0, 150, 'A');
  const evidence = world.build();
  const whole: [number, number][] = [[0, 300]];
  const fine = Array.from({ length: 15 }, (_, i): [number, number] => [10 * i, 10 * i + 10]);
  const stabilityWith = (...proposals: ReturnType<typeof proposal>[]) => {
    const [found] = findGroups(evidence, proposals, DEFAULT_PARAMETERS, seeded(1));
    return stabilityOf(found!.group, proposals);
  };

  it('counts no partition too fine to hold it', () => {
    expect(stabilityWith(proposal(evidence, whole, 1000), proposal(evidence, fine, 12))).toBe(1);
  });

  it('counts those that were asked for its size and part it', () => {
    expect(stabilityWith(proposal(evidence, whole, 1000), proposal(evidence, fine, 100))).toBe(0.5);
  });

  it('asks the coarsest where none is coarse enough', () => {
    expect(stabilityWith(proposal(evidence, whole, 12))).toBe(1);
  });
});

describe('findGroups', () => {
  it('finds a woven operator in a community that is half innocent, and no innocent', () => {
    const random = seeded(7);
    const world = background(random);
    plant(world, random, 'A', 0, 150, 'A');
    const groups = find(world.build(), [[0, 300]]);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.every((account) => account < 150)).toBe(true);
    expect(groups[0]!.length).toBeGreaterThanOrEqual(143);
  });

  it('keeps two rivals behind one proxy seller apart', () => {
    const random = seeded(8);
    const world = background(random);
    plant(world, random, 'A', 0, 120, 'seller');
    plant(world, random, 'B', 120, 220, 'seller');
    const groups = find(world.build(), [[0, 260]]);
    expect(groups).toHaveLength(2);
    for (const group of groups) {
      expect(new Set(group.map((account) => account < 120)).size).toBe(1);
      expect(group.length).toBeGreaterThanOrEqual(90);
    }
  });

  it('keeps rivals apart who rent from one seller and copied one phrase', () => {
    const random = seeded(12);
    const world = background(random);
    plant(world, random, 'A', 0, 120, 'seller');
    plant(world, random, 'B', 120, 220, 'seller');
    for (let account = 0; account < 220; account++)
      if (random() < 0.35) world.use(account, 'content', 'one phrase');
    const groups = find(world.build(), [[0, 260]]);
    expect(sidesOf(groups, 120)).toEqual([1, 1]);
  });

  it('keeps rivals apart who rent from one seller and took the same published phrases', () => {
    const random = seeded(15);
    const world = background(random);
    plant(world, random, 'A', 0, 120, 'seller');
    plant(world, random, 'B', 120, 220, 'seller');
    for (const account of [...range(0, 220), ...range(1000, 1040)])
      for (let phrase = 0; phrase < 4; phrase++)
        if (random() < 0.9) world.use(account, 'content', `published ${phrase}`);
    const groups = find(world.build(), [[0, 260]]);
    expect(sidesOf(groups, 120)).toEqual([1, 1]);
  });

  it('keeps rivals apart who rent from one seller, whose machines have a client that nobody else has', () => {
    const random = seeded(18);
    const world = background(random);
    plant(world, random, 'A', 0, 120, 'seller');
    plant(world, random, 'B', 120, 220, 'seller');
    world.behaviour.fill(ORDINARY, 0, 220);
    for (const account of range(0, 220)) world.use(account, 'device', 'seller’s client', 'tls');
    const groups = find(world.build(), [[0, 260]]);
    expect(sidesOf(groups, 120)).toEqual([1, 1]);
  });

  /** Blocks with a card, a device and a range each that use the same template by one client. */
  const blocks = (client: string, alsoUsedBy: readonly number[]) => {
    const world = background(seeded(19));
    for (const account of range(0, 200)) {
      for (const family of ['payment', 'device', 'network'] as const)
        world.use(account, family, `block ${Math.floor(account / 25)}`);
      world.use(account, 'content', 'one template');
    }
    for (const account of [...range(0, 200), ...alsoUsedBy])
      world.use(account, 'device', client, 'tls');
    return find(world.build(), [[0, 200]]);
  };

  it('takes blocks for one hand whose template has a client that nobody else uses', () => {
    expect(blocks('own client', range(1000, 1020))).toEqual([range(0, 200)]);
  });

  it('takes them for several where others use the client as well', () => {
    expect(blocks('library', range(1000, 1400))).toHaveLength(8);
  });

  it('leaves out who has a card and a range of an operator’s, but never its client', () => {
    const random = seeded(20);
    const world = background(random);
    plant(world, random, 'A', 0, 120, 'A');
    for (const account of range(0, 120)) world.use(account, 'device', 'own client', 'tls');
    for (const [account, client] of [
      [130, 'own client'],
      [131, 'library'],
    ] as const) {
      world.use(account, 'payment', 'A card 3');
      world.use(account, 'network', 'A range 5');
      world.use(account, 'device', client, 'tls');
    }
    for (const account of range(200, 400)) world.use(account, 'device', 'library', 'tls');
    for (const account of range(400, 430)) world.use(account, 'network', 'A range 5');
    const [group, ...others] = find(world.build(), [[0, 140]]);
    expect(others).toEqual([]);
    expect(group).toContain(130);
    expect(group).not.toContain(131);
  });

  it('keeps bureaus apart that work at one customer’s briefs behind carriers that others use as well', () => {
    const random = seeded(21);
    const world = background(random);
    plant(world, random, 'A', 0, 80, 'carrier');
    plant(world, random, 'B', 80, 160, 'carrier');
    for (const account of range(0, 160)) world.use(account, 'content', 'one brief');
    for (const account of range(400, 500))
      world.use(account, 'network', `carrier range ${Math.floor(random() * 8)}`);
    const groups = find(world.build(), [[0, 200]]);
    expect(sidesOf(groups, 80)).toEqual([1, 1]);
  });

  it('raises no group of families whose only large party is a card that went round among them', () => {
    const world = background(seeded(22));
    // Seven people at home with a family each, all with one card.
    for (const account of range(0, 7)) {
      world.use(account, 'payment', 'card that went round');
      world.use(account, 'network', `home ${1 + account}`);
    }
    for (const no of range(1, 9)) {
      const from = 3 + 4 * no;
      for (const account of range(from, from + 4)) {
        world.use(account, 'payment', `card ${no}`);
        world.use(account, 'network', `home ${no}`);
      }
      for (const account of range(from, from + 2)) world.use(account, 'network', `home ${no + 1}`);
    }
    expect(find(world.build(), [[0, 39]])).toEqual([]);
  });

  it('leaves out namesakes of an operator’s who have mail at its provider', () => {
    const random = seeded(23);
    const world = background(random);
    for (const account of range(0, 100)) {
      for (const no of range(0, 3)) world.use(account, 'content', `own template ${no}`);
      world.use(account, 'identity', 'provider.example', 'email_domain');
    }
    for (const account of range(0, 30))
      world.use(account, 'payment', `name ${account % 5}`, 'billing_name');
    for (const account of range(300, 400))
      world.use(account, 'identity', 'provider.example', 'email_domain');
    for (const account of [...range(0, 100), ...range(300, 340)])
      world.use(account, 'network', 'a carrier', 'asn');
    for (const account of range(304, 307)) world.use(account, 'payment', 'name 4', 'billing_name');
    const [group, ...others] = find(world.build(), [[0, 120]]);
    expect(others).toEqual([]);
    expect(group!.filter((account) => account >= 100)).toEqual([]);
    expect(group!.length).toBeGreaterThan(90);
  });

  it('keeps a laboratory out of an operator ten times its size that took the same problems', () => {
    const random = seeded(17);
    const world = background(random);
    plant(world, random, 'A', 0, 400, 'A');
    plant(world, random, 'lab', 400, 434, 'lab');
    for (const account of [...range(0, 434), ...range(1000, 1450)]) {
      const chance = account < 400 ? 0.4 : 0.8;
      for (let problem = 0; problem < 4; problem++)
        if (random() < chance) world.use(account, 'content', `published ${problem}`);
    }
    const groups = find(world.build(), [[0, 434]]);
    expect(sidesOf(groups, 400)).toEqual([1, 1]);
  });

  it('keeps a small operator apart from a large one that has one billing name in common', () => {
    const random = seeded(19);
    const world = background(random);
    plant(world, random, 'A', 0, 300, 'A');
    plant(world, random, 'B', 300, 360, 'B');
    for (const account of range(0, 360)) {
      const isLarge = account < 300;
      if (random() < (isLarge ? 0.1 : 0.5))
        world.use(account, 'payment', 'wei zhang', 'billing_name');
      for (let phrase = 0; phrase < 4; phrase++)
        if (random() < (isLarge ? 0.8 : 0.4)) world.use(account, 'content', `published ${phrase}`);
    }
    // Some of B copied what A alone sends, so that growing A draws B in, account by account.
    for (const account of range(300, 360))
      if (random() < 0.25) world.use(account, 'content', 'A template 0');
    for (const account of range(1000, 1250))
      for (let phrase = 0; phrase < 4; phrase++)
        if (random() < 0.5) world.use(account, 'content', `published ${phrase}`);
    const groups = find(world.build(), [[0, 360]]);
    expect(sidesOf(groups, 300)).toEqual([1, 1]);
  });

  it('makes no group of firms too small for one each that use common phrases', () => {
    const random = seeded(16);
    const world = background(random);
    for (const [firm, [from, to]] of [
      [0, 9],
      [9, 14],
      [14, 17],
    ].entries()) {
      for (const account of range(from!, to!)) {
        world.use(account, 'payment', `card of firm ${firm}`);
        world.use(account, 'network', `server of firm ${firm}`);
        world.use(account, 'identity', `organisation ${firm}`);
        world.use(account, 'content', `product of firm ${firm}`);
      }
    }
    for (const account of [...range(0, 17), ...range(1000, 1020)])
      for (let phrase = 0; phrase < 6; phrase++)
        if (random() < 0.6) world.use(account, 'content', `common ${phrase}`);
    const [first, ...others] = find(world.build(), [[0, 17]]);
    expect(others).toEqual([]);
    expect(first).toEqual(range(0, 9));
  });

  it('leaves out households that live behind an operator’s range', () => {
    const random = seeded(13);
    const world = background(random);
    plant(world, random, 'A', 0, 120, 'A');
    for (let household = 0; household < 8; household++) {
      for (let account = 120 + household * 4; account < 124 + household * 4; account++) {
        world.use(account, 'network', `A range ${household % 8}`);
        world.use(account, 'payment', `card of household ${household}`);
        world.use(account, 'device', `tablet of household ${household}`);
      }
    }
    const groups = find(world.build(), [[0, 152]]);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.every((account) => account < 120)).toBe(true);
  });

  it('raises no group of households who are neighbours', () => {
    const world = background(seeded(14));
    for (const account of range(0, 32)) {
      world.use(account, 'network', 'one house');
      world.use(account, 'payment', `card ${account >> 2}`);
      world.use(account, 'device', `tablet ${account >> 2}`);
    }
    expect(find(world.build(), [[0, 32]])).toEqual([]);
  });

  it('merges two waves that share templates and billing names but no card and no range', () => {
    const random = seeded(9);
    const world = background(random);
    plant(world, random, 'wave 1', 0, 80, 'wave 1');
    plant(world, random, 'wave 2', 80, 160, 'wave 2');
    for (let account = 0; account < 160; account++) {
      world.use(account, 'content', 'one instruction');
      world.use(account, 'payment', `name ${Math.floor(random() * 6)}`);
    }
    const groups = find(world.build(), [
      [0, 80],
      [80, 160],
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.length).toBeGreaterThanOrEqual(152);
  });

  it('finds nothing in a world without an operator', () => {
    expect(find(background(seeded(10)).build(), [[0, 300]])).toEqual([]);
  });

  it('raises no group for what one family alone holds together', () => {
    const world = background(seeded(11));
    for (const account of range(0, 60)) world.use(account, 'network', 'one exit');
    expect(find(world.build(), [[0, 60]])).toEqual([]);
  });
});
