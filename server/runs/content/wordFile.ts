import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

const BUFFER_WORDS = 1 << 19;

/** Writes words of 32 bits to a file, one after the other. */
export class WordWriter {
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

  /** Words from one place to before another. */
  append(words: Uint32Array, from: number, to: number): void {
    const count = to - from;
    if (this.#used + count > this.#buffer.length) this.#flush();
    if (count > this.#buffer.length) this.#buffer = new Uint32Array(count);
    this.#buffer.set(words.subarray(from, to), this.#used);
    this.#used += count;
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

/** Reads what {@link WordWriter} wrote. */
export class WordReader {
  /** What was taken last stands here. */
  words = new Uint32Array(BUFFER_WORDS);
  readonly #file: number;
  readonly #length: number;
  #next = 0;
  /** Words of the file that lie in `words`, and where the first of them stands in the file. */
  #have = 0;
  #first = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.#length = fstatSync(this.#file).size / 4;
  }

  get isAtEnd(): boolean {
    return this.#first + this.#next >= this.#length;
  }

  /** Takes the next words, so many; returns where they begin in `words`. */
  take(count: number): number {
    if (this.#next + count > this.#have) this.#read(count);
    const at = this.#next;
    this.#next += count;
    return at;
  }

  /** Makes at least so many of the next words stand in `words`, from its beginning. */
  #read(count: number): void {
    this.#first += this.#next;
    this.#next = 0;
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
  }

  close(): void {
    closeSync(this.#file);
  }
}
