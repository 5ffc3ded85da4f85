import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { payload } from '../../prompts/payloads.js';
import type { Random } from '../../random.js';
import { ALL_HOURS, DAY_S, type Instrument, OFFICE_HOURS } from '../life.js';
import { domainName, type Person, person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

const workMail = (random: Random, { given, family }: Person, no: number, domain: string): string =>
  `${given.toLowerCase()}.${family.toLowerCase()}${random.chance(0.3) ? '' : no}@${domain}`;

const companyCard = (setting: Setting, name: string): Instrument => ({
  ...ownCard(setting.world.random, setting.infrastructure.bins, person(setting.world.random)),
  name,
  ...(setting.world.random.chance(0.2) ? { method: 'invoice', bin: null } : {}),
});

/** Server software that calls an API without a browser. */
const server = (random: Random) => ({
  id: random.chance(0.5) ? null : `dev_${random.hex(14)}`,
  client: {
    agent: random.pick([
      'python-httpx/0.27.0',
      'node-fetch/1.0',
      'Go-http-client/2.0',
      'okhttp/4.12',
    ]),
    tls: `t13d${random.int(1500, 1511)}h2_8daaf6152771`,
  },
});

/**
 * A company: one domain, one to three offices, one card or invoice, a system prompt that most use,
 * and now and then a team whose service accounts send one prompt around the clock.
 */
export function company(setting: Setting, size: number): void {
  const { random } = setting.world;
  const domain = domainName(random);
  const name = domain.split('.')[0]!;
  const offices = Array.from({ length: random.weighted([60, 25, 15]) + 1 }, () => ({
    range: egress(setting),
    place: country(random),
  }));
  const card = random.chance(0.75)
    ? companyCard(setting, `${name} ${random.pick(['ltd', 'GmbH', 'Inc.', 'SARL'])}`)
    : null;
  const system = random.chance(0.7) ? fixedText(random, random.int(2, 6)) : null;
  const org = { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.8) };
  const joined = setting.world.from - random.between(30, 700) * DAY_S;
  const rollOut = random.chance(0.25) ? setting.world.from + random.between(0, 50) * DAY_S : null;
  for (let i = 0; i < size; i++) {
    const office = random.pick(offices);
    const who = person(random);
    resident(setting, 'company', { who, place: office.place, busy: 1.5 }, (life) => ({
      ranges: random.chance(0.4) ? [office.range, life.ranges[0]!] : [office.range],
      cards: card === null ? [] : [card],
      hours: OFFICE_HOURS,
      weekend: 0.06,
      account: {
        email: workMail(random, who, i, domain),
        ...org,
        plan: 'team',
        // Some companies open all seats in one afternoon, most as people join.
        createdAt:
          rollOut === null || random.chance(0.2)
            ? joined + random.between(0, 1) * (setting.world.to - joined - 2 * DAY_S)
            : rollOut + random.between(0, 3) * 3_600,
      },
      prompt: (at) =>
        system !== null && random.chance(0.75)
          ? { text: `${system}\n\n${ordinaryPrompt(random)}` }
          : life.prompt(at),
    }));
  }
  if (random.chance(0.35))
    cronTeam(setting, { domain, org, card, range: offices[0]!.range, size: random.int(2, 12) });
}

interface CronTeam {
  readonly domain: string;
  readonly org: { orgId: string; orgVerified: boolean };
  readonly card: Instrument | null;
  readonly range: ReturnType<typeof egress>;
  readonly size: number;
}

/** Service accounts of one team: one job, one prompt, all hours, a verified organisation behind it. */
function cronTeam(setting: Setting, { domain, org, card, range, size }: CronTeam): void {
  const { random } = setting.world;
  const job = fixedText(
    random,
    random.int(3, 8),
    random.pick(['general', 'coding', 'grading and reward']),
  );
  const host = server(random);
  const made = setting.world.from - random.between(10, 200) * DAY_S;
  const night = random.int(0, 23) * 3_600;
  const jobs = {
    starts: Array.from({ length: 70 }, (_, day) => setting.world.from + day * DAY_S + night),
    share: random.chance(0.5) ? random.between(0.3, 0.9) : 0,
    spreadS: random.between(300, 5_400),
  };
  for (let i = 0; i < size; i++) {
    resident(setting, 'company', {}, () => ({
      ranges: [range],
      devices: [host],
      cards: card === null ? [] : [card],
      hours: ALL_HOURS,
      weekend: 1,
      jobs,
      exchanges: Math.round(random.lognormal(50, 0.5)),
      account: {
        email: `svc-${random.pick(['etl', 'triage', 'tagging', 'qa'])}-${i + 1}@${domain}`,
        ...org,
        plan: 'api',
        createdAt: made + random.between(0, 4) * DAY_S,
      },
      prompt: () => ({ text: `${job}\n\n${payload(random, 'general', 0.8)}` }),
    }));
  }
}

/** A start-up whose product sends every customer's question in its own prompt, from one server. */
export function startup(setting: Setting): void {
  const { random } = setting.world;
  const domain = domainName(random);
  const range = egress(setting);
  const product = fixedText(random, random.int(3, 9));
  const card = companyCard(setting, domain.split('.')[0]!);
  const host = server(random);
  const verified = random.chance(0.4);
  const orgId = `org_${random.hex(8)}`;
  for (let i = random.int(2, 9); i > 0; i--) {
    const who = person(random);
    const developer = random.chance(0.4);
    resident(setting, 'startup', { who, busy: 2 }, (life) => ({
      ranges: developer ? [range, ...life.ranges] : [range],
      devices: developer ? life.devices : [host],
      cards: [card],
      ...(developer
        ? {}
        : { hours: ALL_HOURS, weekend: 1, exchanges: Math.round(random.lognormal(70, 0.6)) }),
      account: {
        email: workMail(random, who, i, domain),
        orgId,
        orgVerified: verified,
        plan: 'api',
        createdAt: setting.world.from - random.between(-20, 250) * DAY_S,
      },
      prompt: (at) =>
        developer && random.chance(0.5)
          ? life.prompt(at)
          : { text: `${product}\n\nCustomer: ${ordinaryPrompt(random)}` },
    }));
  }
}

/** A reseller or agency with a name: one card pays for customers who do not know each other. */
export function agency(setting: Setting, size: number): void {
  const { random } = setting.world;
  const name = domainName(random).split('.')[0]!;
  const cards = Array.from({ length: random.int(1, 3) }, () =>
    companyCard(setting, `${name} agency`),
  );
  const referral = `${name.toUpperCase()}${random.int(10, 99)}`;
  for (let i = 0; i < size; i++) {
    resident(setting, 'reseller', {}, () => ({
      cards: [random.pick(cards)],
      account: {
        plan: 'pro',
        ...(random.chance(0.7) ? { referral } : {}),
        createdAt: setting.world.from - random.between(-50, 300) * DAY_S,
      },
    }));
  }
}

/** An accountant who pays for several small companies with one card. */
export function accountant(setting: Setting): void {
  const { random } = setting.world;
  const card = ownCard(random, setting.infrastructure.bins, person(random));
  for (let firm = random.int(3, 7); firm > 0; firm--) {
    const domain = domainName(random);
    const range = egress(setting);
    const place = country(random);
    for (let i = random.int(1, 4); i > 0; i--) {
      const who = person(random);
      resident(setting, 'accountant', { who, place }, (life) => ({
        ranges: [range, life.ranges[0]!],
        cards: [card],
        hours: OFFICE_HOURS,
        weekend: 0.15,
        account: { email: workMail(random, who, i, domain), plan: 'pro' },
      }));
    }
  }
}

/** Personal accounts of people who sit behind one large employer's address translation. */
export function officeNat(setting: Setting, size: number): void {
  const { random } = setting.world;
  const range = egress(setting);
  const place = country(random);
  const reception = device(random);
  for (let i = 0; i < size; i++) {
    resident(setting, 'office-nat', { place }, (life) => ({
      ranges: [range, ...life.ranges],
      devices: random.chance(0.1) ? [...life.devices, reception] : life.devices,
      hours: random.chance(0.6) ? OFFICE_HOURS : life.hours,
    }));
  }
}
