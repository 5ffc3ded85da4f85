import type { Random } from '../../random.js';
import type { World } from '../../world.js';
import { asNumber, type Infrastructure, line, type Range } from '../infrastructure.js';
import type { Device, Instrument } from '../life.js';
import { fullName, type Person, person } from '../names.js';
import { device } from '../ordinary.js';
import { spelledOtherwise } from './spelling.js';
import type { OperatorStyle } from './style.js';

/** What the accounts of one wave draw from. */
export interface Pool {
  readonly instruments: readonly Omit<Instrument, 'name'>[];
  readonly devices: readonly Device[];
  readonly ranges: readonly Range[];
}

/** What an operator keeps through all waves. */
export interface Keeps {
  readonly bins: readonly string[];
  readonly holders: readonly Person[];
}

export function drawKeeps(
  { random }: World,
  infrastructure: Infrastructure,
  style: OperatorStyle,
): Keeps {
  const issuers = style.payment === 'virtual' ? infrastructure.prepaidBins : infrastructure.bins;
  return {
    bins: Array.from({ length: random.int(1, 4) }, () => random.pick(issuers)),
    holders: Array.from({ length: Math.max(2, Math.round(style.accounts / 40)) }, () =>
      person(random),
    ),
  };
}

const instrument = (
  random: Random,
  style: OperatorStyle,
  bins: readonly string[],
): Omit<Instrument, 'name'> => {
  if (style.payment === 'gift')
    return { instrument: `gft_${random.hex(14)}`, bin: null, method: 'gift_card' };
  if (style.payment === 'crypto')
    return { instrument: `0x${random.hex(40)}`, bin: null, method: 'crypto' };
  return { instrument: `card_${random.hex(14)}`, bin: random.pick(bins) };
};

export function drawPool(
  world: World,
  infrastructure: Infrastructure,
  style: OperatorStyle,
  keeps: Keeps,
  accounts: number,
): Pool {
  const { random } = world;
  return {
    instruments: Array.from(
      { length: Math.max(1, Math.round(accounts / style.accountsPerCard)) },
      () => instrument(random, style, keeps.bins),
    ),
    devices: Array.from(
      { length: Math.max(1, Math.round(accounts / style.accountsPerDevice)) },
      () => device(random),
    ),
    ranges: drawRanges(random, infrastructure, style),
  };
}

function drawRanges(random: Random, infrastructure: Infrastructure, style: OperatorStyle): Range[] {
  const systems = Array.from({ length: 3 }, () => asNumber(random));
  const home = () => random.pick(random.pick(infrastructure.homes));
  // A seller turns its customers through nearly all of what it has.
  if (style.network === 'seller' && style.seller !== undefined)
    return random
      .shuffled(style.seller)
      .slice(0, Math.ceil(style.seller.length * random.between(0.6, 1)));
  return Array.from({ length: style.ranges }, (): Range => {
    if (style.network === 'residential') return line(random, home());
    if (style.network === 'ipv6')
      return { prefix: infrastructure.space.range6(), asn: random.pick(systems) };
    if (random.chance(style.sharedRanges))
      return random.chance(0.5) ? random.pick(infrastructure.exits) : home();
    return { prefix: infrastructure.space.range(), asn: random.pick(systems) };
  });
}

/** The instruments of one account: its holder's name is spelled as each bank or form does. */
export function instrumentsOf(
  random: Random,
  style: OperatorStyle,
  pool: Pool,
  keeps: Keeps,
): Instrument[] {
  if (style.payment === 'unpaid') return [];
  const one =
    style.payment === 'virtual'
      ? instrument(random, style, keeps.bins)
      : random.pick(pool.instruments);
  const holder = random.pick(keeps.holders);
  return [
    { ...one, name: random.chance(0.4) ? fullName(holder) : spelledOtherwise(random, holder) },
  ];
}

export function devicesOf(random: Random, style: OperatorStyle, pool: Pool): Device[] {
  if (style.device === 'shared') return [random.pick(pool.devices)];
  const own = device(random);
  return [style.device === 'none' ? { ...own, id: null } : own];
}

export function rangesOf(random: Random, style: OperatorStyle, pool: Pool): Range[] {
  return Array.from({ length: random.int(1, 3) }, () => {
    const range = random.pick(pool.ranges);
    // An account gets a /64 of its own out of the /48.
    return style.network === 'ipv6'
      ? { prefix: `${range.prefix}:${random.int(1, 65_535).toString(16)}`, asn: range.asn }
      : range;
  });
}
