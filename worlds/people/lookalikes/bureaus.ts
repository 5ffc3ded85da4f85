import { AIMS, type Aim } from '../../prompts/aims.js';
import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { payload } from '../../prompts/payloads.js';
import type { Random } from '../../random.js';
import { DAY_S, type Instrument, OFFICE_HOURS } from '../life.js';
import { domainName, freemail, localPart, person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/** A customer's order: briefs that everybody who works for him puts in front of each piece. */
interface Order {
  readonly aim: Aim | 'general';
  readonly briefs: readonly string[];
}

const drawOrder = (random: Random): Order => {
  const aim = random.chance(0.4) ? 'general' : random.pick(AIMS);
  return {
    aim,
    briefs: Array.from({ length: random.int(1, 6) }, () =>
      fixedText(random, random.int(2, 7), aim === 'general' ? undefined : aim),
    ),
  };
};

const byBrief = (random: Random, { aim, briefs }: Order): { text: string } => {
  const brief = random.pick(briefs);
  const piece = random.chance(0.5) ? ordinaryPrompt(random) : payload(random, aim, 0.5);
  return { text: `${brief}\n\n${piece}` };
};

/** Eight hours from an hour of local time on. */
const shiftFrom = (first: number): number[] =>
  Array.from({ length: 24 }, (_, hour) => ((hour - first + 24) % 24 < 8 ? 8 : 0.1));

/**
 * One to three bureaus that label, translate or answer mail for one customer: his briefs in all of
 * them, else a floor, machines, shifts, cards and people of their own. Some work around the clock.
 */
export function bureaus(setting: Setting, count: number): void {
  const { world } = setting;
  const order = drawOrder(world.random);
  const begins = world.from + world.random.between(-90, 30) * DAY_S;
  for (let i = 0; i < count; i++) bureau(setting, order, begins);
}

function bureau(setting: Setting, order: Order, begins: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const domain = random.chance(0.6) ? domainName(random) : null;
  const floors = Array.from({ length: random.int(1, 2) }, () => egress(setting));
  const size = random.int(15, 110);
  // Two or three people a desk where there are shifts.
  const shifts = random.pick([[9], [6, 14], [6, 14, 22]]);
  const desks = Array.from({ length: Math.ceil(size / shifts.length) }, () => device(random));
  const cards: Instrument[] = Array.from({ length: random.int(0, 4) }, () => ({
    ...ownCard(random, infrastructure.bins, person(random)),
    ...(random.chance(0.7) ? { name: domain?.split('.')[0] ?? 'office services' } : {}),
  }));
  const org = random.chance(0.6)
    ? { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.6) }
    : {};
  const share = random.between(0.5, 0.95);
  const joinDays = random.pick([0.3, 3, 60]);
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const shift = shifts[i % shifts.length]!;
    resident(setting, 'bureau', { who, place, busy: 4 }, (life) => ({
      ranges: random.chance(0.15) ? [...floors, life.ranges[0]!] : floors,
      devices: [desks[Math.floor(i / shifts.length)]!],
      cards: cards.length === 0 ? life.cards : [random.pick(cards)],
      hours: shifts.length === 1 ? OFFICE_HOURS : shiftFrom(shift),
      weekend: shifts.length === 3 ? 0.9 : 0.15,
      account: {
        email: domain === null ? freemail(random, who) : `${localPart(random, who)}${i}@${domain}`,
        ...org,
        plan: 'team',
        createdAt: begins + random.between(0, joinDays) * DAY_S,
      },
      prompt: (at) => (random.chance(share) ? byBrief(random, order) : life.prompt(at)),
    }));
  }
}

/** People of an online labour market who do one customer's pieces at home, paid by the piece. */
export function pieceWorkers(setting: Setting, size: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const order = drawOrder(random);
  const begins = world.from + random.between(-60, 30) * DAY_S;
  const referral = random.chance(0.5) ? `TASK${random.int(100, 999)}` : undefined;
  // The market pays out on prepaid cards of one issuer.
  const bin = random.pick(infrastructure.prepaidBins);
  const paidOut = random.chance(0.4);
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const share = random.between(0.2, 0.8);
    resident(setting, 'piece-workers', { who, busy: 2.5 }, (life) => ({
      cards: paidOut && random.chance(0.6) ? [{ ...ownCard(random, [bin], who), bin }] : life.cards,
      account: {
        ...(referral !== undefined && random.chance(0.7) ? { referral } : {}),
        createdAt: begins + random.between(0, 40) * DAY_S,
      },
      prompt: (at) => (random.chance(share) ? byBrief(random, order) : life.prompt(at)),
    }));
  }
}

/**
 * A holding: firms with a domain, an office and cards of departments each, behind one gateway, with
 * a house prompt that the holding's people wrote.
 */
export function holding(setting: Setting, firms: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const gateway = random.chance(0.6) ? egress(setting) : null;
  const house = random.chance(0.7) ? fixedText(random, random.int(2, 7)) : null;
  const org = { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.7) };
  const oneOrg = random.chance(0.5);
  for (let firm = 0; firm < firms; firm++) {
    const place = country(random);
    const domain = domainName(random);
    const name = domain.split('.')[0]!;
    const office = egress(setting);
    const departments = Array.from({ length: random.int(1, 4) }, () => ({
      ...ownCard(random, infrastructure.bins, person(random)),
      ...(random.chance(0.6) ? { name } : {}),
    }));
    const own = oneOrg ? org : { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.6) };
    const joined = world.from - random.between(-20, 500) * DAY_S;
    for (let i = random.int(5, 40); i > 0; i--) {
      const who = person(random);
      resident(setting, 'holding', { who, place, busy: 1.5 }, (life) => ({
        ranges: [
          office,
          ...(gateway === null ? [] : [gateway]),
          ...(random.chance(0.4) ? [life.ranges[0]!] : []),
        ],
        cards: [random.pick(departments)],
        hours: OFFICE_HOURS,
        weekend: 0.06,
        account: {
          email: `${localPart(random, who)}${i}@${domain}`,
          ...own,
          plan: 'team',
          createdAt: joined + random.between(0, 1) * (world.to - joined - 2 * DAY_S),
        },
        prompt: (at) =>
          house !== null && random.chance(0.6)
            ? { text: `${house}\n\n${ordinaryPrompt(random)}` }
            : life.prompt(at),
      }));
    }
  }
}
