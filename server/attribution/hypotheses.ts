import type { GroupProfile } from './groupProfile.js';

/** Explanations of why accounts share what they share. Only the first accuses. */
export const HYPOTHESES = [
  { name: 'operator', label: 'one operator', prior: 0.12 },
  { name: 'household', label: 'a household', prior: 0.12 },
  { name: 'company', label: 'a company or team', prior: 0.22 },
  { name: 'campus', label: 'a campus or class', prior: 0.14 },
  { name: 'event', label: 'an event', prior: 0.1 },
  { name: 'reseller', label: 'a reseller or agency', prior: 0.1 },
  { name: 'infrastructure', label: 'shared infrastructure only', prior: 0.1 },
  { name: 'template', label: 'a copied template', prior: 0.1 },
] as const;

type Name = (typeof HYPOTHESES)[number]['name'];
type Row = readonly [number, number, number, number, number, number, number, number];
type Table = {
  readonly [Field in keyof GroupProfile]: {
    readonly [Category in NonNullable<GroupProfile[Field]>]: Row;
  };
};

/**
 * How often each hypothesis shows each category, in percent, in the order of {@link HYPOTHESES}.
 * Expert judgement from public reports of such campaigns and of how shared places behave, to be
 * replaced by estimates from generated worlds; a column of a field need not add up to 100 exactly,
 * it is normalised when read. No cell is zero: no single habit settles the matter.
 */
export const LIKELIHOODS: Table = {
  //                       operator house company campus event resell infra templ
  size: {
    household: [5, 96, 20, 3, 3, 10, 10, 6],
    small: [10, 3.9, 30, 8, 10, 20, 15, 14],
    medium: [25, 0.1, 30, 30, 40, 40, 25, 30],
    large: [30, 0.01, 15, 39, 40, 25, 25, 30],
    'very large': [30, 0.01, 5, 20, 7, 5, 25, 20],
  },
  instruments: {
    'not shared': [15, 25, 20, 90, 90, 10, 93, 93],
    'one for all': [5, 65, 70, 1, 2, 60, 1, 1],
    'a pool of several': [65, 3, 4, 2, 2, 20, 2, 2],
    'in part': [15, 7, 6, 7, 6, 10, 4, 4],
  },
  devices: {
    'not shared': [15, 30, 72, 55, 72, 80, 93, 93],
    'one for all': [5, 45, 3, 5, 3, 2, 1, 1],
    'a pool of several': [60, 10, 7, 18, 12, 6, 2, 2],
    'in part': [20, 15, 18, 22, 13, 12, 4, 4],
  },
  ranges: {
    'not shared': [10, 3, 10, 5, 5, 50, 1, 85],
    'one for all': [10, 90, 68, 73, 80, 20, 60, 2],
    'a pool of several': [65, 3, 13, 13, 8, 15, 35, 5],
    'in part': [15, 4, 9, 9, 7, 15, 4, 8],
  },
  verified: {
    'hardly any': [97, 98, 25, 12, 80, 55, 67, 67],
    some: [2.6, 1.5, 17, 18, 17, 17, 30, 30],
    mostly: [0.4, 0.5, 58, 70, 3, 28, 3, 3],
  },
  domain: {
    'own with history': [1, 1, 78, 78, 3, 15, 2, 2],
    'own and new': [14, 1, 7, 3, 3, 10, 1, 1],
    'none of its own': [85, 98, 15, 19, 94, 75, 97, 97],
  },
  templates: {
    'most prompts': [75, 3, 25, 5, 10, 4, 3, 15],
    'some prompts': [17, 10, 35, 30, 35, 10, 12, 45],
    'few prompts': [8, 87, 40, 65, 55, 86, 85, 40],
  },
  hours: {
    'around the clock': [60, 4, 4, 5, 12, 4, 6, 5],
    'partly at night': [25, 16, 12, 25, 33, 16, 26, 20],
    'human hours': [15, 80, 84, 70, 55, 80, 68, 75],
  },
  weekends: {
    'as on other days': [70, 45, 8, 35, 50, 30, 40, 35],
    less: [20, 43, 22, 40, 30, 40, 48, 50],
    'hardly any': [10, 12, 70, 25, 20, 30, 12, 15],
  },
  signups: {
    'one day': [10, 10, 12, 12, 78, 5, 1, 1],
    'a few days': [32, 30, 30, 35, 18, 22, 4, 7],
    'spread out': [58, 60, 58, 53, 4, 73, 95, 92],
  },
  volume: {
    low: [15, 72, 50, 75, 55, 72, 72, 68],
    medium: [40, 24, 40, 22, 37, 24, 24, 27],
    high: [45, 4, 10, 3, 8, 4, 4, 5],
  },
  referral: {
    'one code': [10, 4, 8, 8, 60, 40, 2, 2],
    'no common code': [90, 96, 92, 92, 40, 60, 98, 98],
  },
};

/** Habits of one group are not independent witnesses: each counts for this share of its weight. */
const TEMPER = 0.8;

export interface WeighedHypothesis {
  readonly hypothesis: Name;
  readonly label: string;
  readonly posterior: number;
  /** Log-odds against all others together, in bits. */
  readonly logOdds: number;
  /** What speaks for (positive) and against it, against the average of the others, in bits. */
  readonly facts: readonly { fact: string; bits: number }[];
}

const FIELD_WORDS: { readonly [Field in keyof GroupProfile]: string } = {
  size: 'size',
  instruments: 'payment instruments',
  devices: 'devices',
  ranges: 'address ranges',
  verified: 'verified organisations',
  domain: 'e-mail domain',
  templates: 'prompts made from shared templates',
  hours: 'active hours',
  weekends: 'weekends',
  signups: 'sign-ups',
  volume: 'volume an account and day',
  referral: 'referral',
};

/** Weighs all hypotheses by Bayes' rule on a group's profile; best first. What is not known is left out. */
export function weighHypotheses(profile: GroupProfile): WeighedHypothesis[] {
  const logs = HYPOTHESES.map((hypothesis) => Math.log2(hypothesis.prior));
  const facts = HYPOTHESES.map(() => [] as { fact: string; bits: number }[]);
  for (const field of Object.keys(LIKELIHOODS) as (keyof GroupProfile)[]) {
    const category = profile[field];
    if (category === null) continue;
    const table = LIKELIHOODS[field] as Record<string, Row>;
    const rows = Object.values(table);
    const likelihoods = HYPOTHESES.map(
      (_, h) => table[category]![h]! / rows.reduce((s, row) => s + row[h]!, 0),
    );
    const total = likelihoods.reduce((a, b) => a + b, 0);
    for (const [h, likelihood] of likelihoods.entries()) {
      logs[h]! += TEMPER * Math.log2(likelihood);
      const others = (total - likelihood) / (likelihoods.length - 1);
      const bits = TEMPER * Math.log2(likelihood / others);
      facts[h]!.push({ fact: `${FIELD_WORDS[field]}: ${category}`, bits });
    }
  }
  const top = Math.max(...logs);
  const weights = logs.map((log) => 2 ** (log - top));
  const total = weights.reduce((a, b) => a + b, 0);
  return HYPOTHESES.map(({ name, label }, h) => ({
    hypothesis: name,
    label,
    posterior: weights[h]! / total,
    logOdds: Math.log2(weights[h]! / (total - weights[h]!)),
    facts: facts[h]!.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)),
  })).sort((a, b) => b.posterior - a.posterior);
}
