import type { Random } from '../random.js';
import type { NewAccount, Second, World } from '../world.js';
import { isHoliday } from './holidays.js';
import { addressIn, type Range } from './infrastructure.js';
import type { Person } from './names.js';
import type { Client, Country } from './places.js';

export const DAY_S = 86_400;

export interface Device {
  /** Null where the client sends none. */
  readonly id: string | null;
  readonly client: Client;
}

export interface Instrument {
  readonly instrument: string;
  readonly bin: string | null;
  readonly name: string;
  readonly method?: string;
}

/** How somebody lives: what an account's logs are made from. */
export interface Life {
  readonly who: Person;
  readonly place: Country;
  readonly account: Omit<NewAccount, 'kind' | 'createdAt'> & { kind?: string; createdAt?: Second };
  readonly ranges: readonly Range[];
  readonly devices: readonly Device[];
  /** Instruments in the order of their use: a later one replaces those before it. */
  readonly cards: readonly Instrument[];
  /** Exchanges in the whole period. */
  readonly exchanges: number;
  /** A day's activity by hour of local time. */
  readonly hours: readonly number[];
  /** Weight of a Saturday, Sunday or public holiday against a weekday. */
  readonly weekend: number;
  readonly prompt: (at: Second) => { text: string; tools?: string };
  /** The model asked at a time. */
  readonly model: (at: Second) => string;
  /** Hours in which many accounts act together: jobs of an operator, deadlines of a class. */
  readonly jobs?: {
    readonly starts: readonly Second[];
    readonly share: number;
    readonly spreadS: number;
  };
  /** A time elsewhere. */
  readonly trip?: { readonly from: Second; readonly to: Second; readonly range: Range };
}

export const HUMAN_HOURS = [
  1, 0.6, 0.3, 0.2, 0.2, 0.4, 1, 3, 6, 9, 10, 9, 7, 8, 9, 9, 8, 7, 6, 6, 7, 6, 4, 2,
];
export const OFFICE_HOURS = [
  0, 0, 0, 0, 0, 0, 0.5, 3, 8, 10, 10, 9, 5, 8, 10, 9, 8, 5, 2, 1, 1, 0.5, 0.2, 0,
];
/** Work that machines do at all hours. */
export const ALL_HOURS = Array.from({ length: 24 }, () => 1);

/** A small or a large model, and its successor from some days after its release on. */
export function drawModel(world: World, delayDays: number): Life['model'] {
  const { random } = world;
  const small = random.chance(0.3);
  const since = world.release + delayDays * DAY_S;
  return (at) => (at >= since ? (small ? 'small-4' : 'large-4') : small ? 'small-3' : 'large-3');
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
  act(world, id, life, Math.max(createdAt, world.from), world.to);
  return id;
}

/** What somebody does with an account from one time to another. */
export function act(world: World, id: string, life: Life, from: Second, to: Second): void {
  const { random } = world;
  pay(world, id, life, from, to);
  logOn(world, id, life, Math.min(to - 1, from + random.int(10, 300)));
  for (const at of actTimes(random, life, from, to)) {
    if (random.chance(0.25)) logOn(world, id, life, Math.max(from, at - random.int(5, 900)));
    const { text, tools } = life.prompt(at);
    world.exchange(id, at, text, tools, life.model(at));
  }
}

function pay(world: World, id: string, life: Life, from: Second, to: Second): void {
  if (life.cards.length === 0) return;
  const { random } = world;
  const replacedAfter = random.between(5, 60) * DAY_S;
  const amount = random.pick([20, 20, 20, 60, 100]);
  for (let at = from + random.int(60, 3_600); at < to; at += 30 * DAY_S) {
    const inUse = Math.min(life.cards.length - 1, Math.floor((at - from) / replacedAfter));
    const declined = random.chance(0.04);
    const one = {
      ...life.cards[inUse]!,
      country: life.place.code,
      amount: random.chance(0.15) ? Math.round(random.between(5, 300)) : amount,
    };
    if (declined) world.payment(id, at - 30, { ...one, outcome: 'declined' });
    world.payment(id, at, one);
  }
}

function logOn(world: World, id: string, life: Life, at: Second): void {
  const { random } = world;
  const used = random.pick(life.devices);
  const { trip } = life;
  const range =
    trip !== undefined && at >= trip.from && at < trip.to ? trip.range : random.pick(life.ranges);
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

/** Times of a life's acts from one time to another, by its hours, weekends and holidays, ascending. */
export function actTimes(random: Random, life: Life, from: Second, to: Second): Second[] {
  const days = Math.max(1, Math.floor((to - from) / DAY_S));
  const midnight = Math.floor(from / DAY_S) * DAY_S;
  const upTo: number[] = [];
  for (const [hour, weight] of life.hours.entries()) upTo.push((upTo[hour - 1] ?? 0) + weight);
  const times: Second[] = [];
  for (let tries = 0; times.length < life.exchanges && tries < 20 * life.exchanges + 20; tries++) {
    if (life.jobs !== undefined && random.chance(life.jobs.share)) {
      const at = random.pick(life.jobs.starts) + random.float() * life.jobs.spreadS;
      if (at >= from && at < to) times.push(at);
      continue;
    }
    const drawn = random.float() * upTo[23]!;
    let hour = 0;
    while (upTo[hour]! <= drawn) hour++;
    const local = midnight + random.int(0, days) * DAY_S + (hour + random.float()) * 3_600;
    if (isHoliday(life.place.code, local) && !random.chance(life.weekend)) continue;
    const at = local - life.place.utcOffsetH * 3_600;
    if (at >= from && at < to) times.push(at);
  }
  return times.sort((a, b) => a - b);
}
