import { drawNoise } from './noise.js';
import { BASE, type WorldParameters } from './parameters.js';
import { asNumber, type Infrastructure, type Range } from './people/infrastructure.js';
import {
  INSTITUTION_KINDS,
  LOOKALIKE_KINDS,
  type LookalikeKind,
} from './people/lookalikes/index.js';
import {
  drawStyle,
  mixedStyle,
  type OperatorStyle,
  type StyleName,
} from './people/operators/style.js';
import { Random } from './random.js';
import type { WorldTable } from './world.js';

/** Families of worlds that differ in what makes them hard. `null` has no operator. */
export const WORLD_FAMILIES = [
  'classic',
  'stealth',
  'infrastructure',
  'payments-poor',
  'content-poor',
  'lookalike-heavy',
  'reseller-farms',
  'null',
  'institutions',
  'blocks',
] as const;
export type WorldFamily = (typeof WORLD_FAMILIES)[number];

interface FamilyShape {
  /** Styles its operators are drawn from; `mixed` has habits of several. */
  readonly styles: readonly (StyleName | 'mixed')[];
  readonly lookalikeShare: readonly [number, number];
  readonly without: readonly WorldTable[];
  /** Look-alikes that live there, where these are others than usual. */
  readonly lookalikes?: readonly LookalikeKind[];
}

const EVERY_STYLE: FamilyShape['styles'] = [
  'mixed',
  'mixed',
  'woven',
  'rotation',
  'seller',
  'slow',
  'polluted',
  'drip',
  'takeover',
  'antidetect',
  'gift-and-crypto',
  'virtual-cards',
  'ipv6',
  'office',
  'plus-dot',
  'phone-pool',
  'sham-company',
];
const SHAPES: Readonly<Record<WorldFamily, FamilyShape>> = {
  classic: {
    styles: ['woven', 'woven', 'drip', 'plus-dot', 'phone-pool', 'mixed'],
    lookalikeShare: [0.05, 0.2],
    without: [],
  },
  stealth: {
    styles: ['slow', 'polluted', 'drip', 'takeover', 'antidetect', 'office'],
    lookalikeShare: [0.05, 0.25],
    without: [],
  },
  infrastructure: {
    styles: ['rotation', 'seller', 'seller', 'ipv6', 'antidetect', 'office'],
    lookalikeShare: [0.05, 0.25],
    without: [],
  },
  'payments-poor': {
    styles: [
      'woven',
      'gift-and-crypto',
      'virtual-cards',
      'rotation',
      'plus-dot',
      'phone-pool',
      'drip',
    ],
    lookalikeShare: [0.05, 0.25],
    without: ['payments'],
  },
  'content-poor': {
    styles: ['woven', 'slow', 'plus-dot', 'phone-pool', 'ipv6', 'sham-company', 'drip'],
    lookalikeShare: [0.05, 0.25],
    without: ['exchanges'],
  },
  'lookalike-heavy': { styles: EVERY_STYLE, lookalikeShare: [0.25, 0.5], without: [] },
  'reseller-farms': {
    styles: ['farm', 'farm', 'seller', 'mixed'],
    lookalikeShare: [0.08, 0.25],
    without: [],
  },
  null: { styles: [], lookalikeShare: [0.15, 0.55], without: [] },
  institutions: {
    styles: EVERY_STYLE,
    lookalikeShare: [0.2, 0.5],
    without: [],
    lookalikes: INSTITUTION_KINDS,
  },
  blocks: {
    styles: ['blocks', 'blocks', 'blocks', 'domains', 'domains', 'mixed'],
    lookalikeShare: [0.1, 0.45],
    without: ['sessions'],
    lookalikes: [...LOOKALIKE_KINDS, ...INSTITUTION_KINDS],
  },
};

/** An operator's size, between 25 and 800: small ones are as common as large ones. */
const drawSize = (random: Random, most: number): number =>
  Math.round(Math.exp(random.between(Math.log(25), Math.log(Math.min(800, most)))));

/** The ranges that a seller of proxies lets to whoever pays. */
export const drawSeller = (random: Random, infrastructure: Infrastructure): Range[] => {
  const systems = [asNumber(random), asNumber(random)];
  return Array.from({ length: random.int(8, 40) }, () => ({
    prefix: infrastructure.space.range(),
    asn: random.pick(systems),
  }));
};

/** Parameters drawn at random: for hundreds of worlds that nobody picked. */
export function randomWorldParameters(seed: number, family?: WorldFamily): WorldParameters {
  const random = new Random(seed ^ 0x5eed);
  const drawn = random.pick(WORLD_FAMILIES);
  const shape = SHAPES[family ?? drawn];
  const accounts = random.int(2_000, 9_000);
  const [least, most] = shape.lookalikeShare;
  const kinds = random.shuffled(shape.lookalikes ?? LOOKALIKE_KINDS);
  return {
    ...BASE,
    accounts,
    exchangesMean: random.between(4, 12),
    lookalikeShare: random.between(least, most),
    // Alone, a few, or all of them mixed.
    lookalikes: kinds.slice(0, random.pick([1, 3, 6, kinds.length, kinds.length])),
    withoutTables: random.chance(0.6) ? shape.without : [],
    noise: random.chance(0.25) ? BASE.noise : drawNoise(random),
    operators: (draw, infrastructure) => drawOperators(draw, infrastructure, shape, accounts),
  };
}

function drawOperators(
  random: Random,
  infrastructure: Infrastructure,
  { styles }: FamilyShape,
  accounts: number,
): OperatorStyle[] {
  if (styles.length === 0) return [];
  const seller = drawSeller(random, infrastructure);
  const one = (name: string): OperatorStyle => {
    const size = drawSize(random, accounts * 0.15);
    const style = random.pick(styles);
    return {
      ...(style === 'mixed'
        ? mixedStyle(random, name, size)
        : drawStyle(random, style, name, size)),
      seller,
    };
  };
  return Array.from({ length: 1 + random.weighted([40, 30, 20, 10]) }, (_, i) =>
    one(`operator-${i + 1}`),
  );
}
