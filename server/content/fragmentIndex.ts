import { Fingerprinter, spread } from './fingerprint.js';
import { HolderSketch, SKETCH_COUNT_MAX, sketchMemory, sketchSlots } from './holderSketch.js';
import { mergeFragments } from './mergeFragments.js';
import { normalisePrompt } from './normalise.js';
import { type Fragments, Postings } from './postings.js';

/** What a prompt is known by in a fragment's sketch. Of the text alone: the same prompt, the same hash. */
export function promptHash(fingerprints: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum = (sum + fingerprints[i]!) | 0;
  return spread(sum);
}

/**
 * Which fragments are held by at least `holdersMin` and at most `holdersMax` accounts, in two
 * passes over the prompts, account by account in ascending order. The first pass counts in a
 * sketch of fixed size, the second keeps postings only of what the first let through: memory goes
 * with the shared fragments, not with the prompts. For texts in memory; the content stage does the
 * same with its parts over many.
 */
export class FragmentIndex {
  readonly #sketch = new HolderSketch(sketchMemory(sketchSlots(0)));
  readonly #postings = new Postings();
  readonly #fingerprinter = new Fingerprinter();
  readonly #bounds: { min: number; max: number };

  constructor(options: { holdersMin: number; holdersMax: number }) {
    if (options.holdersMin < 1 || options.holdersMin > SKETCH_COUNT_MAX) {
      throw new RangeError(`holdersMin lies between 1 and ${SKETCH_COUNT_MAX}`);
    }
    this.#bounds = { min: options.holdersMin, max: options.holdersMax };
  }

  /** First pass: one call for each account, with its prompts. */
  count(prompts: readonly string[]): void {
    const seen = new Set<number>();
    for (const prompt of prompts) {
      const count = this.#fingerprinter.run(normalisePrompt(prompt));
      for (let i = 0; i < count; i++) seen.add(this.#fingerprinter.values[i]!);
    }
    this.#sketch.add(Uint32Array.from(seen), 0, seen.size);
  }

  /** Second pass: the same calls again, with the account's number. */
  collect(accountNo: number, prompts: readonly string[]): void {
    for (const prompt of prompts) {
      const count = this.#fingerprinter.run(normalisePrompt(prompt));
      const { values } = this.#fingerprinter;
      const hash = promptHash(values, 0, count);
      for (let i = 0; i < count; i++)
        if (this.#sketch.count(values[i]!) >= this.#bounds.min)
          this.#postings.add(values[i]!, accountNo, hash);
    }
  }

  /** The fragments within bounds, in ascending order of fingerprint. */
  finish(): Fragments {
    return mergeFragments([this.#postings.finish()], this.#bounds);
  }
}
