import type { Dice } from '../dice.js';

export interface Address {
  readonly ip: string;
  readonly asn: number;
}

/** Where somebody is at a time: an address drawn when a session begins. */
export type Place = (at: number, dice: Dice) => Address;

interface Range {
  readonly asn: number;
  readonly prefixes: readonly string[];
}

/** The networks of one world: home providers and carriers by country, VPN shops, clouds. */
export interface Networks {
  home(country: string, dice: Dice): Place;
  mobile(country: string, dice: Dice): Place;
  vpn(shop: number): Place;
  cloud(dice: Dice): Place;
  /** One site with few public addresses: a campus, an office, a café. */
  site(dice: Dice, addresses: number): Place;
  /** One rented server range: a /24 of a small hoster. */
  rack(dice: Dice, hosts: number): Place;
  /** Other people's homes, another one for each session, as proxy sellers let them. */
  strangersHomes(countries: readonly string[], dice: Dice): Place;
}

const DAY = 86_400_000;
const CLOUDS: readonly Range[] = [
  { asn: 16509, prefixes: ['3.80', '18.204', '52.90', '54.160'] },
  { asn: 15169, prefixes: ['34.72', '35.188', '104.154'] },
  { asn: 8075, prefixes: ['20.42', '40.76', '13.90'] },
  { asn: 24940, prefixes: ['88.198', '95.216', '65.108'] },
  { asn: 14061, prefixes: ['159.65', '167.99', '138.68'] },
];

const host = (dice: Dice, prefix: string): string =>
  `${prefix}.${dice.int(0, 255)}.${dice.int(1, 254)}`;

/** First halves of public addresses that no cloud above uses. */
function freshPrefix(dice: Dice): string {
  return `${dice.pick([24, 31, 37, 41, 45, 62, 71, 77, 82, 86, 91, 93, 102, 109, 117, 122, 151, 177, 186, 197, 201, 213])}.${dice.int(0, 255)}`;
}

function rangesOf(seed: Dice, kind: string, country: string, howMany: number): Range[] {
  const dice = seed.fork(`${kind}-${country}`);
  return Array.from({ length: howMany }, () => ({
    asn: dice.int(2_000, 64_000),
    prefixes: Array.from({ length: 5 }, () => freshPrefix(dice)),
  }));
}

export function networksOf(seed: Dice): Networks {
  const homes = new Map<string, Range[]>();
  const carriers = new Map<string, Range[]>();
  const egress = new Map<Range, string[]>();
  const known = (book: Map<string, Range[]>, kind: string, country: string, howMany: number) => {
    const found = book.get(country) ?? rangesOf(seed, kind, country, howMany);
    book.set(country, found);
    return found;
  };
  const home = (country: string, dice: Dice): Place => {
    const range = dice.pick(known(homes, 'home', country, 4));
    const prefix = dice.pick(range.prefixes);
    if (dice.chance(0.22)) {
      const net = `2a0${dice.int(1, 9)}:${dice.hex(4)}:${dice.hex(4)}:${dice.hex(4)}`;
      return (_at, draw) => ({
        ip: `${net}:${draw.hex(4)}:${draw.hex(4)}:${draw.hex(4)}:${draw.hex(4)}`,
        asn: range.asn,
      });
    }
    // A lease lasts: a day with some providers, for ever with others; renewed within the same /20.
    const lease = dice.weighted([
      [DAY, 1],
      [21 * DAY, 3],
      [1000 * DAY, 4],
    ]);
    const third = dice.int(0, 15) * 16;
    const name = dice.hex(8);
    return (at) => {
      const now = seed.fork(`lease-${name}-${Math.floor(at / lease)}`);
      return { ip: `${prefix}.${third + now.int(0, 15)}.${now.int(1, 254)}`, asn: range.asn };
    };
  };
  const mobile = (country: string, dice: Dice): Place => {
    const range = dice.weighted(
      known(carriers, 'carrier', country, 3).map((one, rank) => [one, 3 - rank] as const),
    );
    const doors =
      egress.get(range) ??
      Array.from({ length: 36 }, (_, n) => {
        const draw = seed.fork(`egress-${range.asn}-${n}`);
        return `${range.prefixes[0]}.${(range.asn + (n % 3)) % 256}.${draw.int(1, 254)}`;
      });
    egress.set(range, doors);
    return (_at, draw) => ({ ip: draw.pick(doors), asn: range.asn });
  };
  const few = (dice: Dice, addresses: number, asn: number): Place => {
    const net = `${freshPrefix(dice)}.${dice.int(0, 255)}`;
    const first = dice.int(1, 200);
    return (_at, draw) => ({ ip: `${net}.${first + draw.int(0, addresses - 1)}`, asn });
  };
  return {
    home,
    mobile,
    vpn: (shop) => {
      const dice = seed.fork(`vpn-${shop}`);
      const asn = dice.int(9_000, 63_000);
      const nets = Array.from({ length: 6 }, () => `${freshPrefix(dice)}.${dice.int(0, 255)}`);
      return (_at, draw) => ({ ip: `${draw.pick(nets)}.${draw.int(1, 12)}`, asn });
    },
    cloud: (dice) => {
      const range = dice.pick(CLOUDS);
      const ip = host(dice, dice.pick(range.prefixes));
      return () => ({ ip, asn: range.asn });
    },
    site: (dice, addresses) => few(dice, addresses, dice.int(2_000, 64_000)),
    rack: (dice, hosts) => few(dice, Math.min(hosts, 50), dice.int(40_000, 64_000)),
    strangersHomes: (countries, dice) => {
      const name = dice.hex(6);
      return (at, draw) =>
        home(draw.pick(countries), draw.fork(`stranger-${name}-${draw.int(0, 1e9)}`))(at, draw);
    },
  };
}
