import { WordReader, WordWriter } from './wordFile.js';

/** Of the word before a prompt's fingerprints, which otherwise says how many there are. */
const SAMPLED = 0x8000_0000;

/** Prompts that stand behind one line of an account. */
const BLOCK_PROMPTS = 1024;

/** File beside that of the sampled prompts. */
const othersOf = (path: string): string => `${path}-others`;

/**
 * Writes fingerprints of accounts' prompts for later passes, in blocks: account, prompts, for each
 * prompt how many fingerprints it has and whether it is sketched, and the fingerprints of those that
 * are. Those of the others stand in a file of their own, in the same order: one pass has no use for them.
 */
export class FingerprintWriter {
  readonly #sampled: WordWriter;
  readonly #others: WordWriter;

  constructor(path: string) {
    this.#sampled = new WordWriter(path);
    this.#others = new WordWriter(othersOf(path));
  }

  /** Bytes so far. */
  get bytes(): number {
    return this.#sampled.bytes + this.#others.bytes;
  }

  /**
   * Prompts of an account; more of them may follow.
   * @param words fingerprints of the prompts, one after the other, those of each up to its end
   * @param sampled by the number of each prompt, 1 where it is sketched
   */
  account(
    no: number,
    prompts: number,
    words: Uint32Array,
    ends: Uint32Array,
    sampled: Uint8Array,
  ): void {
    for (let first = 0; first < prompts; first += BLOCK_PROMPTS) {
      const last = Math.min(first + BLOCK_PROMPTS, prompts);
      const start = first === 0 ? 0 : ends[first - 1]!;
      this.#head(no, start, first, last, ends, sampled);
      let from = start;
      for (let i = first; i < last; ) {
        const isSampled = sampled[i];
        while (++i < last && sampled[i] === isSampled);
        const to = ends[i - 1]!;
        (isSampled === 1 ? this.#sampled : this.#others).append(words, from, to);
        from = to;
      }
    }
  }

  #head(
    no: number,
    start: number,
    first: number,
    last: number,
    ends: Uint32Array,
    sampled: Uint8Array,
  ): void {
    const head = new Uint32Array(2 + last - first);
    head[0] = no;
    head[1] = last - first;
    let from = start;
    for (let i = first; i < last; i++) {
      const size = ends[i]! - from;
      head[2 + i - first] = sampled[i] === 1 ? size | SAMPLED : size;
      from = ends[i]!;
    }
    this.#sampled.append(head, 0, head.length);
  }

  close(): void {
    this.#sampled.close();
    this.#others.close();
  }
}

/** Reads what {@link FingerprintWriter} wrote, a prompt at a time. */
export class FingerprintReader {
  /** Whose prompt it is. */
  account = -1;
  /** The prompt's fingerprints: `words` from `from` to before `to`, until the next is read. */
  words = new Uint32Array(0);
  from = 0;
  to = 0;
  readonly #sampled: WordReader;
  readonly #others: WordReader | null;
  /** Of each prompt of the block the word that says how many fingerprints it has, and how many are still to come. */
  readonly #heads = new Uint32Array(BLOCK_PROMPTS);
  #prompts = 0;
  #left = 0;

  /** @param all whether all prompts are read, or those alone that are sketched */
  constructor(path: string, all: boolean) {
    this.#sampled = new WordReader(path);
    this.#others = all ? new WordReader(othersOf(path)) : null;
  }

  /** Goes to the next prompt; false where there is none. */
  next(): boolean {
    for (;;) {
      while (this.#left === 0) if (!this.#nextBlock()) return false;
      const head = this.#heads[this.#prompts - this.#left--]!;
      const isSampled = head >= SAMPLED;
      const file = isSampled ? this.#sampled : this.#others;
      if (file === null) continue;
      const count = isSampled ? head - SAMPLED : head;
      this.from = file.take(count);
      this.to = this.from + count;
      this.words = file.words;
      return true;
    }
  }

  #nextBlock(): boolean {
    const file = this.#sampled;
    if (file.isAtEnd) return false;
    const at = file.take(2);
    this.account = file.words[at]!;
    this.#prompts = file.words[at + 1]!;
    this.#left = this.#prompts;
    const heads = file.take(this.#prompts);
    this.#heads.set(file.words.subarray(heads, heads + this.#prompts));
    return true;
  }

  close(): void {
    this.#sampled.close();
    this.#others?.close();
  }
}
