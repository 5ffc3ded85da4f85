import { fixedText } from '../prompts/instruction.js';
import { problem } from '../prompts/payloads.js';
import type { Random } from '../random.js';
import { AddressSpace, COUNTRIES, type Country } from './places.js';

/** A range (/24, /48 or /64) and the system it belongs to; `address` where it is a single address. */
export interface Range {
  readonly prefix: string;
  readonly asn: string;
  readonly address?: string;
}

/** An address of a range: of a /24 the last byte, of a /48 or /64 the rest. */
export function addressIn(random: Random, { prefix, address }: Range): string {
  if (address !== undefined) return address;
  if (!prefix.includes(':')) return `${prefix}.${random.int(1, 254)}`;
  const group = () => random.int(1, 65_535).toString(16);
  const subnet = prefix.split(':').length < 4 ? `${prefix}:${group()}` : prefix;
  return `${subnet}:${group()}:${group()}:${group()}:${group()}`;
}

/** A program that many people run, which wraps what they ask in a text of its maker's. */
export interface Tool {
  readonly prompt: string;
  readonly agent: string;
  readonly tools: string;
}

/** What the people of a world share without knowing each other. */
export interface Infrastructure {
  readonly space: AddressSpace;
  /** Home ranges by country index. */
  readonly homes: readonly Range[][];
  /** IPv6 home prefixes (/48 of a provider's area) by country index. */
  readonly homes6: readonly Range[][];
  /** Carrier NAT: few ranges that very many phones come out of. */
  readonly mobile: readonly Range[][];
  /** VPN and proxy exits that customers and others rent alike. */
  readonly exits: readonly Range[];
  /** Prompts that went round: each used by hundreds of people. */
  readonly viral: readonly string[];
  readonly tools: readonly Tool[];
  /** Problems of public collections, which students and harvesters paste alike. */
  readonly problems: readonly string[];
  readonly bins: readonly string[];
  /** Issuers of prepaid and virtual cards, which anybody may use. */
  readonly prepaidBins: readonly string[];
  /** Domains of internet providers' mailboxes, and of relay addresses. */
  readonly mailDomains: readonly string[];
}

export const asNumber = (random: Random): string => `AS${random.int(1_000, 65_000)}`;

export function buildInfrastructure(random: Random, accounts: number): Infrastructure {
  const space = new AddressSpace(random);
  const ranges = (count: number, system = asNumber(random)): Range[] =>
    Array.from({ length: Math.max(1, Math.ceil(count)) }, () => ({
      prefix: space.range(),
      asn: system,
    }));
  const ranges6 = (count: number): Range[] => {
    const system = asNumber(random);
    return Array.from({ length: Math.max(1, Math.ceil(count)) }, () => ({
      prefix: space.range6(),
      asn: system,
    }));
  };
  return {
    space,
    homes: COUNTRIES.map(({ share }) => ranges((accounts * share) / 100 / 8)),
    homes6: COUNTRIES.map(({ share }) => ranges6((accounts * share) / 100 / 20)),
    mobile: COUNTRIES.map(({ share }) => ranges((accounts * share) / 100 / 600)),
    exits: Array.from({ length: 5 }, () => ranges(Math.max(3, accounts / 3_000))).flat(),
    viral: Array.from({ length: random.int(8, 20) }, () => fixedText(random, random.int(1, 5))),
    tools: Array.from({ length: random.int(2, 5) }, (_, i) => ({
      prompt: fixedText(
        random,
        random.int(3, 9),
        random.pick(['coding', 'agentic tool use', 'general']),
      ),
      agent: `${random.pick(['lantern', 'patchwork', 'quillkit', 'mulekit', 'tidepool'])}-${i}/${random.int(0, 4)}.${random.int(0, 20)}.${random.int(0, 9)}`,
      tools: random.pick(['', 'shell;editor', 'web_search']),
    })),
    problems: Array.from({ length: 250 }, () => problem(random)),
    bins: Array.from(
      { length: 240 },
      () => `${random.pick(['4', '4', '5', '3'])}${random.digits(5)}`,
    ),
    prepaidBins: Array.from({ length: 8 }, () => `4${random.digits(5)}`),
    mailDomains: [
      'comcast.net',
      't-online.de',
      'orange.fr',
      'btinternet.com',
      'uol.com.br',
      'naver.com',
      'rediffmail.com',
      'mail.ru',
      '163.com',
      'bigpond.com',
      'relay.firefox.com',
      'passmail.net',
      'duck.com',
      'simplelogin.com',
    ],
  };
}

/** One line of a home: an address that stays for weeks. */
export const line = (random: Random, range: Range): Range => ({
  ...range,
  address: addressIn(random, range),
});

/** Where somebody connects from: home, phone, now and then a VPN. */
export function habitualRanges(
  random: Random,
  infrastructure: Infrastructure,
  place: Country,
): Range[] {
  const no = COUNTRIES.indexOf(place);
  const home = random.pick(infrastructure.homes[no]!);
  const ranges = [random.chance(0.7) ? line(random, home) : home];
  if (random.chance(0.15)) {
    const { prefix, asn } = random.pick(infrastructure.homes6[no]!);
    ranges.push({ prefix: `${prefix}:${random.int(1, 65_535).toString(16)}`, asn });
  }
  if (random.chance(0.5)) ranges.push(random.pick(infrastructure.mobile[no]!));
  if (random.chance(0.06)) ranges.push(random.pick(infrastructure.exits));
  return ranges;
}
