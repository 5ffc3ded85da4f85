import { normalisePrompt, PROMPT_CHARACTERS_MAX } from './normalise.js';
import { normaliseBytes } from './normaliseBytes.js';
import { sketchedValues } from './sketchForm.js';

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

/** Most bytes that are fingerprinted without buffers being made anew. */
const ROOM = 65_536;
/** Hashes are kept with this bit turned: as signed numbers, which are compared faster, in the order of unsigned ones. */
const SIGN = 0x8000_0000 | 0;

/**
 * Reuses its buffers from prompt to prompt: nothing is allocated while it runs but when a longer
 * prompt than any before arrives.
 */
export class Fingerprinter {
  /** Fingerprints of the last prompt: the first `count` of `values`, each an unsigned 32-bit hash. */
  values = new Uint32Array(ROOM);
  /** Byte offset of each fingerprint's shingle in the normalised prompt. */
  offsets = new Uint32Array(ROOM);
  count = 0;
  /** UTF-8 bytes of the last prompt, the first `byteLength`. */
  bytes = new Uint8Array(ROOM);
  byteLength = 0;
  #hashes = new Int32Array(ROOM);
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
    this.#makeRoom(sketch.length);
    this.count = sketchedValues(sketch, this.values);
    return this.count;
  }

  /** For a text of so many bytes: each of them can begin a shingle, and each shingle be kept. */
  #makeRoom(bytes: number): void {
    if (this.bytes.length >= bytes) return;
    this.bytes = new Uint8Array(bytes);
    this.#hashes = new Int32Array(bytes);
    this.values = new Uint32Array(bytes);
    this.offsets = new Uint32Array(bytes);
  }

  #fingerprint(): number {
    const { bytes, byteLength, values, offsets } = this;
    if (byteLength >= SHINGLE_BYTES) {
      const shingles = hashShingles(bytes, byteLength, this.#hashes);
      this.count = winnow(this.#hashes, shingles, values, offsets);
    } else if (byteLength > 0) {
      let whole = byteLength;
      for (let i = 0; i < byteLength; i++) whole = Math.imul(whole, BASE) + bytes[i]!;
      values[0] = spread(whole);
      offsets[0] = 0;
      this.count = 1;
    } else this.count = 0;
    return this.count;
  }
}

/** Hashes of all shingles, {@link SIGN} turned; returns how many there are. */
function hashShingles(bytes: Uint8Array, byteLength: number, hashes: Int32Array): number {
  let rolling = 0;
  for (let i = 0; i < SHINGLE_BYTES; i++) rolling = (Math.imul(rolling, BASE) + bytes[i]!) | 0;
  const shingles = byteLength - SHINGLE_BYTES + 1;
  hashes[0] = spread(rolling) ^ SIGN;
  for (let i = 1; i < shingles; i++) {
    const entering = bytes[i + SHINGLE_BYTES - 1]!;
    const leaving = Math.imul(bytes[i - 1]!, BASE_OUT);
    rolling = (Math.imul(rolling, BASE) + entering - leaving) | 0;
    hashes[i] = spread(rolling) ^ SIGN;
  }
  return shingles;
}

/** Keeps the smallest hash of each window, the last one of equals; returns how many are kept. */
function winnow(
  hashes: Int32Array,
  shingles: number,
  values: Uint32Array,
  offsets: Uint32Array,
): number {
  const size = Math.min(WINDOW_SHINGLES, shingles);
  let smallest = lastSmallest(hashes, 0, size);
  let count = 0;
  for (let next = size; ; ) {
    const least = hashes[smallest]!;
    values[count] = least ^ SIGN;
    offsets[count++] = smallest;
    // So far it stands in the window: until then only something as small takes its place.
    const leaves = Math.min(smallest + size, shingles);
    while (next < leaves && hashes[next]! > least) next++;
    if (next === shingles) return count;
    if (next < leaves) smallest = next++;
    else smallest = lastSmallest(hashes, smallest + 1, ++next);
  }
}

function lastSmallest(hashes: Int32Array, from: number, to: number): number {
  let smallest = from;
  let least = hashes[from]!;
  for (let i = from + 1; i < to; i++) {
    if (hashes[i]! > least) continue;
    least = hashes[i]!;
    smallest = i;
  }
  return smallest;
}
