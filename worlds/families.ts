import { BASE, type WorldParameters } from './parameters.js';
import type { Infrastructure, Range } from './people/infrastructure.js';
import { drawStyle, type OperatorStyle } from './people/operator.js';
import { Random } from './random.js';

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
] as const;
export type WorldFamily = (typeof WORLD_FAMILIES)[number];

type Changes = Partial<OperatorStyle>;
type DrawChanges = (random: Random, seller: readonly Range[]) => Changes;

/** An operator's size: small ones are as common as large ones. */
const drawSize = (random: Random): number =>
  Math.round(Math.exp(random.between(Math.log(25), Math.log(800))));

const drawSeller = (random: Random, infrastructure: Infrastructure): Range[] =>
  Array.from({ length: random.int(8, 30) }, () => ({
    prefix: infrastructure.space.range(),
    asn: `AS${random.int(1_000, 65_000)}`,
  }));

const stealthy: readonly DrawChanges[] = [
  (random) => ({ style: 'slow', exchangesEach: random.between(3, 8) }),
  (random) => ({
    style: 'polluted',
    copiedTemplates: random.between(0.2, 0.5),
    aged: random.between(0.2, 0.5),
    sharedRanges: random.between(0.6, 1),
    templateShare: random.between(0.5, 0.8),
  }),
  () => ({ style: 'drip', burst: 0 }),
];
const wandering: readonly DrawChanges[] = [
  (random) => ({ style: 'rotation', waves: random.int(2, 4) }),
  (_random, seller) => ({ style: 'seller', seller }),
];
const anyStyle: readonly DrawChanges[] = [() => ({ style: 'woven' }), ...stealthy, ...wandering];

const STYLES: Readonly<Record<WorldFamily, readonly DrawChanges[]>> = {
  classic: [() => ({ style: 'woven' })],
  stealth: stealthy,
  infrastructure: wandering,
  'payments-poor': anyStyle,
  'content-poor': [...anyStyle].map((draw) => (random: Random, seller: readonly Range[]) => ({
    ...draw(random, seller),
    templateShare: random.between(0.15, 0.5),
  })),
  'lookalike-heavy': anyStyle,
  'reseller-farms': anyStyle,
  null: [],
};

/** Parameters drawn at random: for hundreds of worlds that nobody picked. */
export function randomWorldParameters(seed: number, family?: WorldFamily): WorldParameters {
  const random = new Random(seed ^ 0x5eed);
  const chosen = random.pick(WORLD_FAMILIES);
  const of = family ?? chosen;
  const count = of === 'null' ? 0 : 1 + random.weighted([35, 30, 20, 15]);
  const without: WorldParameters['withoutTables'] =
    of === 'payments-poor' && random.chance(0.6)
      ? ['payments']
      : of === 'content-poor' && random.chance(0.5)
        ? ['exchanges']
        : [];
  return {
    ...BASE,
    accounts: Math.round(random.between(2_000, 9_000)),
    exchangesMean: random.between(5, 14),
    lookalikeShare:
      of === 'lookalike-heavy' || of === 'null'
        ? random.between(0.2, 0.45)
        : random.between(0.05, 0.25),
    bystanders: of === 'reseller-farms' ? random.int(20, 80) : 0,
    withoutTables: without,
    operators: (draw, infrastructure) => {
      const seller = drawSeller(draw, infrastructure);
      return Array.from({ length: count }, (_, i) =>
        drawStyle(draw, `operator-${i + 1}`, drawSize(draw), draw.pick(STYLES[of])(draw, seller)),
      );
    },
  };
}
