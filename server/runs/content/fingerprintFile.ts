import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

const BUFFER_WORDS = 1 << 20;
/** Of the word before a prompt's fingerprints, which otherwise says how many there are. */
const SAMPLED = 0x8000_0000;

/**
 * Writes fingerprints of accounts' prompts for later passes: account, prompts, and for each prompt
 * how many fingerprints it has, whether it is sketched, and the fingerprints.
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

  /** So many prompts of an account follow; more of them may follow behind another such line. */
  account(no: number, prompts: number): void {
    this.#makeRoom(2);
    this.#buffer[this.#used++] = no;
    this.#buffer[this.#used++] = prompts;
  }

  prompt(values: Uint32Array, from: number, to: number, sampled: boolean): void {
    const count = to - from;
    this.#makeRoom(count + 1);
    const buffer = this.#buffer;
    let used = this.#used;
    buffer[used++] = sampled ? count | SAMPLED : count;
    // A loop, since a view of so few values costs more than they do.
    for (let i = from; i < to; i++) buffer[used++] = values[i]!;
    this.#used = used;
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
  /** Prompts of the account that are still to come. */
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
      this.#left = this.words[at + 1]!;
      this.to = at + 2;
    }
    const head = this.words[this.#need(1)]!;
    this.to++;
    this.sampled = head >= SAMPLED;
    const count = this.sampled ? head - SAMPLED : head;
    this.from = this.#need(count);
    this.to = this.from + count;
    this.#left--;
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
