import { FAMILY_COUNT, familyIndex, holdersOf } from './evidence.js';
import { type GroupCounts, placesOf } from './groupCounts.js';
import type { AttributionParameters } from './parameters.js';
import { isPublic } from './publicValues.js';
import { isRented } from './rented.js';
import { INSTRUMENTS } from './resourceKinds.js';
import type { Discounts, WeighedEvidence } from './weighedEvidence.js';

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
 * `held`: how many members hold it, the account itself with them where it is one.
 */
export function signalBits(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  { signal, held, isMember }: { signal: number; held: number; isMember: boolean },
  parameters: AttributionParameters,
): number {
  const self = isMember ? 1 : 0;
  const inside = held - self;
  return inside < parameters.otherHoldersMin
    ? 0
    : bitsOf(evidence, counts, { signal, held, self }, parameters);
}

/** As {@link signalBits}, of however few other members. */
function bitsOf(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  { signal, held, self }: { signal: number; held: number; self: number },
  parameters: AttributionParameters,
): number {
  const inside = held - self;
  const membersOther = counts.members.size - self;
  const outsiders = evidence.accounts - counts.members.size - (1 - self);
  const outside = evidence.holders[signal]! - held - (1 - self);
  const prior = parameters.kindPriorMembers;
  const rateInside = (inside + prior * evidence.memberRate[signal]!) / (membersOther + prior);
  const rateOutside = (outside + 0.5) / (outsiders + 1);
  return Math.log2(rateInside / rateOutside);
}

const PAYMENT = familyIndex('payment');

/** Two strangers may bear one name: it is a witness only beside what is not as many strangers' too. */
const NAME = 'billing_name';

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
 * Scores one account after the other against a group. What a signal says is found once for members
 * and once for others, and nothing is allocated for an account: a large group has a hundred
 * thousand candidates, most of whom come to nothing.
 */
export class AccountScorer {
  /** Of the account that was looked at last, as {@link FamilyScore} has them. */
  readonly bits = new Float64Array(FAMILY_COUNT);
  readonly signals = new Int32Array(FAMILY_COUNT);
  readonly telling = new Uint8Array(FAMILY_COUNT);
  readonly #degree = new Float64Array(FAMILY_COUNT);
  readonly #bestTelling = new Float64Array(FAMILY_COUNT);
  readonly #strongest = new Uint8Array(FAMILY_COUNT);
  /** Instruments that the account shares with one other member. */
  readonly #pairs: number[] = [];
  readonly #evidence: WeighedEvidence;
  readonly #counts: GroupCounts;
  readonly #parameters: AttributionParameters;
  /** By place of a signal: its bits for a member and for others, NaN where not asked yet. */
  readonly #bitsOf: readonly [Float64Array, Float64Array];

  constructor(evidence: WeighedEvidence, counts: GroupCounts, parameters: AttributionParameters) {
    this.#evidence = evidence;
    this.#counts = counts;
    this.#parameters = parameters;
    const unknown = () => new Float64Array(counts.signals.length).fill(Number.NaN);
    this.#bitsOf = [unknown(), unknown()];
  }

  /**
   * Finds the best signal of each family for an account. One with more values than members usually
   * have (a phone that saw a thousand addresses) had more chances to share one by accident: log2 of
   * that ratio is taken off (a Bonferroni correction in bits).
   * @returns how many families speak by a signal that can tell hands apart
   */
  lookAt(account: number): number {
    const evidence = this.#evidence;
    const { coarseBitsMax, familyBitsMin, familyBitsMax } = this.#parameters;
    const { bits, signals, telling } = this;
    const degree = this.#degree.fill(0);
    const bestTelling = this.#bestTelling.fill(0);
    bits.fill(0);
    signals.fill(-1);
    telling.fill(0);
    const places = placesOf(evidence, this.#counts);
    const isMember = this.#counts.members.has(account);
    const pairs = this.#pairs;
    pairs.length = 0;
    const { starts, items } = evidence.byAccount;
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const signal = items[i]!;
      const family = evidence.families[signal]!;
      degree[family]!++;
      const place = places[signal]!;
      if (place === 0) continue;
      if (this.#counts.insides[place - 1]! - (isMember ? 1 : 0) === 1) {
        if (INSTRUMENTS.has(evidence.kinds[signal]!)) pairs.push(signal);
        continue;
      }
      const lifted = this.#bitsAt(place - 1, isMember);
      const coarse = evidence.coarse[signal] === 1;
      const gained = coarse ? Math.min(lifted, coarseBitsMax) : lifted;
      if (!coarse) bestTelling[family] = Math.max(bestTelling[family]!, gained);
      if (gained > bits[family]!) {
        bits[family] = gained;
        signals[family] = signal;
      }
    }
    if (pairs.length > 1) this.#takeChain(account, isMember, bestTelling);
    let families = 0;
    let own = 0;
    let namesakes = 0;
    let rented = 0;
    for (let f = 0; f < FAMILY_COUNT; f++) {
      const tries = degree[f]! / Math.max(1, this.#counts.meanDegree[f]!);
      const taken = Math.log2(Math.max(1, tries));
      const corrected = bits[f]! - taken;
      if (corrected < familyBitsMin) {
        bits[f] = 0;
        signals[f] = -1;
        continue;
      }
      bits[f] = Math.min(corrected, familyBitsMax);
      if (bestTelling[f]! - taken < familyBitsMin) continue;
      telling[f] = 1;
      families++;
      if (isRented(evidence, signals[f]!)) rented++;
      if (evidence.kinds[signals[f]!] === NAME) namesakes++;
      else if (!isPublic(evidence, signals[f]!, this.#strangersTo(signals[f]!))) own++;
    }
    if (own === 0) families -= namesakes;
    // Of an account whose prompts are known more than an address and a number must speak.
    if (rented > 1 && rented === families && evidence.behaviour[account]!.prompts > 0) families = 1;
    discountDependence(bits, evidence.discounts, this.#strongest);
    return families;
  }

  /**
   * Cards that serve two accounts each say nothing singly: a couple has one. Who shares several, each
   * with another member, is in a chain of them, and the best of them speaks.
   */
  #takeChain(account: number, isMember: boolean, bestTelling: Float64Array): void {
    const evidence = this.#evidence;
    const { members } = this.#counts;
    const partners = new Set<number>();
    for (const signal of this.#pairs)
      for (const holder of holdersOf(evidence, signal))
        if (holder !== account && members.has(holder)) partners.add(holder);
    if (partners.size < this.#parameters.otherHoldersMin) return;
    const self = isMember ? 1 : 0;
    for (const signal of this.#pairs) {
      const asked = { signal, held: 1 + self, self };
      const gained = bitsOf(evidence, this.#counts, asked, this.#parameters);
      bestTelling[PAYMENT] = Math.max(bestTelling[PAYMENT]!, gained);
      if (gained <= this.bits[PAYMENT]!) continue;
      this.bits[PAYMENT] = gained;
      this.signals[PAYMENT] = signal;
    }
  }

  /** How many who are no members hold a signal that a member holds. */
  #strangersTo(signal: number): number {
    const place = placesOf(this.#evidence, this.#counts)[signal]! - 1;
    return this.#evidence.holders[signal]! - this.#counts.insides[place]!;
  }

  /** The answer of the last {@link lookAt}, to be kept. */
  found(): FamilyScore {
    return {
      bits: this.bits.slice(),
      signals: this.signals.slice(),
      telling: this.telling.slice(),
      families: this.telling.reduce((count, speaks) => count + speaks, 0),
      sum: this.bits.reduce((total, ofFamily) => total + ofFamily, 0),
    };
  }

  #bitsAt(place: number, isMember: boolean): number {
    const known = this.#bitsOf[isMember ? 0 : 1];
    let bits = known[place]!;
    if (Number.isNaN(bits)) {
      const { signals, insides } = this.#counts;
      const asked = { signal: signals[place]!, held: insides[place]!, isMember };
      bits = signalBits(this.#evidence, this.#counts, asked, this.#parameters);
      known[place] = bits;
    }
    return bits;
  }
}

/**
 * Takes off what a family's agreement would be worth anyway once a stronger one agrees: campuses
 * share a range and a mail domain, companies a card and an office (see weights/dependence.ts).
 * `strongest` is room to sort in.
 */
function discountDependence(bits: Float64Array, discounts: Discounts, strongest: Uint8Array): void {
  let speaking = 0;
  for (let family = 0; family < FAMILY_COUNT; family++) {
    if (bits[family]! <= 0) continue;
    // Strongest first, and of equals the one that comes first.
    let at = speaking++;
    for (; at > 0 && bits[strongest[at - 1]!]! < bits[family]!; at--)
      strongest[at] = strongest[at - 1]!;
    strongest[at] = family;
  }
  for (let place = 1; place < speaking; place++) {
    const family = strongest[place]!;
    let discount = 0;
    for (let stronger = 0; stronger < place; stronger++)
      discount = Math.max(discount, discounts[strongest[stronger]! * FAMILY_COUNT + family]!);
    bits[family]! *= 1 - discount;
  }
}
