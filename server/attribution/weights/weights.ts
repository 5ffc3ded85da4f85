import { FAMILIES, type Family } from '../../contract/families.js';
import type { Evidence } from '../evidence.js';
import { FAMILY_COUNT } from '../evidence.js';
import type { AttributionParameters } from '../parameters.js';
import type { Random } from '../random.js';
import type { WeighedEvidence } from '../weighedEvidence.js';
import { NO_DISCOUNTS } from '../weighedEvidence.js';
import { type Comparison, compareByKinds, comparePair } from './comparison.js';
import type { FamilyDependence } from './dependence.js';
import { estimateMatches, type Pattern, type Session } from './expectationMaximisation.js';
import { RATE_PRIORS } from './ratePriors.js';
import { samplePairs } from './samplePairs.js';

/** What agreeing in a kind says of two accounts in this case. */
export interface KindWeight {
  readonly family: Family;
  /** A kind of signal, or `none`: the two agree on nothing of the family. */
  readonly kind: string;
  /** Chance of this answer for two accounts of one hand, and for two taken at random. */
  readonly m: number;
  readonly u: number;
  /** log2(m / u). */
  readonly bits: number;
}

/** Weights learned from the case itself; recorded in `run.json`. */
export interface CaseWeights {
  readonly kinds: readonly KindWeight[];
  /** By the family the pairs were drawn by: how many, and the share that are one hand's. */
  readonly sessions: readonly { family: Family; pairs: number; matches: number }[];
  /** Pairs that investigators' labels settle. */
  readonly labelledPairs: number;
  readonly rounds: number;
  readonly converged: boolean;
  readonly dependences: readonly FamilyDependence[];
}

export interface LearnedWeights {
  readonly comparison: Comparison;
  readonly weights: CaseWeights;
  readonly evidence: WeighedEvidence;
}

/** What investigators already know of accounts, by number: the name of a hand, or `innocent`. */
export type KnownLabels = ReadonlyMap<number, string>;
export const INNOCENT = 'innocent';

const PAIRS = 10_000;
/** Fewer pairs than this in a family teach nothing. */
const PAIRS_MIN = 100;
/** What worlds showed counts like so many pairs of this case. */
const PRIOR_PAIRS = 200;
/** What worlds never showed is not impossible. */
const RATE_PRIOR_MIN = 1e-3;

/**
 * m and u of every kind in this case. u follows from the frequencies of the values; m is estimated
 * by expectation–maximisation over pairs that share a telling value of one family, in the answers
 * of the other families, with what worlds showed as its prior, and labels, where given, as pairs
 * whose class is known. Cost: linear in the uses, and a bounded number of pairs.
 */
export function learnWeights(
  evidence: Evidence,
  comparable: Uint8Array,
  labels: KnownLabels,
  parameters: AttributionParameters,
  random: Random,
): LearnedWeights {
  const comparison = compareByKinds(evidence);
  const compared = { evidence, comparison, comparable, labels };
  const sessions: { family: number; session: Session; pairs: number }[] = [];
  for (let family = 0; family < FAMILY_COUNT; family++) {
    const pairs = samplePairs(
      evidence,
      { family, holdersMin: parameters.groupAccountsMin, count: PAIRS },
      random,
    );
    if (pairs.length < PAIRS_MIN) continue;
    const session = { blocked: family, patterns: patternsOf(compared, pairs) };
    sessions.push({ family, session, pairs: pairs.length });
  }
  const settled = labelledPairs(labels, random);
  const labelled: Session = { blocked: -1, patterns: patternsOf(compared, settled) };
  const estimate = estimateMatches(
    [...sessions.map(({ session }) => session), ...(settled.length > 0 ? [labelled] : [])],
    comparison.chance,
    priorCounts(comparison),
  );
  return {
    comparison,
    weights: {
      kinds: kindWeights(comparison, estimate.m),
      sessions: sessions.map(({ family, pairs }, s) => ({
        family: FAMILIES[family]!,
        pairs,
        matches: estimate.matches[s]!,
      })),
      labelledPairs: settled.length,
      rounds: estimate.rounds,
      converged: estimate.converged,
      dependences: [],
    },
    evidence: {
      ...evidence,
      memberRate: Float64Array.from(
        evidence.families,
        (family, signal) => estimate.m[family]![comparison.levelOf[signal]!]!,
      ),
      discounts: NO_DISCOUNTS,
    },
  };
}

function kindWeights(comparison: Comparison, m: readonly Float64Array[]): KindWeight[] {
  return comparison.kinds.flatMap((kinds, family) =>
    kinds.length === 0
      ? []
      : [...kinds, 'none'].map((kind, level) => {
          const [mOf, u] = [m[family]![level]!, comparison.chance[family]![level]!];
          return { family: FAMILIES[family]!, kind, m: mOf, u, bits: Math.log2(mOf / u) };
        }),
  );
}

/** Dirichlet pseudo-counts: what worlds showed of the kinds that this case has. */
function priorCounts(comparison: Comparison): Float64Array[] {
  return comparison.kinds.map((kinds, family) => {
    const rates = [...kinds, 'none'].map((kind) =>
      Math.max(
        RATE_PRIOR_MIN,
        RATE_PRIORS[kind === 'none' ? `${FAMILIES[family]!} none` : kind] ?? 0,
      ),
    );
    const sum = rates.reduce((a, b) => a + b, 0);
    return Float64Array.from(rates, (rate) => (PRIOR_PAIRS * rate) / sum);
  });
}

/** Answers of pairs, counted where they are the same. */
function patternsOf(
  o: { evidence: Evidence; comparison: Comparison; comparable: Uint8Array; labels: KnownLabels },
  pairs: readonly (readonly [number, number])[],
): Pattern[] {
  const patterns = new Map<string, { levels: number[]; count: number; label: boolean | null }>();
  for (const [one, other] of pairs) {
    const levels = [...comparePair(o.evidence, o.comparison, o.comparable, one, other)];
    const label = labelOf(o.labels.get(one), o.labels.get(other));
    const key = `${levels.join(' ')} ${label}`;
    const pattern = patterns.get(key);
    if (pattern === undefined) patterns.set(key, { levels, count: 1, label });
    else pattern.count++;
  }
  return [...patterns.values()];
}

/** One hand, two hands, or not known: two innocents may still be of one household. */
function labelOf(one: string | undefined, other: string | undefined): boolean | null {
  if (one === undefined || other === undefined) return null;
  if (one !== other) return false;
  return one === INNOCENT ? null : true;
}

const LABELLED_PAIRS_PER_HAND = 2_000;

/** Pairs of accounts that labels call one hand's, at most so many a hand. */
function labelledPairs(labels: KnownLabels, random: Random): [number, number][] {
  const hands = new Map<string, number[]>();
  for (const [account, label] of labels) {
    if (label === INNOCENT) continue;
    const list = hands.get(label);
    if (list === undefined) hands.set(label, [account]);
    else list.push(account);
  }
  const pairs: [number, number][] = [];
  for (const accounts of hands.values()) {
    if (accounts.length < 2) continue;
    const most = (accounts.length * (accounts.length - 1)) / 2;
    for (let i = 0; i < Math.min(LABELLED_PAIRS_PER_HAND, most); i++) {
      const one = Math.floor(random() * accounts.length);
      const step = 1 + Math.floor(random() * (accounts.length - 1));
      pairs.push([accounts[one]!, accounts[(one + step) % accounts.length]!]);
    }
  }
  return pairs;
}
