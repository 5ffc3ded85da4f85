import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

const BUFFER_WORDS = 1 << 20;
/** Of the word before a prompt's fingerprints, which otherwise says how many there are. */
const SAMPLED = 0x8000_0000;

/** Prompts that stand behind one line of an account. */
const BLOCK_PROMPTS = 1024;

/**
 * Writes fingerprints of accounts' prompts for later passes, in blocks: account, prompts, for each
 * prompt how many fingerprints it has and whether it is sketched, and the fingerprints of all.
 */
export class FingerprintWriter {
  readonly #file: number;
  #buffer = new Uint32Array(BUFFER_WORDS);
  #used = 0;
  #flushed = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** Bytes so far. */
  get bytes(): number {
    return (this.#flushed + this.#used) * 4;
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
      const count = Math.min(BLOCK_PROMPTS, prompts - first);
      this.#makeRoom(2 + count);
      this.#buffer[this.#used++] = no;
      this.#buffer[this.#used++] = count;
      const from = first === 0 ? 0 : ends[first - 1]!;
      let to = from;
      for (let i = first; i < first + count; i++) {
        const size = ends[i]! - to;
        this.#buffer[this.#used++] = sampled[i] === 1 ? size | SAMPLED : size;
        to = ends[i]!;
      }
      this.#makeRoom(to - from);
      this.#buffer.set(words.subarray(from, to), this.#used);
      this.#used += to - from;
    }
  }

  #makeRoom(words: number): void {
    if (this.#used + words <= this.#buffer.length) return;
    this.#flush();
    if (words > this.#buffer.length) this.#buffer = new Uint32Array(words);
  }

  #flush(): void {
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#used * 4);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#flushed += this.#used;
    this.#used = 0;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }
}

/** Reads what {@link FingerprintWriter} wrote, a prompt at a time. */
export class FingerprintReader {
  /** Whose prompt it is. */
  account = -1;
  sampled = false;
  /** The prompt's fingerprints: `words` from `from` to before `to`, until the next is read. */
  words = new Uint32Array(BUFFER_WORDS);
  from = 0;
  to = 0;
  readonly #file: number;
  readonly #length: number;
  /** Of each prompt of the block the word that says how many fingerprints it has, and how many are still to come. */
  readonly #heads = new Uint32Array(BLOCK_PROMPTS);
  #prompts = 0;
  #left = 0;
  /** Words of the file that lie in `words`, and where the first of them stands in the file. */
  #have = 0;
  #first = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.#length = fstatSync(this.#file).size / 4;
  }

  /** Goes to the next prompt; false where there is none. */
  next(): boolean {
    while (this.#left === 0) {
      if (this.#first + this.to >= this.#length) return false;
      const at = this.#need(2);
      this.account = this.words[at]!;
      this.#prompts = this.words[at + 1]!;
      this.#left = this.#prompts;
      this.to = at + 2;
      const heads = this.#need(this.#prompts);
      this.to = heads + this.#prompts;
      this.#heads.set(this.words.subarray(heads, this.to));
    }
    const head = this.#heads[this.#prompts - this.#left--]!;
    this.sampled = head >= SAMPLED;
    const count = this.sampled ? head - SAMPLED : head;
    this.from = this.#need(count);
    this.to = this.from + count;
    return true;
  }

  /** Makes the next words, so many, stand in `words`; returns where. */
  #need(count: number): number {
    if (this.to + count <= this.#have) return this.to;
    this.#first += this.to;
    this.to = 0;
    if (count > this.words.length) this.words = new Uint32Array(count);
    const target = new Uint8Array(this.words.buffer);
    let bytes = 0;
    for (;;) {
      const at = this.#first * 4 + bytes;
      const read = readSync(this.#file, target, bytes, target.length - bytes, at);
      bytes += read;
      if (read === 0 || bytes === target.length) break;
    }
    this.#have = bytes / 4;
    if (this.#have < count) throw new Error('A file of fingerprints ends too early.');
    return 0;
  }

  close(): void {
    closeSync(this.#file);
  }
}
