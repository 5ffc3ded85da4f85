import type { Aim } from '../prompts/aims.js';
import type { Random } from '../random.js';

/** Honest groups of this world: share of the legitimate accounts, sizes, and what members share. */
const CROWDS = [
  { kind: 'household', share: 0.02, from: 2, to: 5, texts: 0 },
  { kind: 'family-plan', share: 0.005, from: 2, to: 6, texts: 0 },
  { kind: 'company', share: 0.025, from: 8, to: 120, texts: 1 },
  { kind: 'startup', share: 0.002, from: 6, to: 15, texts: 1 },
  { kind: 'campus', share: 0.03, from: 100, to: 3000, texts: 12 },
  { kind: 'mooc', share: 0.01, from: 200, to: 1500, texts: 15 },
  { kind: 'hackathon', share: 0.005, from: 40, to: 200, texts: 3 },
  { kind: 'reseller', share: 0.003, from: 20, to: 80, texts: 0 },
  { kind: 'office-nat', share: 0.01, from: 30, to: 300, texts: 0 },
  { kind: 'coworking', share: 0.005, from: 20, to: 100, texts: 0 },
  { kind: 'tool-users', share: 0.005, from: 100, to: 1000, texts: 1 },
] as const;

/** One honest group: its members are the people from `first` on. */
export interface Crowd {
  readonly kind: (typeof CROWDS)[number]['kind'];
  readonly first: number;
  readonly size: number;
  /** Fixed texts that its members send. */
  readonly texts: number;
}

/** The campaign and five smaller ones: sizes for a million legitimate accounts. */
const OPERATORS = [
  { size: 25_000, style: 'woven', exchanges: 28_800_000, waves: 1, clock: true, templates: 24 },
  { size: 5_000, style: 'rotation', exchanges: 120_000, waves: 3, clock: true, templates: 6 },
  { size: 1_500, style: 'seller', exchanges: 45_000, waves: 1, clock: true, templates: 5 },
  { size: 600, style: 'ipv6', exchanges: 18_000, waves: 1, clock: true, templates: 4 },
  { size: 400, style: 'office', exchanges: 12_000, waves: 1, clock: false, templates: 4 },
  { size: 150, style: 'virtual-cards', exchanges: 5_000, waves: 1, clock: true, templates: 3 },
] as const;
const LEGITIMATE = 1_000_000;
const ORDINARY_EXCHANGES = 10_000_000;
/** Nobody could find an operator of fewer accounts than a family's, whatever the scale. */
const OPERATOR_SIZE_MIN = 40;

export interface OperatorPlan {
  readonly name: string;
  readonly style: (typeof OPERATORS)[number]['style'];
  readonly first: number;
  readonly size: number;
  readonly exchangesEach: number;
  readonly waves: number;
  readonly clock: boolean;
  readonly templates: number;
  readonly aims: readonly Aim[];
}

/** What a world of this scale is made of; people are numbered operators first, then crowds. */
export interface ScalePlan {
  readonly seed: number;
  readonly people: number;
  /** Number of the first legitimate person. */
  readonly legitimateFrom: number;
  readonly ordinaryMean: number;
  readonly operators: readonly OperatorPlan[];
  readonly crowds: readonly Crowd[];
  /** Share of ordinary people behind one address, and of those who sent one text that went round. */
  readonly hubAddress: number;
  readonly hubText: number;
  readonly days: number;
}

const AIMS: readonly (readonly Aim[])[] = [
  ['agentic tool use', 'coding'],
  ['reasoning traces', 'grading and reward'],
  ['coding'],
  ['computer use'],
  ['grading and reward'],
  ['reasoning traces'],
];

/** Full size is the default: a million legitimate accounts, six operators, 39 million exchanges. */
export function drawPlan(
  random: Random,
  o: { seed: number; accounts?: number; exchanges?: number; hubs: boolean },
): ScalePlan {
  const legitimate = o.accounts ?? LEGITIMATE;
  const scale = legitimate / LEGITIMATE;
  const exchangesOfAll =
    ORDINARY_EXCHANGES + OPERATORS.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const volume = (o.exchanges ?? exchangesOfAll * scale) / (exchangesOfAll * scale);
  let next = 0;
  const operators = OPERATORS.map((operator, no): OperatorPlan => {
    const size = Math.max(OPERATOR_SIZE_MIN, Math.round(operator.size * scale));
    const first = next;
    next += size;
    return {
      name: `operator-${no + 1}`,
      style: operator.style,
      first,
      size,
      exchangesEach: (operator.exchanges / operator.size) * volume,
      waves: operator.waves,
      clock: operator.clock,
      templates: operator.templates,
      aims: AIMS[no]!,
    };
  });
  const legitimateFrom = next;
  const crowds: Crowd[] = [];
  for (const { kind, share, from, to, texts } of CROWDS) {
    const end = next + Math.round(share * legitimate);
    while (next < end) {
      // Small groups are far more common than large ones.
      const size = Math.min(end - next, Math.round(from * (to / from) ** random.float()));
      crowds.push({ kind, first: next, size, texts });
      next += size;
    }
  }
  return {
    seed: o.seed,
    people: legitimateFrom + legitimate,
    legitimateFrom,
    ordinaryMean: (ORDINARY_EXCHANGES / LEGITIMATE) * volume,
    operators,
    crowds,
    hubAddress: o.hubs ? 0.2 : 0,
    hubText: o.hubs ? 0.3 : 0,
    days: 90,
  };
}
