import { NIGHT_SHARES } from './activeHours.js';
import { knownFamilies } from './disagreement.js';
import type { AccountBehaviour, Evidence } from './evidence.js';

/** Fewer acts than this say nothing of habits. */
const ACTS_MIN = 10;

/** One way of sorting accounts by behaviour; `null` where too little is known of an account. */
export interface Trait {
  readonly name: string;
  /** In words, by category, as evidence against: "its organisation is verified". */
  readonly categories: readonly string[];
  readonly of: (account: AccountBehaviour) => number | null;
}

const share = (part: number, whole: number, bounds: readonly number[]): number | null =>
  whole < ACTS_MIN ? null : bounds.filter((bound) => part / whole >= bound).length;

export const TRAITS: readonly Trait[] = [
  {
    name: 'verified organisation',
    categories: ['no verified organisation', 'its organisation is verified'],
    of: (a) => (a.orgVerified === true ? 1 : 0),
  },
  {
    name: 'hours',
    categories: ['sleeps at night', 'is sometimes active at night', 'is active around the clock'],
    of: (a) => share(a.nightExchanges, a.localExchanges, NIGHT_SHARES),
  },
  {
    name: 'prompts from templates',
    categories: [
      'writes its own prompts',
      'writes mostly its own prompts',
      'uses mostly templates',
      'uses templates only',
    ],
    of: (a) => share(a.templatePrompts, a.prompts, [0.05, 0.4, 0.8]),
  },
];

/** Category counts of every trait over all accounts: the background of {@link counterEvidence}. */
export interface TraitTable {
  /** By account and family: see {@link knownFamilies}. */
  readonly known: Uint8Array;
  /** By trait, by account: category or 255 for not known. */
  readonly categories: readonly Uint8Array[];
  /** By trait: accounts in each category. */
  readonly totals: readonly Float64Array[];
}

export function tabulateTraits(evidence: Evidence): TraitTable {
  const categories = TRAITS.map((trait) =>
    Uint8Array.from(evidence.behaviour, (account) => trait.of(account) ?? 255),
  );
  const totals = TRAITS.map((trait, t) => {
    const counts = new Float64Array(trait.categories.length);
    for (const category of categories[t]!) if (category !== 255) counts[category]!++;
    return counts;
  });
  return { known: knownFamilies(evidence), categories, totals };
}

/** By trait, by category: bits for membership, learned from a group's members and the rest. */
export type TraitBits = readonly Float64Array[];

/**
 * Log2 ratio of each category's share among members and among all others, each with half an
 * account added. What a group's own members rarely are, an account in it should not be.
 */
export function learnTraitBits(table: TraitTable, members: ReadonlySet<number>): TraitBits {
  return TRAITS.map((trait, t) => {
    const inside = new Float64Array(trait.categories.length);
    for (const member of members) {
      const category = table.categories[t]![member]!;
      if (category !== 255) inside[category]!++;
    }
    const sumInside = inside.reduce((a, b) => a + b, 0);
    const outside = table.totals[t]!.map((total, c) => total - inside[c]!);
    const sumOutside = outside.reduce((a, b) => a + b, 0);
    const slots = trait.categories.length / 2;
    return inside.map((count, c) =>
      Math.log2((count + 0.5) / (sumInside + slots) / ((outside[c]! + 0.5) / (sumOutside + slots))),
    );
  });
}

/** Evidence against an account's membership: the traits that members rarely have, < 0 bits each. */
export function counterEvidence(
  table: TraitTable,
  traitBits: TraitBits,
  account: number,
): { fact: string; bits: number }[] {
  const facts: { fact: string; bits: number }[] = [];
  for (const [t, trait] of TRAITS.entries()) {
    const category = table.categories[t]![account]!;
    if (category === 255) continue;
    const bits = traitBits[t]![category]!;
    // Behaviour may clear an account; it never accuses one: popular habits are not a signal.
    if (bits <= -0.5) facts.push({ fact: trait.categories[category]!, bits });
  }
  return facts;
}
