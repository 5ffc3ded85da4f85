import { FragmentGroups } from './fragmentGroups.js';
import type { Fragments } from './postings.js';

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

/**
 * Groups fragments that stand in the same prompts into templates. Prompts, not accounts: whoever
 * uses one template of an operator uses its others too. A fragment is compared only with the first
 * few fragments of its bucket under each permutation (min-wise hashing, Broder 1997), so the work
 * is linear in the fragments. `fragmentsMin` sets how much text must be shared before it is called
 * a template: one short phrase that several people type is none.
 */
export function findTemplates(fragments: Fragments, fragmentsMin: number): Template[] {
  const count = fragments.hashes.length;
  const groups = new FragmentGroups(fragments);
  for (const permutation of PERMUTATIONS) groups.compare(permutation);

  // A root is the first of its fragments, so groups come in the order of their roots.
  const sizes = new Uint32Array(count);
  for (let i = 0; i < count; i++) sizes[groups.rootOf(i)]!++;
  const members = new Map<number, { hashes: Uint32Array; size: number }>();
  for (let i = 0; i < count; i++) {
    const root = groups.rootOf(i);
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

/** At most `most` of the values, spread evenly over the list. */
function evenly(values: Uint32Array, most: number): Uint32Array {
  if (values.length <= most) return values;
  return Uint32Array.from(
    { length: most },
    (_, i) => values[Math.floor((i * values.length) / most)]!,
  );
}
