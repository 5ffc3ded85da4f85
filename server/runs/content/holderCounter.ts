import { DistinctSet } from '../../content/distinctSet.js';
import { promptHash } from '../../content/fragmentIndex.js';
import type { HolderSketch } from '../../content/holderSketch.js';
import { wholePrompt } from '../../content/promptKeys.js';
import { SKETCHED_PER_ACCOUNT, samplePrompts } from '../../content/samplePrompts.js';
import { SketchFiller } from '../../content/sketchFiller.js';
import type { HeldPrompts } from './heldPrompts.js';

/** Counts in a sketch, which others count in as well, which accounts hold which fragments and prompts. */
export class HolderCounter {
  readonly #sketch: HolderSketch;
  readonly #locks: Int32Array;
  #filler: SketchFiller | null = null;
  readonly #distinct = new DistinctSet();
  /** Fingerprints that an account was not known to hold. */
  #added = new Uint32Array(1 << 16);
  #hashes = new Uint32Array(1 << 10);
  #isSampled = new Uint8Array(1 << 10);
  /** The last account that was sampled. */
  #sampled = -1;

  constructor(sketch: HolderSketch, locks: Int32Array) {
    this.#sketch = sketch;
    this.#locks = locks;
  }

  /**
   * Counts an account's prompts, and the fragments of those sampled. An account with more prompts than
   * are held at a time comes several times, one after the other.
   * @returns by row held 1 where it is sampled; until the next call
   */
  count(account: number, held: HeldPrompts): Uint8Array {
    this.#choose(account, held);
    this.#distinct.clear();
    for (let no = 0; no < held.count; ) {
      if (this.#isSampled[no++] === 0) continue;
      const from = held.start(no - 1);
      while (no < held.count && this.#isSampled[no] === 1) no++;
      this.#countFragments(held.words, from, held.start(no));
    }
    this.#countPrompts(held);
    return this.#isSampled;
  }

  /** Nothing that was counted is still on its way into the sketch. */
  finish(): void {
    this.#filler?.finish();
    this.#filler = null;
  }

  /** Which of the rows held are sampled: of an account with more than are held only the first are. */
  #choose(account: number, { count, prompts, numbers, hashes }: HeldPrompts): void {
    if (this.#isSampled.length < count) this.#isSampled = new Uint8Array(2 * count);
    this.#isSampled.fill(0, 0, count);
    if (account === this.#sampled || prompts === 0) return;
    this.#sampled = account;
    if (prompts <= SKETCHED_PER_ACCOUNT)
      for (let i = 0; i < prompts; i++) this.#isSampled[numbers[i]!] = 1;
    else
      for (const place of samplePrompts(hashes.subarray(0, prompts)))
        this.#isSampled[numbers[place]!] = 1;
  }

  #countFragments(words: Uint32Array, from: number, to: number): void {
    if (this.#added.length < to - from) this.#added = new Uint32Array(2 * (to - from));
    this.#countAdded(this.#distinct.add(words, from, to, this.#added));
  }

  /** Each prompt is a number: whether others sent it as well is asked of the same sketch. */
  #countPrompts(held: HeldPrompts): void {
    const { words, ends, numbers, prompts } = held;
    if (this.#added.length < prompts) this.#added = new Uint32Array(2 * prompts);
    if (this.#hashes.length < prompts) this.#hashes = new Uint32Array(2 * prompts);
    for (let i = 0; i < prompts; i++) {
      const no = numbers[i]!;
      this.#hashes[i] = wholePrompt(promptHash(words, held.start(no), ends[no]!));
    }
    this.#distinct.clear();
    this.#countAdded(this.#distinct.add(this.#hashes, 0, prompts, this.#added));
  }

  #countAdded(count: number): void {
    this.#filler ??= new SketchFiller(this.#sketch, this.#locks);
    this.#filler.add(this.#added, count);
  }
}
