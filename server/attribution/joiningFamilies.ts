import { type Evidence, FAMILY_COUNT, familyIndex } from './evidence.js';
import { isPersonal } from './personalKinds.js';
import { isPublic } from './publicValues.js';

/** From where on values join two parts. */
export interface JoinLimits {
  /** Personal values join where this share of the smaller part holds what two of the other hold. */
  readonly crossShareMin: number;
  /** A family in which strangers meet agrees from this overlap of the parts' profiles on. */
  readonly overlapMin: number;
}

/** Whether an account is of some group that may be one hand's. */
export type IsGrouped = (account: number) => boolean;

/**
 * Who rents out ranges may rent out machines with them, client and all: software of their own is a
 * second witness beside their ranges only for parts whose prompts are not known.
 */
const NETWORK = familyIndex('network');
const DEVICE = familyIndex('device');

/** Kinds too fine for a profile: of two cells on one range hardly anyone has the same address. */
const FINE_KINDS: ReadonlySet<string> = new Set([
  'address',
  'slash64',
  'same_prompt',
  'synchronised_prompt',
]);

/** Families that join two parts, by index: by crossing personal values, or by their profiles. */
export interface Joining {
  readonly personal: ReadonlySet<number>;
  readonly meeting: ReadonlySet<number>;
}

/** Pairs of parts that any family joins, by `p * parts.length + q` with p < q. */
export function joiningFamilies(
  evidence: Evidence,
  parts: readonly Int32Array[],
  signals: readonly number[],
  rule: JoinLimits,
  isGrouped: IsGrouped,
  counted?: CountedParts,
): Map<number, Joining> {
  const partOf = new Map<number, number>();
  for (const [no, part] of parts.entries()) for (const account of part) partOf.set(account, no);
  const crossing = new Crossing(evidence.accounts, parts, counted);
  const profiles = new Profiles(parts.length, counted);
  for (const signal of signals) {
    const byPart = new Map<number, number[]>();
    const { starts, items } = evidence.bySignal;
    let strangers = 0;
    for (let i = starts[signal]!; i < starts[signal + 1]!; i++) {
      const part = partOf.get(items[i]!);
      if (part === undefined) {
        if (!isGrouped(items[i]!)) strangers++;
        continue;
      }
      const list = byPart.get(part);
      if (list === undefined) byPart.set(part, [items[i]!]);
      else list.push(items[i]!);
    }
    const family = evidence.families[signal]!;
    if (isPublic(evidence, signal, strangers)) continue;
    if (isPersonal(evidence, signal))
      crossing.add({ signal, family, kind: evidence.kinds[signal]!, strangers }, byPart);
    else if (!FINE_KINDS.has(evidence.kinds[signal]!)) profiles.add(signal, family, byPart);
  }
  const joining = new Map<number, { personal: Set<number>; meeting: Set<number> }>();
  const at = (key: number) => {
    let entry = joining.get(key);
    if (entry === undefined)
      joining.set(key, (entry = { personal: new Set(), meeting: new Set() }));
    return entry;
  };
  for (const { key, family } of crossing.joined(rule.crossShareMin)) at(key).personal.add(family);
  for (const { key, family } of profiles.joined(rule.overlapMin)) at(key).meeting.add(family);
  const prompted = parts.map((part) => part.some((a) => evidence.behaviour[a]!.prompts > 0));
  for (const [key, { meeting }] of joining) {
    const known = prompted[Math.floor(key / parts.length)]! && prompted[key % parts.length]!;
    if (known && meeting.has(NETWORK)) meeting.delete(DEVICE);
  }
  return joining;
}

/**
 * What is counted of the parts already, so that only signals which several parts hold need to be
 * looked at: a large part is not gone through once more for each that it is compared with.
 */
export interface CountedParts {
  /** By part, of the signals of its own. */
  readonly counts: readonly PartCounts[];
  /** Whether a signal is one of those. */
  readonly has: (part: number, signal: number) => boolean;
}

/** Of some signals and one part, by family. */
export interface PartCounts {
  /** How often members use those that make a profile. */
  readonly uses: Float64Array;
  /** Holders of no group of personal values that two or more members hold. */
  readonly strangers: Float64Array;
}

/** Counts what {@link joiningFamilies} wants to know of a part and the signals of its own. */
export function countPart(
  evidence: Evidence,
  part: Int32Array,
  signals: Iterable<number>,
  isGrouped: IsGrouped,
): PartCounts {
  const members = new Set(part);
  const counts = {
    uses: new Float64Array(FAMILY_COUNT),
    strangers: new Float64Array(FAMILY_COUNT),
  };
  const { starts, items } = evidence.bySignal;
  for (const signal of signals) {
    const personal = isPersonal(evidence, signal);
    if (!personal && FINE_KINDS.has(evidence.kinds[signal]!)) continue;
    let inside = 0;
    let strangers = 0;
    for (let i = starts[signal]!; i < starts[signal + 1]!; i++) {
      if (members.has(items[i]!)) inside++;
      else if (!isGrouped(items[i]!)) strangers++;
    }
    const family = evidence.families[signal]!;
    if (isPublic(evidence, signal, strangers)) continue;
    if (!personal) counts.uses[family]! += inside;
    else if (inside >= 2) counts.strangers[family]! += strangers;
  }
  return counts;
}

/**
 * Kinds that are a person's name. Two strangers may have one in common, and hardly two: a name is
 * half a value.
 */
const NAMES: ReadonlySet<string> = new Set(['billing_name', 'bin_name']);

/**
 * Accounts of one part that hold a personal value which two or more accounts of another hold. A large
 * part has so many names that of any party some have one too: what holders of no group would lead to
 * expect is taken off.
 */
class Crossing {
  readonly #accounts: number;
  readonly #parts: readonly Int32Array[];
  readonly #counted: CountedParts | undefined;
  /** By family and pair: the accounts, and how many values cross. */
  readonly #found = new Map<number, Map<number, { accounts: Set<number>; values: number }>>();
  /** By family and part: holders of no group of values that two or more of it hold. */
  readonly #strangers = new Map<number, Float64Array>();

  constructor(accounts: number, parts: readonly Int32Array[], counted: CountedParts | undefined) {
    this.#accounts = accounts;
    this.#parts = parts;
    this.#counted = counted;
  }

  add(
    of: { signal: number; family: number; kind: string; strangers: number },
    byPart: ReadonlyMap<number, readonly number[]>,
  ): void {
    let ofFamily = this.#found.get(of.family);
    if (ofFamily === undefined) this.#found.set(of.family, (ofFamily = new Map()));
    let strangers = this.#strangers.get(of.family);
    if (strangers === undefined) {
      strangers = Float64Array.from(
        this.#parts,
        (_, part) => this.#counted?.counts[part]?.strangers[of.family] ?? 0,
      );
      this.#strangers.set(of.family, strangers);
    }
    for (const [q, others] of byPart) {
      if (others.length < 2) continue;
      if (this.#counted?.has(q, of.signal) !== true) strangers[q]! += of.strangers;
      for (const [p, accounts] of byPart) {
        if (p === q) continue;
        const key = p * this.#parts.length + q;
        let found = ofFamily.get(key);
        if (found === undefined) ofFamily.set(key, (found = { accounts: new Set(), values: 0 }));
        for (const account of accounts) found.accounts.add(account);
        found.values += NAMES.has(of.kind) ? 0.5 : 1;
      }
    }
  }

  *joined(shareMin: number): Generator<{ key: number; family: number }> {
    const count = this.#parts.length;
    const outside = this.#accounts - this.#parts.reduce((sum, part) => sum + part.length, 0);
    for (const [family, ofFamily] of this.#found) {
      for (const [key, { accounts, values }] of ofFamily) {
        const p = Math.floor(key / count);
        const q = key % count;
        const size = this.#parts[p]!.length;
        // Who holds several of them counts several times: rather too many than too few.
        const chance = Math.min(1, this.#strangers.get(family)![q]! / Math.max(1, outside));
        if (values < 1 || size > this.#parts[q]!.length) continue;
        if (accounts.size < (shareMin + chance) * size) continue;
        yield { key: Math.min(p, q) * count + Math.max(p, q), family };
      }
    }
  }
}

/** How far two parts use the same values to the same extent: Σ min of their shares, 0–1. */
class Profiles {
  readonly #count: number;
  readonly #counted: CountedParts | undefined;
  readonly #uses = new Map<
    number,
    { signal: number; byPart: ReadonlyMap<number, readonly number[]> }[]
  >();

  constructor(count: number, counted: CountedParts | undefined) {
    this.#count = count;
    this.#counted = counted;
  }

  add(signal: number, family: number, byPart: ReadonlyMap<number, readonly number[]>): void {
    const list = this.#uses.get(family);
    if (list === undefined) this.#uses.set(family, [{ signal, byPart }]);
    else list.push({ signal, byPart });
  }

  *joined(overlapMin: number): Generator<{ key: number; family: number }> {
    for (const [family, uses] of this.#uses) {
      const totals = Float64Array.from(
        { length: this.#count },
        (_, part) => this.#counted?.counts[part]?.uses[family] ?? 0,
      );
      for (const { signal, byPart } of uses)
        for (const [part, accounts] of byPart)
          if (this.#counted?.has(part, signal) !== true) totals[part]! += accounts.length;
      const overlaps = new Map<number, number>();
      for (const { byPart } of uses) {
        const parts = [...byPart.keys()].sort((a, b) => a - b);
        for (const [i, p] of parts.entries()) {
          for (const q of parts.slice(i + 1)) {
            const common = Math.min(
              byPart.get(p)!.length / totals[p]!,
              byPart.get(q)!.length / totals[q]!,
            );
            const key = p * this.#count + q;
            overlaps.set(key, (overlaps.get(key) ?? 0) + common);
          }
        }
      }
      for (const [key, overlap] of overlaps) if (overlap >= overlapMin) yield { key, family };
    }
  }
}
