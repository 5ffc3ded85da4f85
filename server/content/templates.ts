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

function smallestUnder(permutation: number, prompts: Uint32Array): number {
  let smallest = 0xffffffff;
  for (const prompt of prompts) {
    let h = Math.imul(prompt + 1, permutation);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 12);
    if (h >>> 0 < smallest) smallest = h >>> 0;
  }
  return smallest;
}

/**
 * Share of two sets that is common to both, |a ∩ b| / |a ∪ b|, from ascending lists of all their
 * hashes or of the {@link SKETCH_PROMPTS} smallest: of the smallest hashes of the union those that
 * are in both. Exact where both sets are listed whole.
 */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const whole = a.length < SKETCH_PROMPTS && b.length < SKETCH_PROMPTS;
  const unionMax = whole ? Number.POSITIVE_INFINITY : SKETCH_PROMPTS;
  let common = 0;
  let union = 0;
  for (let i = 0, j = 0; (i < a.length || j < b.length) && union < unionMax; union++) {
    if (a[i] === b[j]) {
      common++;
      i++;
      j++;
    } else if (j >= b.length || a[i]! < b[j]!) i++;
    else j++;
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
  const promptsOf = (i: number) =>
    fragments.prompts.subarray(fragments.starts[i]!, fragments.starts[i + 1]!);
  const join = (i: number, first: number): boolean => {
    const a = find(first);
    const b = find(i);
    if (a !== b && jaccard(promptsOf(first), promptsOf(i)) < PROMPTS_JACCARD_MIN) return false;
    parent[Math.max(a, b)] = Math.min(a, b);
    return true;
  };

  for (const permutation of PERMUTATIONS) {
    const firstsOfBucket = new Map<number, number[]>();
    for (let i = 0; i < count; i++) {
      const bucket = smallestUnder(permutation, promptsOf(i));
      const firsts = firstsOfBucket.get(bucket);
      if (firsts === undefined) firstsOfBucket.set(bucket, [i]);
      else if (!firsts.some((first) => join(i, first)) && firsts.length < BUCKET_FIRSTS_MAX)
        firsts.push(i);
    }
  }

  const members = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const root = find(i);
    const list = members.get(root);
    if (list === undefined) members.set(root, [i]);
    else list.push(i);
  }
  const templates: Template[] = [];
  for (const list of members.values()) {
    if (list.length < fragmentsMin) continue;
    const hashes = Uint32Array.from(list, (i) => fragments.hashes[i]!).sort();
    templates.push({ fragments: evenly(hashes, FRAGMENTS_MAX), fragmentCount: hashes.length });
  }
  return templates;
}

/** At most `most` of the values, spread evenly over the list. */
function evenly(values: Uint32Array, most: number): Uint32Array {
  if (values.length <= most) return values;
  return Uint32Array.from(
    { length: most },
    (_, i) => values[Math.floor((i * values.length) / most)]!,
  );
}
