import { spread } from './fingerprint.js';
import { promptHash } from './fragmentIndex.js';
import type { HolderSketch } from './holderSketch.js';

/** A prompt's number in a sketch that counts fragments as well: none of theirs but by chance. */
export const wholePrompt = (hash: number): number => hash ^ 0x5bd1e995;

/** Two numbers of each of many prompts: hardly ever both the same but of texts that are nearly alike. */
export class PromptKeys {
  /** Of the text alone, as {@link promptHash} has it. */
  one = new Int32Array(1 << 11);
  other = new Int32Array(1 << 11);
  /** Rows that {@link ofSeveral} found. */
  found = new Int32Array(1 << 11);
  #isGiven = new Uint8Array(1 << 11);
  #count = 0;

  /** Room for so many rows; {@link set} says what each is. */
  clear(rows: number): void {
    this.#count = rows;
    if (rows <= this.one.length) return;
    this.one = new Int32Array(2 * rows);
    this.other = new Int32Array(2 * rows);
    this.found = new Int32Array(2 * rows);
    this.#isGiven = new Uint8Array(2 * rows);
  }

  /** A row's fingerprints. One without a prompt has none, nor has a blank one, which says nothing. */
  set(row: number, fingerprints: Uint32Array, from: number, to: number): void {
    this.#isGiven[row] = from === to ? 0 : 1;
    this.one[row] = promptHash(fingerprints, from, to);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const value = fingerprints[i]!;
      sum = (sum + Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)) | 0;
    }
    this.other[row] = spread(sum);
  }

  /**
   * Puts into `found` the rows whose prompts several accounts may have sent, and returns how many.
   * Rows are asked one after the other without a jump, so that look-ups in memory wait side by side.
   */
  ofSeveral(sketch: HolderSketch): number {
    const { one, found } = this;
    const isGiven = this.#isGiven;
    let count = 0;
    for (let row = 0; row < this.#count; row++) {
      found[count] = row;
      count += isGiven[row]! & (sketch.count(wholePrompt(one[row]!)) >> 1);
    }
    return count;
  }
}
