import { ordinaryPrompt } from '../prompts/ordinary.js';
import type { Random } from '../random.js';
import type { NewAccount, Second, World } from '../world.js';
import { addressIn, habitualRanges, type Infrastructure, type Range } from './infrastructure.js';
import { domainName, freemail, fullName, localPart, type Person, person } from './names.js';
import { type Client, type Country, country, popularClient } from './places.js';

const DAY_S = 86_400;

/** How somebody lives: what an account's logs are made from. */
export interface Life {
  readonly who: Person;
  readonly place: Country;
  readonly account: Omit<NewAccount, 'kind' | 'createdAt'> & { kind?: string; createdAt?: Second };
  readonly ranges: readonly Range[];
  readonly devices: readonly { id: string; client: Client }[];
  readonly card: { instrument: string; bin: string; name: string; method?: string } | null;
  /** Exchanges in the whole period. */
  readonly exchanges: number;
  /** A day's activity by hour of local time. */
  readonly hours: readonly number[];
  /** Weight of a Saturday or Sunday against a weekday. */
  readonly weekend: number;
  readonly prompt: () => { text: string; tools?: string };
}

const HUMAN_HOURS = [
  1, 0.6, 0.3, 0.2, 0.2, 0.4, 1, 3, 6, 9, 10, 9, 7, 8, 9, 9, 8, 7, 6, 6, 7, 6, 4, 2,
];
export const OFFICE_HOURS = [
  0, 0, 0, 0, 0, 0, 0.5, 3, 8, 10, 10, 9, 5, 8, 10, 9, 8, 5, 2, 1, 1, 0.5, 0.2, 0,
];

export const device = (random: Random) => ({
  id: `dev_${random.hex(14)}`,
  client: popularClient(random),
});
export const ownCard = (random: Random, bins: readonly string[], who: Person) => ({
  instrument: `card_${random.hex(14)}`,
  bin: random.pick(bins),
  name: fullName(who),
});

/** An ordinary customer; `changes` makes special people of ordinary ones. */
export function ordinaryLife(
  world: World,
  infrastructure: Infrastructure,
  exchangesMean: number,
  changes: Partial<Life> = {},
): Life {
  const { random } = world;
  const who = changes.who ?? person(random);
  const place = changes.place ?? country(random);
  const own = random.chance(0.12)
    ? `Please ${ordinaryPrompt(random)} ${ordinaryPrompt(random)} Text: `
    : null;
  const viral =
    random.chance(0.07) && infrastructure.viral.length > 0
      ? random.pick(infrastructure.viral)
      : null;
  return {
    who,
    place,
    account: {
      email: random.chance(0.88)
        ? freemail(random, who)
        : `${localPart(random, who)}@${domainName(random)}`,
      ...(random.chance(0.4) ? { phone: `ph_${random.hex(16)}` } : {}),
      country: place.code,
      plan: random.weighted([60, 32, 8]) === 0 ? 'free' : 'pro',
      ...(random.chance(0.03) ? { referral: `REF${random.int(1, 400)}` } : {}),
      ...(random.chance(0.04)
        ? { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.6) }
        : {}),
    },
    ranges: habitualRanges(random, infrastructure, place),
    devices: Array.from({ length: random.chance(0.35) ? 2 : 1 }, () => device(random)),
    card: random.chance(0.4) ? ownCard(random, infrastructure.bins, who) : null,
    exchanges: Math.round(random.lognormal(exchangesMean * 0.5, 1.1)),
    hours: HUMAN_HOURS,
    weekend: random.between(0.3, 1),
    prompt: () => {
      const text = ordinaryPrompt(random);
      // Some people have a prompt of their own that they use every day; some copy what goes round.
      if (own !== null && random.chance(0.4)) return { text: `${own}${text}` };
      if (viral !== null && random.chance(0.15)) return { text: `${viral}\n\n${text}` };
      return { text };
    },
    ...changes,
  };
}

/** Lives a life: the account with its payments, sessions and exchanges. Returns the account's id. */
export function live(world: World, life: Life): string {
  const { random } = world;
  // Older accounts outnumber new ones: most customers were there before the logs begin.
  const createdAt =
    life.account.createdAt ??
    (random.chance(0.75)
      ? world.from - random.between(0, 400) * DAY_S
      : random.between(world.from, world.to - DAY_S));
  const id = world.account({ kind: 'ordinary', ...life.account, createdAt });
  const start = Math.max(createdAt, world.from);
  pay(world, id, life, start);
  for (const at of actTimes(random, life, start, world.to)) {
    if (random.chance(0.3) || at === start) logOn(world, id, life, at - random.int(5, 900));
    const { text, tools } = life.prompt();
    world.exchange(id, at, text, tools);
  }
  logOn(world, id, life, start + random.int(10, 300));
  return id;
}

function pay(world: World, id: string, life: Life, start: Second): void {
  if (life.card === null) return;
  const { random } = world;
  for (let at = start + random.int(60, 3_600); at < world.to; at += 30 * DAY_S) {
    world.payment(id, at, {
      ...life.card,
      country: life.place.code,
      amount: random.pick([20, 20, 20, 60, 100]),
    });
  }
}

export function logOn(world: World, id: string, life: Life, at: Second): void {
  const { random } = world;
  const used = random.pick(life.devices);
  const range = random.pick(life.ranges);
  world.session(id, at, {
    ip: addressIn(random, range),
    asn: range.asn,
    agent: used.client.agent,
    tls: used.client.tls,
    device: used.id,
    zone: life.place.zone,
    language: life.place.language,
  });
}

/** Times of a life's acts, by its hours and weekends, ascending. */
export function actTimes(random: Random, life: Life, from: Second, to: Second): Second[] {
  const days = Math.max(1, Math.floor((to - from) / DAY_S));
  const midnight = Math.floor(from / DAY_S) * DAY_S;
  const times: Second[] = [];
  for (let tries = 0; times.length < life.exchanges && tries < 20 * life.exchanges + 20; tries++) {
    const day = random.int(0, days);
    const local =
      midnight + day * DAY_S + random.weighted(life.hours) * 3_600 + random.float() * 3_600;
    const weekday = (Math.floor(local / DAY_S) + 4) % 7;
    if ((weekday === 0 || weekday === 6) && !random.chance(life.weekend)) continue;
    const at = local - life.place.utcOffsetH * 3_600;
    if (at >= from && at < to) times.push(at);
  }
  return times.sort((a, b) => a - b);
}
