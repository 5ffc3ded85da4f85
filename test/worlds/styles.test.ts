import { describe, expect, it } from 'vitest';
import {
  type Cells,
  FROM_S,
  holdersOf,
  type OperatorWorld,
  operatorWorld,
  rangeOf,
  TO_S,
  valuesBy,
} from './operatorWorld.js';

const cardsBy = (w: OperatorWorld) =>
  valuesBy(w.rows('payments'), (row) => String(row['instrument_id']));
const devicesBy = (w: OperatorWorld) =>
  valuesBy(w.rows('sessions'), (row) => row['device_id'] as string | null);
const rangesBy = (w: OperatorWorld) => valuesBy(w.rows('sessions'), rangeOf);
const createdS = (row: Cells): number => Date.parse(String(row['created_at'])) / 1000;
const meet = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  a !== undefined && b !== undefined && [...a].some((value) => b.has(value));

describe('styles of operators', () => {
  it('woven: hardly a pair shares two of card, device and range', () => {
    const w = operatorWorld(1, [['woven', 800]]);
    const families = [cardsBy(w), devicesBy(w), rangesBy(w)];
    const ids = w.world.truth.map(({ id }) => id);
    let [pairs, two, one] = [0, 0, 0];
    for (let i = 0; i < ids.length; i++)
      for (let j = i + 1; j < ids.length; j += 7) {
        const shared = families.filter((by) => meet(by.get(ids[i]!), by.get(ids[j]!))).length;
        pairs++;
        if (shared >= 2) two++;
        if (shared >= 1) one++;
      }
    expect(two / pairs).toBeLessThan(0.01);
    expect(one / pairs).toBeGreaterThan(0.02);
  });

  it('rotation: no card, device or range in two waves, and the same templates in all', () => {
    const w = operatorWorld(2, [['rotation', 300]], () => ({
      waves: 3,
      sharedRanges: 0,
      paraphrased: 0,
    }));
    const waveS = (TO_S - FROM_S) / 3;
    const waveOf = new Map(
      w
        .rows('accounts')
        .map((row) => [String(row['account_id']), Math.floor((createdS(row) - FROM_S) / waveS)]),
    );
    expect(new Set(waveOf.values())).toEqual(new Set([0, 1, 2]));
    const wavesOf = (holders: Set<string>) =>
      new Set([...holders].map((id) => waveOf.get(id))).size;
    for (const by of [cardsBy(w), devicesBy(w), rangesBy(w)])
      for (const holders of holdersOf(by).values()) expect(wavesOf(holders)).toBe(1);
    const openings = holdersOf(
      valuesBy(w.rows('exchanges'), (row) => String(row['prompt']).slice(0, 40)),
    );
    expect([...openings.values()].some((holders) => wavesOf(holders) === 3)).toBe(true);
  });

  it('seller: two rivals share ranges and neither card nor device', () => {
    const w = operatorWorld(
      3,
      [
        ['seller', 200],
        ['seller', 150],
      ],
      ({ space }) => ({
        seller: Array.from({ length: 20 }, () => ({ prefix: space.range(), asn: 'AS1' })),
      }),
    );
    const operatorOf = new Map(w.world.truth.map(({ id, operator }) => [id, operator]));
    const both = (by: Map<string, Set<string>>) =>
      [...holdersOf(by).values()].filter(
        (holders) => new Set([...holders].map((id) => operatorOf.get(id))).size === 2,
      ).length;
    expect(both(rangesBy(w))).toBeGreaterThan(10);
    expect(both(cardsBy(w)) + both(devicesBy(w))).toBe(0);
  });

  it('slow: 3 to 8 exchanges an account', () => {
    const w = operatorWorld(4, [['slow', 120]]);
    const count = new Map<string, number>();
    for (const row of w.rows('exchanges'))
      count.set(String(row['account_id']), (count.get(String(row['account_id'])) ?? 0) + 1);
    expect(Math.max(...count.values())).toBeLessThanOrEqual(8);
    expect([...count.values()].filter((n) => n >= 3).length / 120).toBeGreaterThan(0.9);
  });

  it('polluted: prompts that go round, bought accounts, single addresses of homes', () => {
    const w = operatorWorld(5, [['polluted', 200]], () => ({ copiedTemplates: 0.5, templates: 8 }));
    const prompts = w.rows('exchanges').map((row) => String(row['prompt']));
    expect(
      prompts.some((prompt) => w.infrastructure.viral.some((text) => prompt.includes(text))),
    ).toBe(true);
    expect(w.rows('accounts').filter((row) => createdS(row) < FROM_S).length).toBeGreaterThan(20);
    const homes = new Set(w.infrastructure.homes.flat().map(({ prefix }) => prefix));
    expect(w.rows('sessions').every((row) => homes.has(rangeOf(row)))).toBe(true);
  });

  it('drip: sign-ups over months, in no hour many', () => {
    const w = operatorWorld(6, [['drip', 300]], () => ({ dripMonths: 3 }));
    const hours = w.rows('accounts').map((row) => Math.floor(createdS(row) / 3_600));
    expect(Math.max(...hours) - Math.min(...hours)).toBeGreaterThan(24 * 90);
    const perHour = new Map<number, number>();
    for (const hour of hours) perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
    expect(Math.max(...perHour.values())).toBeLessThan(8);
  });

  it('takeover: an old account whose devices change on a day while its card stays', () => {
    const w = operatorWorld(7, [['takeover', 100]], () => ({ takenOver: 12 }));
    const taken = w.world.truth.filter(({ kind }) => kind === 'taken-over');
    expect(taken).toHaveLength(12);
    const own = devicesBy(w);
    const holders = holdersOf(own);
    for (const { id, operator } of taken) {
      expect(operator).toBe('operator-1');
      const devices = [...own.get(id)!];
      expect(devices.some((device) => holders.get(device)!.size === 1)).toBe(true);
      expect(cardsBy(w).get(id)?.size ?? 0).toBeLessThanOrEqual(2);
    }
    expect(
      taken.some(({ id }) => [...own.get(id)!].some((device) => holders.get(device)!.size > 1)),
    ).toBe(true);
    const created = w
      .rows('accounts')
      .filter((row) => taken.some(({ id }) => id === row['account_id']));
    expect(created.every((row) => createdS(row) < FROM_S - 99 * 86_400)).toBe(true);
  });

  it('farm: two clients with templates of their own on common cards, and bystanders on them too', () => {
    const w = operatorWorld(8, [['farm', 200]], () => ({
      paraphrased: 0,
      copiedTemplates: 0,
      bystanders: 40,
    }));
    const truth = new Map(w.world.truth.map((row) => [row.id, row]));
    expect(
      w.world.truth
        .filter(({ kind }) => kind === 'bystander')
        .every(({ client, operator }) => client === '' && operator === 'operator-1'),
    ).toBe(true);
    const clients = new Set(
      w.world.truth.map(({ client }) => client).filter((client) => client !== ''),
    );
    expect(clients.size).toBe(2);
    expect(w.world.operators[0]!.clients).toEqual([...clients].sort());
    const whoOn = (by: Map<string, Set<string>>) =>
      [...holdersOf(by).values()].map(
        (holders) => new Set([...holders].map((id) => truth.get(id)!.client)),
      );
    expect(whoOn(cardsBy(w)).some((who) => who.size === 3)).toBe(true);
    const long = valuesBy(w.rows('exchanges'), (row) =>
      String(row['prompt']).length > 300 ? String(row['prompt']).slice(0, 80) : null,
    );
    expect(
      whoOn(long).every(
        (who) => !(who.has('operator-1-client-1') && who.has('operator-1-client-2')),
      ),
    ).toBe(true);
  });

  it('antidetect: no device in two accounts', () => {
    const w = operatorWorld(9, [['antidetect', 100]]);
    expect([...holdersOf(devicesBy(w)).values()].every((holders) => holders.size === 1)).toBe(true);
  });

  it('virtual-cards: a card for each account, few issuers, few holders in many spellings', () => {
    const w = operatorWorld(10, [['virtual-cards', 160]]);
    expect([...holdersOf(cardsBy(w)).values()].every((holders) => holders.size === 1)).toBe(true);
    expect(new Set(w.rows('payments').map((row) => row['bin'])).size).toBeLessThanOrEqual(4);
    const names = new Set(w.rows('payments').map((row) => String(row['billing_name'])));
    expect(names.size).toBeGreaterThan(8);
    expect([...names].some((name) => /[а-я]/.test(name))).toBe(true);
  });

  it('gift-and-crypto: no card at all', () => {
    const w = operatorWorld(11, [['gift-and-crypto', 80]]);
    expect(
      w.rows('payments').every((row) => ['gift_card', 'crypto'].includes(String(row['method']))),
    ).toBe(true);
    expect(w.rows('payments').length).toBeGreaterThan(80);
  });

  it('ipv6: more /64s than accounts, few /48s', () => {
    const w = operatorWorld(12, [['ipv6', 150]]);
    const prefix = (groups: number) =>
      new Set(
        w.rows('sessions').map((row) => String(row['ip']).split(':').slice(0, groups).join(':')),
      ).size;
    expect(prefix(4)).toBeGreaterThan(150);
    expect(prefix(3)).toBeLessThan(30);
  });

  it('blocks: no card, name, device or range in two blocks, and the same templates in all', () => {
    const w = operatorWorld(14, [['blocks', 120]], () => ({
      blockAccounts: 12,
      payment: 'shared',
      network: 'hosted',
      ranges: 1,
      paraphrased: 0,
    }));
    const blocks = holdersOf(cardsBy(w));
    expect(blocks.size).toBe(10);
    const blockOf = new Map([...blocks].flatMap(([card, ids]) => [...ids].map((id) => [id, card])));
    const blocksOf = (holders: Set<string>) => new Set([...holders].map((id) => blockOf.get(id)));
    const names = valuesBy(w.rows('payments'), (row) => String(row['billing_name']));
    for (const by of [rangesBy(w), devicesBy(w), names])
      for (const holders of holdersOf(by).values()) expect(blocksOf(holders).size).toBe(1);
    const openings = holdersOf(
      valuesBy(w.rows('exchanges'), (row) => String(row['prompt']).slice(0, 40)),
    );
    expect([...openings.values()].some((holders) => blocksOf(holders).size === 10)).toBe(true);
  });

  it('domains: mail at several domains of its own, each card across them', () => {
    const w = operatorWorld(15, [['domains', 160]], () => ({ domains: 5 }));
    const domains = valuesBy(w.rows('accounts'), (row) => String(row['email']).split('@')[1]!);
    expect(holdersOf(domains).size).toBe(5);
    const across = [...holdersOf(cardsBy(w)).values()].filter(
      (holders) => new Set([...holders].flatMap((id) => [...domains.get(id)!])).size > 1,
    );
    expect(across.length).toBeGreaterThan(5);
  });

  it('office: weekends off and nights off', () => {
    const w = operatorWorld(13, [['office', 80]]);
    const days = w.rows('exchanges').map((row) => new Date(String(row['at'])).getUTCDay());
    expect(days.filter((day) => day === 0 || day === 6).length / days.length).toBeLessThan(0.1);
  });

  it('plus-dot: one mailbox under many addresses', () => {
    const w = operatorWorld(14, [['plus-dot', 100]]);
    const emails = w.rows('accounts').map((row) => String(row['email']));
    expect(new Set(emails).size).toBeGreaterThan(60);
    const boxes = new Set(
      emails.map((email) => email.split('@')[0]!.split('+')[0]!.replaceAll('.', '')),
    );
    expect(boxes.size).toBe(1);
  });

  it('phone-pool and sham-company: numbers and an organisation for many', () => {
    const phones = operatorWorld(15, [['phone-pool', 120]])
      .rows('accounts')
      .map((row) => row['phone_hash']);
    expect(new Set(phones).size).toBeLessThan(30);
    const firm = operatorWorld(16, [['sham-company', 60]]).rows('accounts');
    expect(new Set(firm.map((row) => row['org_id'])).size).toBe(1);
    expect(new Set(firm.map((row) => String(row['email']).split('@')[1])).size).toBe(1);
  });

  it('jobs: many accounts act in the same few hours', () => {
    const perHour = (world: OperatorWorld) => {
      const hours = new Map<number, number>();
      for (const row of world.rows('exchanges')) {
        const hour = Math.floor(Date.parse(String(row['at'])) / 3_600_000);
        hours.set(hour, (hours.get(hour) ?? 0) + 1);
      }
      return [...hours.values()].sort((a, b) => b - a);
    };
    // Over seeds some operators send jobs and others trickle.
    const peaks = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const hours = perHour(operatorWorld(seed, [['woven', 100]]));
      return hours[10]! / hours[Math.floor(hours.length / 2)]!;
    });
    expect(Math.max(...peaks)).toBeGreaterThan(5);
    expect(Math.min(...peaks)).toBeLessThan(4);
  });

  it('a new model is asked by all accounts of an operator, and by none before its release', () => {
    const w = operatorWorld(18, [['woven', 60]]);
    const rows = w
      .rows('exchanges')
      .map((row) => ({ s: Date.parse(String(row['at'])) / 1000, model: String(row['model']) }));
    const isNew = (model: string) => model.endsWith('-4');
    expect(rows.every(({ s, model }) => s >= w.world.release || !isNew(model))).toBe(true);
    const late = rows.filter(({ s }) => s > w.world.release + 12 * 86_400);
    expect(late.length).toBeGreaterThan(10);
    expect(late.every(({ model }) => isNew(model))).toBe(true);
  });
});
