import { type Fragments, SKETCH_PROMPTS } from './postings.js';

/** Fragments whose prompts agree at least this far (Jaccard) belong together. */
const PROMPTS_JACCARD_MIN = 0.6;
/** Fragments of a bucket that a further one is compared with: bounds the work, whatever the bucket. */
const BUCKET_FIRSTS_MAX = 8;

/** Words kept of a fragment, side by side since they are needed together. */
const RECORD = 4;
/** A fragment of the same group with a smaller number, or itself. */
const PARENT = 0;
/** Its prompts, from one place to before another. */
const FROM = 1;
const TO = 2;
/** The next of the first fragments of its bucket; {@link NONE} behind the last. */
const AFTER = 3;
const NONE = 0xffff_ffff;

/** Words of a slot: the bucket's key, and one more than its first fragment, 0 in a free slot. */
const SLOT = 2;
/** Fragments that are looked up side by side. */
const BLOCK = 128;

/**
 * Groups of fragments that stand in the same prompts. There may be millions, far apart in memory for
 * each look-up, so what a block of them will need is fetched before it is needed.
 */
export class FragmentGroups {
  readonly #records: Uint32Array;
  readonly #prompts: Uint32Array;
  /** Open addressing by key. */
  readonly #slots: Uint32Array;
  readonly #keys = new Uint32Array(BLOCK);
  readonly #count: number;
  /** Keeps what is fetched from being found useless. */
  #fetched = 0;

  /** Each fragment is a group. */
  constructor({ hashes, starts, prompts }: Fragments) {
    this.#count = hashes.length;
    this.#prompts = prompts;
    this.#records = new Uint32Array(this.#count * RECORD);
    for (let i = 0; i < this.#count; i++) {
      this.#records[i * RECORD + PARENT] = i;
      this.#records[i * RECORD + FROM] = starts[i]!;
      this.#records[i * RECORD + TO] = starts[i + 1]!;
    }
    let slots = 1;
    while (slots < 2 * this.#count) slots *= 2;
    this.#slots = new Uint32Array(slots * SLOT);
  }

  /** The first fragment of a fragment's group. */
  rootOf(fragment: number): number {
    const records = this.#records;
    let root = fragment;
    for (let up = records[root * RECORD]!; up !== root; up = records[root * RECORD]!) root = up;
    for (let at = fragment; at !== root; ) {
      const next = records[at * RECORD]!;
      records[at * RECORD] = root;
      at = next;
    }
    return root;
  }

  /** Joins fragments that fall into one bucket under a permutation of prompts, and agree. */
  compare(permutation: number): void {
    this.#slots.fill(0);
    for (let from = 0; from < this.#count; from += BLOCK) {
      const to = Math.min(from + BLOCK, this.#count);
      for (let i = from; i < to; i++) this.#keys[i - from] = this.#smallestUnder(permutation, i);
      this.#fetch(to - from);
      for (let i = from; i < to; i++) this.#add(this.#keys[i - from]!, i);
    }
  }

  #smallestUnder(permutation: number, fragment: number): number {
    const prompts = this.#prompts;
    const to = this.#records[fragment * RECORD + TO]!;
    let smallest = 0xffffffff;
    for (let at = this.#records[fragment * RECORD + FROM]!; at < to; at++) {
      let h = Math.imul(prompts[at]! + 1, permutation);
      h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 12);
      if (h >>> 0 < smallest) smallest = h >>> 0;
    }
    return smallest;
  }

  /** Reads what the first comparison of each of a block will read: without a jump, so all at a time. */
  #fetch(count: number): void {
    const records = this.#records;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const first = Math.max(0, slots[((this.#keys[i]! * SLOT) & mask) + 1]! - 1);
      sum ^= this.#prompts[records[first * RECORD + FROM]!]!;
    }
    this.#fetched ^= sum;
  }

  /** Compares a fragment with the firsts of its bucket in turn; it becomes one where it joins none. */
  #add(key: number, fragment: number): void {
    const records = this.#records;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (key * SLOT) & mask;
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + SLOT) & mask;
    if (slots[slot + 1] === 0) {
      slots[slot] = key;
      slots[slot + 1] = fragment + 1;
      records[fragment * RECORD + AFTER] = NONE;
      return;
    }
    let first = slots[slot + 1]! - 1;
    for (let firsts = 1; ; firsts++) {
      if (this.#join(fragment, first)) return;
      if (firsts === BUCKET_FIRSTS_MAX) return;
      const after = records[first * RECORD + AFTER]!;
      if (after === NONE) break;
      first = after;
    }
    records[first * RECORD + AFTER] = fragment;
    records[fragment * RECORD + AFTER] = NONE;
  }

  #join(fragment: number, first: number): boolean {
    const a = this.rootOf(first);
    const b = this.rootOf(fragment);
    if (a === b) return true;
    if (!this.#agree(first, fragment)) return false;
    this.#records[Math.max(a, b) * RECORD] = Math.min(a, b);
    return true;
  }

  #agree(a: number, b: number): boolean {
    const aFrom = this.#records[a * RECORD + FROM]!;
    const aTo = this.#records[a * RECORD + TO]!;
    const bFrom = this.#records[b * RECORD + FROM]!;
    const bTo = this.#records[b * RECORD + TO]!;
    const smaller = Math.min(aTo - aFrom, bTo - bFrom);
    const larger = Math.max(aTo - aFrom, bTo - bFrom);
    // Of sets listed whole, no more can be common than the smaller has.
    if (larger < SKETCH_PROMPTS && smaller / larger < PROMPTS_JACCARD_MIN) return false;
    return jaccard(this.#prompts, aFrom, aTo, bFrom, bTo) >= PROMPTS_JACCARD_MIN;
  }
}

/**
 * Share of two sets that is common to both, |a ∩ b| / |a ∪ b|, from ascending lists of all their
 * hashes or of the {@link SKETCH_PROMPTS} smallest: of the smallest hashes of the union those that
 * are in both. Exact where both sets are listed whole.
 * @param hashes of both: `a` from `aFrom` to before `aTo`, and `b` likewise
 */
export function jaccard(
  hashes: Uint32Array,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
): number {
  const whole = aTo - aFrom < SKETCH_PROMPTS && bTo - bFrom < SKETCH_PROMPTS;
  const unionMax = whole ? Number.POSITIVE_INFINITY : SKETCH_PROMPTS;
  let common = 0;
  let union = 0;
  for (let i = aFrom, j = bFrom; (i < aTo || j < bTo) && union < unionMax; union++) {
    // Beyond its end each list is larger than any hash.
    const a = i < aTo ? hashes[i]! : 2 ** 32;
    const b = j < bTo ? hashes[j]! : 2 ** 32;
    if (a === b) common++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return union === 0 ? 0 : common / union;
}
