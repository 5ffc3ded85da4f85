import { HYPOTHESES, type HypothesisName } from './explanations.js';
import type { GroupProfile } from './groupProfile.js';
import { LIKELIHOODS, type Row } from './likelihoods.js';
import { PROFILE_COUNTS } from './profileCounts.js';
import type { ProfileCounts, SeenKind } from './seenGroups.js';

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
  pools: 'instruments, devices and ranges',
  verified: 'verified organisations',
  domain: 'e-mail domain',
  software: 'client software',
  templates: 'prompts made from shared templates',
  hours: 'active hours',
  weekends: 'weekends',
  signups: 'sign-ups',
  volume: 'volume an account and day',
  referral: 'referral',
};

/** The expert table counts like this many groups seen of each hypothesis. */
const EXPERT_GROUPS = 25;
/** And like so many of each kind that was seen. */
const EXPERT_GROUPS_OF_KIND = 6;

/** A kind under a hypothesis: its share among the hypothesis' groups, and what its groups show. */
interface Component {
  readonly weight: number;
  readonly likelihood: (field: keyof GroupProfile, category: string) => number;
}

/** The kinds of a hypothesis: the expert table alone as one, and each that was seen, with the table as prior. */
function componentsOf(h: number, seen: readonly SeenKind[]): Component[] {
  const expert = (field: keyof GroupProfile, category: string): number => {
    const table = LIKELIHOODS[field] as Record<string, Row>;
    const sum = Object.values(table).reduce((total, row) => total + row[h]!, 0);
    return table[category]![h]! / sum;
  };
  const all = EXPERT_GROUPS + seen.reduce((sum, kind) => sum + kind.groups, 0);
  return [
    { weight: EXPERT_GROUPS / all, likelihood: expert },
    ...seen.map(({ groups, counts }): Component => {
      return {
        weight: groups / all,
        likelihood: (field, category) => {
          const ofField = counts[field] ?? {};
          const total = Object.values(ofField).reduce((sum, count) => sum + count, 0);
          return (
            (EXPERT_GROUPS_OF_KIND * expert(field, category) + (ofField[category] ?? 0)) /
            (EXPERT_GROUPS_OF_KIND + total)
          );
        },
      };
    }),
  ];
}

/**
 * Log-odds of one operator by expert judgement alone, nothing counted in worlds: below zero what was
 * counted says so by itself, and of a kind of group that no world has it says nothing.
 */
export const expertLogOdds = (profile: GroupProfile): number =>
  weighHypotheses(profile, {}).find((h) => h.hypothesis === 'operator')!.logOdds;

/** Weighs all hypotheses by Bayes' rule on a group's profile; best first. What is not known is left out. */
export function weighHypotheses(
  profile: GroupProfile,
  counts: ProfileCounts = PROFILE_COUNTS,
): WeighedHypothesis[] {
  const components = HYPOTHESES.map(({ name }, h) => componentsOf(h, counts[name] ?? []));
  const known = (Object.keys(LIKELIHOODS) as (keyof GroupProfile)[]).flatMap((field) => {
    const category = profile[field];
    return category === null ? [] : [{ field, category: category as string }];
  });
  // Habits hang together inside a kind; a hypothesis is as likely as its kinds are, taken together.
  const logs = HYPOTHESES.map(
    ({ prior }, h) =>
      Math.log2(prior) +
      logSum(
        components[h]!.map(
          ({ weight, likelihood }) =>
            Math.log2(weight) +
            TEMPER *
              known.reduce(
                (sum, { field, category }) => sum + Math.log2(likelihood(field, category)),
                0,
              ),
        ),
      ),
  );
  const facts = HYPOTHESES.map(() => [] as { fact: string; bits: number }[]);
  for (const { field, category } of known) {
    const likelihoods = components.map((kinds) =>
      kinds.reduce((sum, { weight, likelihood }) => sum + weight * likelihood(field, category), 0),
    );
    const total = likelihoods.reduce((a, b) => a + b, 0);
    for (const [h, likelihood] of likelihoods.entries()) {
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

/** log2 of a sum of powers of two, without overflow. */
function logSum(logs: readonly number[]): number {
  const top = Math.max(...logs);
  return top + Math.log2(logs.reduce((sum, log) => sum + 2 ** (log - top), 0));
}
