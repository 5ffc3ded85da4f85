import { Fingerprinter, spread } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';

/** Slots of the first pass's counting sketch; a collision only lets a rare fragment through. */
const SKETCH_SLOTS = 1 << 25;

/** Prompts kept of each fragment: the smallest hashes of those that hold it. */
export const SKETCH_PROMPTS = 64;

/** Fragments (rows), how many accounts hold each, and a sketch of the prompts that do. */
export interface Fragments {
  /** Fingerprint of each fragment. */
  readonly hashes: Uint32Array;
  /** Accounts that hold each fragment. */
  readonly holders: Uint32Array;
  /** Start of each fragment's sketch in `prompts`; one longer than `hashes`. */
  readonly starts: Uint32Array;
  /**
   * Hashes of prompts, ascending within a fragment: all of them, or the {@link SKETCH_PROMPTS}
   * smallest (a bottom-k sketch: Cohen and Kaplan, PODC 2007).
   */
  readonly prompts: Uint32Array;
}

interface Posting {
  holders: number;
  lastAccount: number;
  /** Ascending, at most {@link SKETCH_PROMPTS}. */
  readonly prompts: number[];
}

/** Puts a hash into an ascending sketch, unless it is there or larger than all of a full one. */
function addToSketch(sketch: number[], hash: number): void {
  if (sketch.length === SKETCH_PROMPTS && hash >= sketch[sketch.length - 1]!) return;
  let low = 0;
  let high = sketch.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sketch[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  if (sketch[low] === hash) return;
  sketch.splice(low, 0, hash);
  if (sketch.length > SKETCH_PROMPTS) sketch.pop();
}

/**
 * Which fragments are held by at least `holdersMin` and at most `holdersMax` accounts, in two
 * passes over the prompts, account by account in ascending order. The first pass counts in a
 * sketch of fixed size, the second keeps postings only of what the first let through: memory goes
 * with the shared fragments, not with the prompts.
 */
export class FragmentIndex {
  readonly #counts = new Uint8Array(SKETCH_SLOTS);
  readonly #fingerprinter = new Fingerprinter();
  readonly #fragments = new Map<number, Posting>();
  readonly #seen = new Set<number>();
  readonly #holdersMin: number;
  readonly #holdersMax: number;

  constructor(options: { holdersMin: number; holdersMax: number }) {
    if (options.holdersMin < 1 || options.holdersMin > 255) {
      throw new RangeError('holdersMin lies between 1 and 255');
    }
    this.#holdersMin = options.holdersMin;
    this.#holdersMax = options.holdersMax;
  }

  #distinct(prompts: readonly string[]): Set<number> {
    this.#seen.clear();
    for (const prompt of prompts) {
      const count = this.#fingerprinter.run(normalisePrompt(prompt));
      for (let i = 0; i < count; i++) this.#seen.add(this.#fingerprinter.values[i]!);
    }
    return this.#seen;
  }

  /** First pass: one call for each account, with its prompts. */
  count(prompts: readonly string[]): void {
    for (const hash of this.#distinct(prompts)) {
      const slot = hash & (SKETCH_SLOTS - 1);
      if (this.#counts[slot]! < 255) this.#counts[slot]!++;
    }
  }

  /** Second pass: the same calls again, with the account's number. */
  collect(accountNo: number, prompts: readonly string[]): void {
    for (const prompt of prompts) {
      const count = this.#fingerprinter.run(normalisePrompt(prompt));
      const { values } = this.#fingerprinter;
      // Of the text alone: whoever sends the same prompt adds the same hash.
      let sum = 0;
      for (let i = 0; i < count; i++) sum = (sum + values[i]!) | 0;
      const promptHash = spread(sum);
      for (let i = 0; i < count; i++) this.#add(values[i]!, accountNo, promptHash);
    }
  }

  #add(hash: number, accountNo: number, promptHash: number): void {
    if (this.#counts[hash & (SKETCH_SLOTS - 1)]! < this.#holdersMin) return;
    const posting = this.#fragments.get(hash);
    if (posting === undefined) {
      this.#fragments.set(hash, { holders: 1, lastAccount: accountNo, prompts: [promptHash] });
      return;
    }
    if (posting.lastAccount !== accountNo) {
      posting.lastAccount = accountNo;
      posting.holders++;
    }
    addToSketch(posting.prompts, promptHash);
  }

  /** The fragments within bounds, in ascending order of fingerprint. */
  finish(): Fragments {
    const kept = [...this.#fragments]
      .filter(([, { holders: n }]) => n >= this.#holdersMin && n <= this.#holdersMax)
      .sort(([a], [b]) => a - b);
    const starts = new Uint32Array(kept.length + 1);
    for (const [i, [, posting]] of kept.entries())
      starts[i + 1] = starts[i]! + posting.prompts.length;
    const prompts = new Uint32Array(starts[kept.length]!);
    for (const [i, [, posting]] of kept.entries()) prompts.set(posting.prompts, starts[i]!);
    this.#fragments.clear();
    return {
      hashes: Uint32Array.from(kept, ([hash]) => hash),
      holders: Uint32Array.from(kept, ([, posting]) => posting.holders),
      starts,
      prompts,
    };
  }
}
