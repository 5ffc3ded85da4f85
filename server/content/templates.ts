import { type Fragments, SKETCH_PROMPTS } from './postings.js';

/** Fragments whose prompts agree at least this far (Jaccard) belong to one template. */
const PROMPTS_JACCARD_MIN = 0.6;
/** Fragments of a bucket that a further one is compared with: bounds the work, whatever the bucket. */
const BUCKET_FIRSTS_MAX = 8;
/** Fragments kept of a template: enough to recognise it, however long it is. */
const FRAGMENTS_MAX = 32;

/** A fixed text that several accounts use around changing payloads, known by its fragments. */
export interface Template {
  /** Fingerprints, ascending. */
  readonly fragments: Uint32Array;
  /** Fragments that its text has in all; at most {@link FRAGMENTS_MAX} are kept. */
  readonly fragmentCount: number;
}

/** Permutations of prompt hashes, for finding fragments with the same prompts. */
const PERMUTATIONS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0xd3a2646d];

function smallestUnder(
  permutation: number,
  prompts: Uint32Array,
  from: number,
  to: number,
): number {
  let smallest = 0xffffffff;
  for (let at = from; at < to; at++) {
    let h = Math.imul(prompts[at]! + 1, permutation);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 12);
    if (h >>> 0 < smallest) smallest = h >>> 0;
  }
  return smallest;
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

/**
 * Groups fragments that stand in the same prompts into templates. Prompts, not accounts: whoever
 * uses one template of an operator uses its others too. A fragment is compared only with the first
 * few fragments of its bucket under each permutation (min-wise hashing, Broder 1997), so the work
 * is linear in the fragments. `fragmentsMin` sets how much text must be shared before it is called
 * a template: one short phrase that several people type is none.
 */
export function findTemplates(fragments: Fragments, fragmentsMin: number): Template[] {
  const count = fragments.hashes.length;
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const { prompts, starts } = fragments;
  const join = (i: number, first: number): boolean => {
    const a = find(first);
    const b = find(i);
    if (a !== b) {
      const [aFrom, aTo] = [starts[first]!, starts[first + 1]!];
      const [bFrom, bTo] = [starts[i]!, starts[i + 1]!];
      if (jaccard(prompts, aFrom, aTo, bFrom, bTo) < PROMPTS_JACCARD_MIN) return false;
    }
    parent[Math.max(a, b)] = Math.min(a, b);
    return true;
  };

  const buckets = new Buckets(count);
  for (const permutation of PERMUTATIONS) {
    buckets.clear();
    for (let i = 0; i < count; i++)
      buckets.add(smallestUnder(permutation, prompts, starts[i]!, starts[i + 1]!), i, join);
  }

  // A root is the first of its fragments, so groups come in the order of their roots.
  const sizes = new Uint32Array(count);
  for (let i = 0; i < count; i++) sizes[find(i)]!++;
  const members = new Map<number, { hashes: Uint32Array; size: number }>();
  for (let i = 0; i < count; i++) {
    const root = find(i);
    if (sizes[root]! < fragmentsMin) continue;
    if (root === i) members.set(root, { hashes: new Uint32Array(sizes[root]!), size: 0 });
    const group = members.get(root)!;
    group.hashes[group.size++] = fragments.hashes[i]!;
  }
  return Array.from(members.values(), ({ hashes }) => ({
    fragments: evenly(hashes.sort(), FRAGMENTS_MAX),
    fragmentCount: hashes.length,
  }));
}

/** The first few of what fell into each bucket, in typed arrays: buckets are as many as fragments. */
class Buckets {
  /** Open addressing by key: number of the bucket + 1, 0 for a free slot. */
  readonly #slots: Int32Array;
  readonly #keys: Uint32Array;
  readonly #sizes: Uint8Array;
  readonly #firsts: Uint32Array;
  #count = 0;

  /** @param most that will be added between one `clear` and the next */
  constructor(most: number) {
    let slots = 1;
    while (slots < 2 * most) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.#keys = new Uint32Array(most);
    this.#sizes = new Uint8Array(most);
    this.#firsts = new Uint32Array(most * BUCKET_FIRSTS_MAX);
  }

  clear(): void {
    this.#slots.fill(0);
    this.#count = 0;
  }

  /** Offers an item the firsts of its bucket in turn; it becomes one where it joins none of them. */
  add(key: number, item: number, joins: (item: number, first: number) => boolean): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = key & mask;
    while (slots[slot] !== 0 && this.#keys[slots[slot]! - 1] !== key) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      this.#keys[this.#count] = key;
      this.#sizes[this.#count] = 0;
      slots[slot] = ++this.#count;
    }
    const bucket = slots[slot]! - 1;
    const from = bucket * BUCKET_FIRSTS_MAX;
    const size = this.#sizes[bucket]!;
    for (let at = from; at < from + size; at++) if (joins(item, this.#firsts[at]!)) return;
    if (size === BUCKET_FIRSTS_MAX) return;
    this.#firsts[from + size] = item;
    this.#sizes[bucket] = size + 1;
  }
}

/** At most `most` of the values, spread evenly over the list. */
function evenly(values: Uint32Array, most: number): Uint32Array {
  if (values.length <= most) return values;
  return Uint32Array.from(
    { length: most },
    (_, i) => values[Math.floor((i * values.length) / most)]!,
  );
}
