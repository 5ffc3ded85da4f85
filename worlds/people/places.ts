import type { Random } from '../random.js';

/** A country with its share of customers, its time zone, and the hour it lies ahead of UTC in summer. */
export interface Country {
  readonly code: string;
  readonly share: number;
  readonly zone: string;
  readonly utcOffsetH: number;
  readonly language: string;
}

export const COUNTRIES: readonly Country[] = [
  { code: 'US', share: 32, zone: 'America/New_York', utcOffsetH: -4, language: 'en-US' },
  { code: 'US', share: 12, zone: 'America/Los_Angeles', utcOffsetH: -7, language: 'en-US' },
  { code: 'IN', share: 12, zone: 'Asia/Kolkata', utcOffsetH: 5.5, language: 'en-IN' },
  { code: 'GB', share: 7, zone: 'Europe/London', utcOffsetH: 1, language: 'en-GB' },
  { code: 'DE', share: 6, zone: 'Europe/Berlin', utcOffsetH: 2, language: 'de-DE' },
  { code: 'BR', share: 5, zone: 'America/Sao_Paulo', utcOffsetH: -3, language: 'pt-BR' },
  { code: 'FR', share: 4, zone: 'Europe/Paris', utcOffsetH: 2, language: 'fr-FR' },
  { code: 'JP', share: 5, zone: 'Asia/Tokyo', utcOffsetH: 9, language: 'ja-JP' },
  { code: 'KR', share: 3, zone: 'Asia/Seoul', utcOffsetH: 9, language: 'ko-KR' },
  { code: 'SG', share: 3, zone: 'Asia/Singapore', utcOffsetH: 8, language: 'en-SG' },
  { code: 'MX', share: 4, zone: 'America/Mexico_City', utcOffsetH: -6, language: 'es-MX' },
  { code: 'NG', share: 3, zone: 'Africa/Lagos', utcOffsetH: 1, language: 'en-NG' },
  { code: 'AU', share: 4, zone: 'Australia/Sydney', utcOffsetH: 10, language: 'en-AU' },
];

export const country = (random: Random): Country =>
  COUNTRIES[random.weighted(COUNTRIES.map(({ share }) => share))]!;

/** Ranges that nothing in this world has been given yet. */
export class AddressSpace {
  readonly #taken = new Set<string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** First three parts of a new range, outside the reserved ones. */
  range(): string {
    for (;;) {
      const first = this.#random.int(11, 223);
      if ([100, 127, 169, 172, 192, 198, 203].includes(first)) continue;
      const range = `${first}.${this.#random.int(0, 255)}.${this.#random.int(0, 255)}`;
      if (this.#taken.has(range)) continue;
      this.#taken.add(range);
      return range;
    }
  }

  /** A /48 as its first three groups. */
  range6(): string {
    for (;;) {
      const group = (low: number) => this.#random.int(low, 65_535).toString(16);
      const range = `${this.#random.pick(['2400', '2600', '2a01', '2804', '2c0f'])}:${group(16)}:${group(1)}`;
      if (this.#taken.has(range)) continue;
      this.#taken.add(range);
      return range;
    }
  }
}

const AGENTS = [126, 127, 128, 129, 130]
  .flatMap((version) => [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
  ])
  .concat(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'python-httpx/0.27.0',
    'node-fetch/1.0',
  );

export interface Client {
  readonly agent: string;
  readonly tls: string;
}

/** A client as most people have it: a popular browser with the handshake that goes with it. */
export function popularClient(random: Random): Client {
  const no = random.zipf(AGENTS.length);
  return { agent: AGENTS[no]!, tls: `t13d${1500 + (no % 12)}h2_8daaf6152771` };
}
