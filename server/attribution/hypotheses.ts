import type { GroupProfile } from './groupProfile.js';
import { LIKELIHOODS, type Row } from './likelihoods.js';
import { PROFILE_COUNTS } from './profileCounts.js';

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

export type HypothesisName = (typeof HYPOTHESES)[number]['name'];

/** Habits of one group are not independent witnesses: each counts for this share of its weight. */
const TEMPER = 0.8;

export interface WeighedHypothesis {
  readonly hypothesis: HypothesisName;
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

/** Groups seen: by hypothesis, by field of the profile, by category. */
export type ProfileCounts = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>
>;

/** The expert table counts like this many groups seen of each hypothesis. */
const EXPERT_GROUPS = 25;

/** P(category | hypothesis) by hypothesis: the expert table as a Dirichlet prior, and what was counted. */
function likelihoodsOf(
  field: keyof GroupProfile,
  category: string,
  counts: ProfileCounts,
): number[] {
  const table = LIKELIHOODS[field] as Record<string, Row>;
  const rows = Object.values(table);
  return HYPOTHESES.map(({ name }, h) => {
    const expert = table[category]![h]! / rows.reduce((sum, row) => sum + row[h]!, 0);
    const seen = counts[name]?.[field] ?? {};
    const total = Object.values(seen).reduce((sum, count) => sum + count, 0);
    return (EXPERT_GROUPS * expert + (seen[category] ?? 0)) / (EXPERT_GROUPS + total);
  });
}

/** Weighs all hypotheses by Bayes' rule on a group's profile; best first. What is not known is left out. */
export function weighHypotheses(
  profile: GroupProfile,
  counts: ProfileCounts = PROFILE_COUNTS,
): WeighedHypothesis[] {
  const logs = HYPOTHESES.map((hypothesis) => Math.log2(hypothesis.prior));
  const facts = HYPOTHESES.map(() => [] as { fact: string; bits: number }[]);
  for (const field of Object.keys(LIKELIHOODS) as (keyof GroupProfile)[]) {
    const category = profile[field];
    if (category === null) continue;
    const likelihoods = likelihoodsOf(field, category, counts);
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
