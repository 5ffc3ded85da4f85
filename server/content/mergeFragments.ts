import { type Fragments, SKETCH_PROMPTS } from './postings.js';

/** The fragments that between `min` and `max` accounts hold, of lists over different accounts. */
export function mergeFragments(
  lists: readonly Fragments[],
  bounds: { readonly min: number; readonly max: number },
): Fragments {
  const at = new Uint32Array(lists.length);
  const most = lists.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const hashes = new Uint32Array(most);
  const holders = new Uint32Array(most);
  const starts = new Uint32Array(most + 1);
  let prompts = new Uint32Array(Math.max(1024, lists[0]?.prompts.length ?? 0));
  let count = 0;
  const sketch = new Uint32Array(SKETCH_PROMPTS);
  for (;;) {
    let next = -1;
    for (const [l, list] of lists.entries()) {
      const hash = list.hashes[at[l]!];
      if (hash !== undefined && (next === -1 || hash < next)) next = hash;
    }
    if (next === -1) break;
    let sum = 0;
    let size = 0;
    for (const [l, list] of lists.entries()) {
      const no = at[l]!;
      if (list.hashes[no] !== next) continue;
      sum += list.holders[no]!;
      size = unite(sketch, size, list.prompts.subarray(list.starts[no]!, list.starts[no + 1]!));
      at[l] = no + 1;
    }
    if (sum < bounds.min || sum > bounds.max) continue;
    hashes[count] = next;
    holders[count] = sum;
    const start = starts[count]!;
    if (start + size > prompts.length) {
      const larger = new Uint32Array(prompts.length * 2 + size);
      larger.set(prompts);
      prompts = larger;
    }
    prompts.set(sketch.subarray(0, size), start);
    starts[++count] = start + size;
  }
  return {
    hashes: hashes.slice(0, count),
    holders: holders.slice(0, count),
    starts: starts.slice(0, count + 1),
    prompts: prompts.slice(0, starts[count]!),
  };
}

const before = new Uint32Array(SKETCH_PROMPTS);

/** The smallest of two ascending sketches' hashes, each once, into the first; returns how many. */
function unite(sketch: Uint32Array, size: number, other: Uint32Array): number {
  if (size === 0) {
    sketch.set(other);
    return other.length;
  }
  before.set(sketch);
  let i = 0;
  let j = 0;
  let to = 0;
  while (to < SKETCH_PROMPTS && (i < size || j < other.length)) {
    const a = i < size ? before[i]! : Number.POSITIVE_INFINITY;
    const b = j < other.length ? other[j]! : Number.POSITIVE_INFINITY;
    sketch[to++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return to;
}
