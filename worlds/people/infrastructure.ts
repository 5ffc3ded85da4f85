import type { Random } from '../random.js';
import { AddressSpace, COUNTRIES, type Country } from './places.js';

/** A range and the system it belongs to. */
export interface Range {
  readonly prefix: string;
  readonly asn: string;
}

export const addressIn = (random: Random, range: Range): string =>
  `${range.prefix}.${random.int(1, 254)}`;

/** What the people of a world share without knowing each other. */
export interface Infrastructure {
  readonly space: AddressSpace;
  /** Home ranges by country index. */
  readonly homes: readonly Range[][];
  /** Carrier NAT: few ranges that very many phones come out of. */
  readonly mobile: readonly Range[][];
  /** VPN and proxy exits that customers and others rent alike. */
  readonly exits: readonly Range[];
  /** Prompts that went round: each used by hundreds of people. */
  readonly viral: readonly string[];
  readonly bins: readonly string[];
}

export function buildInfrastructure(
  random: Random,
  accounts: number,
  viral: readonly string[],
): Infrastructure {
  const space = new AddressSpace(random);
  const asn = () => `AS${random.int(1_000, 65_000)}`;
  const ranges = (count: number, system = asn()) =>
    Array.from({ length: Math.max(1, Math.ceil(count)) }, () => ({
      prefix: space.range(),
      asn: system,
    }));
  return {
    space,
    homes: COUNTRIES.map(({ share }) => ranges((accounts * share) / 100 / 8)),
    mobile: COUNTRIES.map(({ share }) => ranges((accounts * share) / 100 / 600)),
    exits: Array.from({ length: 5 }, () => ranges(Math.max(3, accounts / 3_000))).flat(),
    viral,
    bins: Array.from({ length: 240 }, () => `4${random.digits(5)}`),
  };
}

/** Where somebody connects from: home, phone, now and then a VPN. */
export function habitualRanges(
  random: Random,
  infrastructure: Infrastructure,
  place: Country,
): Range[] {
  const no = COUNTRIES.indexOf(place);
  const ranges = [random.pick(infrastructure.homes[no]!)];
  if (random.chance(0.5)) ranges.push(random.pick(infrastructure.mobile[no]!));
  if (random.chance(0.06)) ranges.push(random.pick(infrastructure.exits));
  return ranges;
}
