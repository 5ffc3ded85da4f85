import type { Dice } from '../dice.js';

/** What the server sees of the software at the other end. */
export interface Client {
  readonly userAgent: string;
  readonly tls: string;
  readonly device: string | null;
}

/** One TLS print for each build of a browser: thousands of strangers share it. */
const BROWSERS: readonly (readonly [string, string, number])[] = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    't13d1516h2_8daaf6152771_02713d6af862',
    30,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36',
    't13d1516h2_8daaf6152771_b1ff8ab2d16f',
    18,
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    't13d1516h2_8daaf6152771_02713d6af862',
    12,
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    't13d2014h2_a09f3c656075_14788d8d241b',
    10,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    't13d2014h2_a09f3c656075_e42f34c56612',
    20,
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
    't13d1517h2_8daaf6152771_b0da82dd1658',
    26,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
    't13d1715h2_5b57614c22b0_3d5424432f57',
    6,
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36',
    't13d1516h2_8daaf6152771_e5627efa2ab1',
    4,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
    't13d1516h2_8daaf6152771_9b887d9acb53',
    9,
  ],
];

const KITS: readonly (readonly [string, string, number])[] = [
  ['python-sdk/1.35.3 httpx/0.27.0', 't13d1812h1_85036bcba153_b26ce05bbdd6', 40],
  ['python-sdk/1.34.0 httpx/0.27.0', 't13d1812h1_85036bcba153_b26ce05bbdd6', 18],
  ['node-sdk/4.52.0 node/20.14.0', 't13d591000_a33745022dd6_1f22a2ca17c4', 22],
  ['go-client/0.9 go1.22', 't13d190900_9dc949149365_97f8aa674fd9', 6],
  ['curl/8.5.0', 't13d3112h2_e8f1e7e78f70_c1db6dd07e26', 5],
  ['langchain/0.2.5 python/3.11', 't13d1812h1_85036bcba153_b26ce05bbdd6', 14],
];

const row = (line: readonly [string, string, number], device: string | null): Client => ({
  userAgent: line[0],
  tls: line[1],
  device,
});
const weighed = (list: readonly (readonly [string, string, number])[]) =>
  list.map((line) => [line, line[2]] as const);

/** A person's own machine: the same cookie every time. */
export function browser(dice: Dice): Client {
  return row(dice.weighted(weighed(BROWSERS)), `dv_${dice.hex(20)}`);
}

/** A program with a key: no device to speak of. */
export function kit(dice: Dice): Client {
  return row(dice.weighted(weighed(KITS)), null);
}

/** An editor's extension: one build, one TLS print, whoever uses it. */
export function editor(dice: Dice): Client {
  return {
    userAgent: `CodeCompanion-VSCode/2.${dice.weighted([
      [14, 6],
      [13, 3],
      [12, 1],
    ])}.0 (electron 29.4)`,
    tls: 't13d1715h1_c0de0c0de0c0_7121afd63204',
    device: `ed_${dice.hex(16)}`,
  };
}

/** A machine whose software nobody else has in quite this build. */
export function oddBuild(dice: Dice): Client {
  const build = dice.hex(4);
  return {
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/119.0.${dice.int(5000, 6999)}.${dice.int(1, 199)} Safari/537.36`,
    tls: `t13d1516h2_${build}f6152771_${dice.hex(12)}`,
    device: null,
  };
}
