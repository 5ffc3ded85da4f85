import { normalisePrompt, PROMPT_CHARACTERS_MAX } from './normalise.js';
import { normaliseBytes } from './normaliseBytes.js';
import { sketchedValues, VALUE_DIGITS } from './sketchForm.js';

/**
 * Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document
 * fingerprinting", SIGMOD 2003) over UTF-8 bytes. Of every {@link WINDOW_SHINGLES} consecutive
 * shingles the one with the smallest hash is kept, so any text shared by two prompts that is at
 * least `SHINGLE_BYTES + WINDOW_SHINGLES - 1` bytes long leaves the same fingerprint in both.
 * Departure from the paper: a prompt too short for one window still leaves its smallest shingle,
 * and one too short for a shingle leaves the hash of the whole.
 */
export const SHINGLE_BYTES = 24;
export const WINDOW_SHINGLES = 16;

const BASE = 0x01000193;
/** BASE to the power SHINGLE_BYTES, modulo 2^32: what a byte leaving the shingle had contributed. */
const BASE_OUT = (() => {
  let power = 1;
  for (let i = 0; i < SHINGLE_BYTES; i++) power = Math.imul(power, BASE);
  return power;
})();

/** Finaliser of MurmurHash3 (A. Appleby, public domain): spreads a rolling hash over all 32 bits. */
export function spread(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Reuses its buffers from prompt to prompt: nothing is allocated while it runs but when a longer
 * prompt than any before arrives.
 */
export class Fingerprinter {
  /** Fingerprints of the last prompt: the first `count` of `values`, each an unsigned 32-bit hash. */
  values = new Uint32Array(4096);
  /** Byte offset of each fingerprint's shingle in the normalised prompt. */
  offsets = new Uint32Array(4096);
  count = 0;
  /** UTF-8 bytes of the last prompt, the first `byteLength`. */
  bytes = new Uint8Array(65_536);
  byteLength = 0;
  #hashes = new Uint32Array(65_536);
  readonly #sketched: boolean;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  /** @param sketched prompts as they were kept are sketches, which hold their fingerprints */
  constructor(sketched = false) {
    this.#sketched = sketched;
  }

  /** Fingerprints of a normalised prompt; returns how many there are. */
  run(normalised: string): number {
    this.#makeRoom(normalised.length * 3);
    this.byteLength = this.#encoder.encodeInto(normalised, this.bytes).written;
    return this.#fingerprint();
  }

  /**
   * Fingerprints of a prompt as it was sent, from its UTF-8 bytes: those of `run(normalisePrompt(…))`,
   * without a string being made where each of its characters can be treated alone.
   */
  runSent(source: Uint8Array, start: number, end: number): number {
    if (this.#sketched) return this.#runSketch(source.subarray(start, end));
    if (end - start <= PROMPT_CHARACTERS_MAX) {
      this.#makeRoom(end - start);
      this.byteLength = normaliseBytes(source, start, end, this.bytes);
      if (this.byteLength >= 0) return this.#fingerprint();
    }
    return this.run(normalisePrompt(this.#decoder.decode(source.subarray(start, end))));
  }

  #runSketch(sketch: Uint8Array): number {
    while (this.values.length * VALUE_DIGITS < sketch.length) this.#grow();
    this.count = sketchedValues(sketch, this.values);
    return this.count;
  }

  #makeRoom(bytes: number): void {
    if (this.bytes.length >= bytes) return;
    this.bytes = new Uint8Array(bytes);
    this.#hashes = new Uint32Array(bytes);
  }

  #fingerprint(): number {
    this.count = 0;
    if (this.byteLength === 0) return 0;
    if (this.byteLength < SHINGLE_BYTES) {
      let whole = this.byteLength;
      for (let i = 0; i < this.byteLength; i++) whole = Math.imul(whole, BASE) + this.bytes[i]!;
      this.#keep(spread(whole), 0);
      return this.count;
    }
    this.#winnow(this.#hashShingles());
    return this.count;
  }

  #hashShingles(): number {
    const { bytes, byteLength } = this;
    const hashes = this.#hashes;
    let rolling = 0;
    for (let i = 0; i < SHINGLE_BYTES; i++) rolling = (Math.imul(rolling, BASE) + bytes[i]!) | 0;
    const shingles = byteLength - SHINGLE_BYTES + 1;
    hashes[0] = spread(rolling);
    for (let i = 1; i < shingles; i++) {
      const entering = bytes[i + SHINGLE_BYTES - 1]!;
      const leaving = Math.imul(bytes[i - 1]!, BASE_OUT);
      rolling = (Math.imul(rolling, BASE) + entering - leaving) | 0;
      hashes[i] = spread(rolling);
    }
    return shingles;
  }

  #winnow(shingles: number): void {
    const hashes = this.#hashes;
    const windows = Math.max(1, shingles - WINDOW_SHINGLES + 1);
    const windowSize = Math.min(WINDOW_SHINGLES, shingles);
    let smallest = -1;
    let least = 0;
    for (let start = 0; start < windows; start++) {
      const last = start + windowSize - 1;
      if (smallest < start) {
        smallest = start;
        least = hashes[start]!;
        for (let i = start + 1; i <= last; i++) {
          if (hashes[i]! > least) continue;
          least = hashes[i]!;
          smallest = i;
        }
        this.#keep(least, smallest);
      } else if (hashes[last]! <= least) {
        least = hashes[last]!;
        smallest = last;
        this.#keep(least, smallest);
      }
    }
  }

  #grow(): void {
    const values = new Uint32Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
    const offsets = new Uint32Array(this.offsets.length * 2);
    offsets.set(this.offsets);
    this.offsets = offsets;
  }

  #keep(hash: number, offset: number): void {
    if (this.count === this.values.length) this.#grow();
    this.values[this.count] = hash;
    this.offsets[this.count] = offset;
    this.count++;
  }
}
