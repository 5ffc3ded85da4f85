import { normalisePrompt, PROMPT_CHARACTERS_MAX } from './normalise.js';
import { normaliseBytes } from './normaliseBytes.js';
import { sketchedValues } from './sketchForm.js';

/**
 * Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document
 * fingerprinting", SIGMOD 2003) over UTF-8 bytes. Of every {@link WINDOW_SHINGLES} consecutive
 * shingles the one with the smallest order is kept, so any text shared by two prompts that is at
 * least `SHINGLE_BYTES + WINDOW_SHINGLES - 1` bytes long leaves the same fingerprint in both.
 * Departures from the paper: shingles are compared by a hash of 16 bits, their order, and only of
 * those that are kept a hash of 32 bits is made, which is the fingerprint; of equal orders each is
 * kept and not the last alone; a prompt too short for one window still leaves its
 * smallest shingle, and one too short for a shingle leaves the hash of the whole.
 */
export const SHINGLE_BYTES = 24;
export const WINDOW_SHINGLES = 16;

const BASE = 0x01000193;
/** Of orders, modulo 2^16: what words of two bytes are multiplied by, once for each word behind them, and the sum at last. */
const ORDER_BASE = 0x6255;
const ORDER_SPREAD = 0x9e37;
/** ORDER_BASE to the power of the words of a shingle: what a word leaving it had contributed. */
const ORDER_BASE_OUT = (() => {
  let power = 1;
  for (let i = 0; i < SHINGLE_BYTES / 2; i++) power = (power * ORDER_BASE) & 0xffff;
  return power;
})();
/** Digits of π, as those of Blowfish: numbers of 64 bits, by their words. */
const KEYS_HIGH = [0x243f6a88, 0x13198a2e, 0xa4093822, 0x082efa98, 0x452821e6, 0xbe5466cf];
const KEYS_LOW = [0x85a308d3, 0x03707344, 0x299f31d0, 0xec4e6c89, 0x38d01377, 0x34e90c6c];

/** Finaliser of MurmurHash3 (A. Appleby, public domain): spreads a rolling hash over all 32 bits. */
export function spread(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Most bytes that are fingerprinted without buffers being made anew. */
const ROOM = 65_536;

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
  #orders = new Uint16Array(ROOM);
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
    this.#orders = new Uint16Array(bytes);
    this.values = new Uint32Array(bytes);
    this.offsets = new Uint32Array(bytes);
  }

  #fingerprint(): number {
    const { bytes, byteLength, values, offsets } = this;
    if (byteLength >= SHINGLE_BYTES) {
      const shingles = orderShingles(bytes, byteLength, this.#orders);
      this.count = winnow(this.#orders, shingles, offsets);
      for (let i = 0; i < this.count; i++) values[i] = hashShingle(bytes, offsets[i]!);
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

/** Orders of all shingles; returns how many there are. */
function orderShingles(bytes: Uint8Array, byteLength: number, orders: Uint16Array): number {
  const shingles = byteLength - SHINGLE_BYTES + 1;
  // A shingle of words shares all but one with the shingle two bytes before: two chains side by side.
  for (let first = 0; first < Math.min(2, shingles); first++) {
    let rolling = 0;
    for (let i = first; i < first + SHINGLE_BYTES; i += 2)
      rolling = (rolling * ORDER_BASE + pairAt(bytes, i)) & 0xffff;
    orders[first] = spreadOrder(rolling);
    for (let i = first + 2; i < shingles; i += 2) {
      const leaving = pairAt(bytes, i - 2) * ORDER_BASE_OUT;
      const entering = pairAt(bytes, i + SHINGLE_BYTES - 2);
      rolling = (Math.imul(rolling, ORDER_BASE) + entering - leaving) & 0xffff;
      orders[i] = spreadOrder(rolling);
    }
  }
  return shingles;
}

const pairAt = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);

/** Modulo 2^16, as the array is that takes it. */
const spreadOrder = (sum: number): number => (sum ^ (sum >>> 8)) * ORDER_SPREAD;

/** Where the shingles begin that have the smallest order of a window; returns how many there are. */
function winnow(orders: Uint16Array, shingles: number, offsets: Uint32Array): number {
  const size = Math.min(WINDOW_SHINGLES, shingles);
  let smallest = firstSmallest(orders, 0, size);
  let count = 0;
  for (;;) {
    offsets[count++] = smallest;
    const least = orders[smallest]!;
    // So far it stands in the window: until then only something as small takes its place.
    const leaves = Math.min(smallest + size, shingles);
    let next = smallest + 1;
    while (next < leaves && orders[next]! > least) next++;
    if (next === shingles) return count;
    smallest = next < leaves ? next : firstSmallest(orders, smallest + 1, next + 1);
  }
}

function firstSmallest(orders: Uint16Array, from: number, to: number): number {
  let smallest = from;
  for (let i = from + 1; i < to; i++) if (orders[i]! < orders[smallest]!) smallest = i;
  return smallest;
}

/**
 * Multilinear hash of a shingle: of six words w and keys k of 64 bits the upper half of
 * (k₀ + w₀)(k₁ + w₁) + (k₂ + w₂)(k₃ + w₃) + (k₄ + w₄)(k₅ + w₅), modulo 2^64. Over keys drawn by
 * chance two shingles, however alike, have the same in one of 2^32 draws (D. Lemire, O. Kaser:
 * "Strongly universal string hashing is fast", The Computer Journal 57, 2014).
 */
function hashShingle(bytes: Uint8Array, at: number): number {
  let high = 0;
  let low = 0;
  for (let k = 0; k < SHINGLE_BYTES / 4; k += 2) {
    const a = KEYS_LOW[k]! + wordAt(bytes, at + 4 * k);
    const b = KEYS_LOW[k + 1]! + wordAt(bytes, at + 4 * k + 4);
    const aHigh = KEYS_HIGH[k]! + (a > 0xffff_ffff ? 1 : 0);
    const bHigh = KEYS_HIGH[k + 1]! + (b > 0xffff_ffff ? 1 : 0);
    high = (high + highOfProduct(a >>> 0, b >>> 0) + Math.imul(aHigh, b) + Math.imul(a, bHigh)) | 0;
    low += Math.imul(a, b) >>> 0;
  }
  return (high + Math.floor(low / 2 ** 32)) >>> 0;
}

function wordAt(bytes: Uint8Array, at: number): number {
  const upper = (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  return (bytes[at]! | (bytes[at + 1]! << 8) | upper) >>> 0;
}

/** The upper word of a product of two words. */
function highOfProduct(a: number, b: number): number {
  const aUpper = a >>> 16;
  const bUpper = b >>> 16;
  const upper = aUpper * (b & 0xffff);
  const other = (a & 0xffff) * bUpper;
  const carry = (upper & 0xffff) + (other & 0xffff) + (((a & 0xffff) * (b & 0xffff)) >>> 16);
  return aUpper * bUpper + (upper >>> 16) + (other >>> 16) + (carry >>> 16);
}
