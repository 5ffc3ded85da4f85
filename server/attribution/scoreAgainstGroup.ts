import type { Evidence } from './evidence.js';
import { FAMILY_COUNT } from './evidence.js';
import type { AttributionParameters } from './parameters.js';
import type { Discounts } from './weights/dependence.js';
import type { WeighedEvidence } from './weights/weights.js';

/** How many members of a group hold each signal, for the signals that any member holds. */
export interface GroupCounts {
  readonly members: ReadonlySet<number>;
  readonly inside: Map<number, number>;
  /** Mean number of signals of each family that a member has: how often it had a chance to share. */
  readonly meanDegree: Float64Array;
}

export function countGroup(evidence: Evidence, members: ReadonlySet<number>): GroupCounts {
  const inside = new Map<number, number>();
  const degree = new Float64Array(FAMILY_COUNT);
  const { starts, items } = evidence.byAccount;
  for (const account of members) {
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const signal = items[i]!;
      inside.set(signal, (inside.get(signal) ?? 0) + 1);
      degree[evidence.families[signal]!]!++;
    }
  }
  for (let f = 0; f < FAMILY_COUNT; f++) degree[f]! /= Math.max(1, members.size);
  return { members, inside, meanDegree: degree };
}

/**
 * Weight of evidence of one signal for an account's membership: log2 of how common the value is
 * among the other members over how common it is among everyone else (Fellegi–Sunter 1969, with
 * the frequency of the value itself in place of a mean u, Winkler 1989). The account asked about
 * is left out of both counts, so that nobody's own use speaks for himself; the background is
 * counted outside the group, so that a farm does not make its own card look common. Half an
 * account is added outside (Krichevsky–Trofimov) where nobody else has it. Inside, the kind's own m
 * (weights.ts) counts like `kindPriorMembers` members: of a few accounts a share says little.
 *
 * Returns 0 where fewer than `otherHoldersMin` other members hold it: it then says nothing.
 */
export function signalBits(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  signal: number,
  isMember: boolean,
  parameters: AttributionParameters,
): number {
  const inside = (counts.inside.get(signal) ?? 0) - (isMember ? 1 : 0);
  if (inside < parameters.otherHoldersMin) return 0;
  const membersOther = counts.members.size - (isMember ? 1 : 0);
  const outsiders = evidence.accounts - counts.members.size - (isMember ? 0 : 1);
  const outside = evidence.holders[signal]! - (counts.inside.get(signal) ?? 0) - (isMember ? 0 : 1);
  const prior = parameters.kindPriorMembers;
  const rateInside = (inside + prior * evidence.memberRate[signal]!) / (membersOther + prior);
  const rateOutside = (outside + 0.5) / (outsiders + 1);
  return Math.log2(rateInside / rateOutside);
}

/** What speaks for one account: the best signal of each family, in bits. */
export interface FamilyScore {
  /** By family index; 0 where the family says nothing. */
  readonly bits: Float64Array;
  /** Best signal of each family, −1 where none. */
  readonly signals: Int32Array;
  /** By family index: 1 where it speaks by a signal that can tell hands apart. */
  readonly telling: Uint8Array;
  /** Families that do: witnesses, not hearsay. */
  readonly families: number;
  readonly sum: number;
}

/**
 * Best signal of each family for an account against a group. An account with more values than
 * members usually have (a phone that saw a thousand addresses) had more chances to share one by
 * accident: log2 of that ratio is taken off (a Bonferroni correction in bits).
 */
export function scoreAccount(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  account: number,
  parameters: AttributionParameters,
): FamilyScore {
  const isMember = counts.members.has(account);
  const bits = new Float64Array(FAMILY_COUNT);
  const signals = new Int32Array(FAMILY_COUNT).fill(-1);
  const degree = new Float64Array(FAMILY_COUNT);
  const bestTelling = new Float64Array(FAMILY_COUNT);
  const { starts, items } = evidence.byAccount;
  for (let i = starts[account]!; i < starts[account + 1]!; i++) {
    const signal = items[i]!;
    const family = evidence.families[signal]!;
    degree[family]!++;
    const lifted = signalBits(evidence, counts, signal, isMember, parameters);
    const coarse = evidence.coarse[signal] === 1;
    const gained = coarse ? Math.min(lifted, parameters.coarseBitsMax) : lifted;
    if (!coarse) bestTelling[family] = Math.max(bestTelling[family]!, gained);
    if (gained > bits[family]!) {
      bits[family] = gained;
      signals[family] = signal;
    }
  }
  const telling = new Uint8Array(FAMILY_COUNT);
  for (let f = 0; f < FAMILY_COUNT; f++) {
    const tries = degree[f]! / Math.max(1, counts.meanDegree[f]!);
    const taken = Math.log2(Math.max(1, tries));
    const corrected = bits[f]! - taken;
    if (corrected < parameters.familyBitsMin) {
      bits[f] = 0;
      signals[f] = -1;
      continue;
    }
    bits[f] = Math.min(corrected, parameters.familyBitsMax);
    if (bestTelling[f]! - taken >= parameters.familyBitsMin) telling[f] = 1;
  }
  discountDependence(bits, evidence.discounts);
  const sum = bits.reduce((total, ofFamily) => total + ofFamily, 0);
  const families = telling.reduce((count, speaks) => count + speaks, 0);
  return { bits, signals, telling, families, sum };
}

/**
 * Takes off what a family's agreement would be worth anyway once a stronger one agrees: campuses
 * share a range and a mail domain, companies a card and an office (see weights/dependence.ts).
 */
function discountDependence(bits: Float64Array, discounts: Discounts): void {
  const strongestFirst = [...bits.keys()]
    .filter((family) => bits[family]! > 0)
    .sort((a, b) => bits[b]! - bits[a]! || a - b);
  for (const [place, family] of strongestFirst.entries()) {
    let discount = 0;
    for (const given of strongestFirst.slice(0, place))
      discount = Math.max(discount, discounts[given * FAMILY_COUNT + family]!);
    bits[family]! *= 1 - discount;
  }
}
