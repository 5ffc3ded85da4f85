import type { Fragments } from './fragmentIndex.js';

/** Fragments whose holders agree at least this far (Jaccard) belong to one template. */
const HOLDERS_JACCARD_MIN = 0.6;
/** Fragments kept of a template: enough to recognise it, however long it is. */
const FRAGMENTS_MAX = 32;

/** A fixed text that several accounts use around changing payloads, known by its fragments. */
export interface Template {
  /** Fingerprints, ascending. */
  readonly fragments: Uint32Array;
  /** Fragments that its text has in all; at most {@link FRAGMENTS_MAX} are kept. */
  readonly fragmentCount: number;
}

/** Permutations of account numbers, for the sketch of a fragment's holders. */
const PERMUTATIONS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0xd3a2646d];

function smallestUnder(permutation: number, holders: Uint32Array): number {
  let smallest = 0xffffffff;
  for (const holder of holders) {
    let h = Math.imul(holder + 1, permutation);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 12);
    if (h >>> 0 < smallest) smallest = h >>> 0;
  }
  return smallest;
}

/** Share of two ascending lists that is common to both: |a ∩ b| / |a ∪ b|. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      common++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  const union = a.length + b.length - common;
  return union === 0 ? 0 : common / union;
}

/**
 * Groups fragments with the same holders into templates. A fragment is compared only with the
 * first fragment of its bucket under each permutation (min-wise hashing, Broder 1997), so the
 * work is linear in the postings. `fragmentsMin` sets how much text must be shared before it is
 * called a template: one short phrase that several people type is none.
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
  const holdersOf = (i: number) =>
    fragments.holders.subarray(fragments.starts[i]!, fragments.starts[i + 1]!);

  for (const permutation of PERMUTATIONS) {
    const firstOfBucket = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const bucket = smallestUnder(permutation, holdersOf(i));
      const first = firstOfBucket.get(bucket);
      if (first === undefined) {
        firstOfBucket.set(bucket, i);
        continue;
      }
      const a = find(first);
      const b = find(i);
      if (a === b || jaccard(holdersOf(first), holdersOf(i)) < HOLDERS_JACCARD_MIN) continue;
      parent[Math.max(a, b)] = Math.min(a, b);
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
