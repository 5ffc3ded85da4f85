/** Counts above this are not told apart: two bits a slot. */
export const SKETCH_COUNT_MAX = 3;
const SLOTS_MIN = 2 ** 22;
/** One slot for each fingerprint there can be: beyond it counts are exact. */
const SLOTS_MAX = 2 ** 32;

/** Slots for about this many fragments: few enough in each that a rare one is rarely let through. */
export function sketchSlots(fragments: number): number {
  let slots = SLOTS_MIN;
  while (slots < 8 * fragments && slots < SLOTS_MAX) slots *= 2;
  return slots;
}

/**
 * How many accounts hold a fragment, up to {@link SKETCH_COUNT_MAX}, in a table of fixed size.
 * Fragments that fall into one slot are counted together, so a count is never too small.
 */
export class HolderSketch {
  /** Four slots a byte. */
  readonly cells: Uint8Array;
  readonly #mask: number;

  constructor(slots: number, cells: Uint8Array = new Uint8Array(slots / 4)) {
    if (cells.length * 4 !== slots) throw new RangeError('a byte holds four slots');
    this.cells = cells;
    this.#mask = slots - 1;
  }

  /** One more account holds it. */
  add(hash: number): void {
    const slot = (hash & this.#mask) >>> 0;
    const cell = slot >>> 2;
    const shift = (slot & 3) << 1;
    const byte = this.cells[cell]!;
    if (((byte >> shift) & 3) < SKETCH_COUNT_MAX) this.cells[cell] = byte + (1 << shift);
  }

  /** One more account holds each of the first `count`. */
  addAll(hashes: Uint32Array, count: number): void {
    const { cells } = this;
    const mask = this.#mask;
    for (let i = 0; i < count; i++) {
      const slot = (hashes[i]! & mask) >>> 0;
      const shift = (slot & 3) << 1;
      const byte = cells[slot >>> 2]!;
      // No jump, but the sign of a difference: whether a slot is full cannot be foretold.
      cells[slot >>> 2] = byte + (((((byte >> shift) & 3) - SKETCH_COUNT_MAX) >>> 31) << shift);
    }
  }

  /**
   * Writes to `kept` those of `hashes`, from one place to before another, that at least `min` accounts
   * may hold; returns how many. Without a jump, so that look-ups in memory wait side by side.
   */
  select(hashes: Uint32Array, from: number, to: number, min: number, kept: Uint32Array): number {
    const { cells } = this;
    const mask = this.#mask;
    let count = 0;
    for (let i = from; i < to; i++) {
      const hash = hashes[i]!;
      const slot = (hash & mask) >>> 0;
      kept[count] = hash;
      count += ((min - 1 - ((cells[slot >>> 2]! >> ((slot & 3) << 1)) & 3)) >>> 31) | 0;
    }
    return count;
  }

  count(hash: number): number {
    const slot = (hash & this.#mask) >>> 0;
    return (this.cells[slot >>> 2]! >> ((slot & 3) << 1)) & 3;
  }

  /** Adds what another sketch of the same size counted among other accounts. */
  merge(other: HolderSketch): void {
    if (other.cells.length !== this.cells.length) throw new RangeError('sketches of one size');
    const ours = wordsOf(this.cells);
    const theirs = wordsOf(other.cells);
    for (let i = 0; i < ours.length; i++) {
      const b = theirs[i]!;
      if (b === 0) continue;
      const a = ours[i]!;
      // Sixteen sums side by side: low bits, what they carry, high bits, and sums beyond three.
      const carry = a & b & LOW_BITS;
      const highs = ((a >>> 1) ^ (b >>> 1)) & LOW_BITS;
      const beyond = ((a >>> 1) & (b >>> 1) & LOW_BITS) | (carry & highs);
      const low = ((a ^ b) & LOW_BITS) | beyond;
      ours[i] = low | (((highs ^ carry) | beyond) << 1);
    }
  }

  /** Slots with at least `min`, from one to three: about how many fragments will be let through. */
  slotsFrom(min: number): number {
    let slots = 0;
    for (const word of wordsOf(this.cells)) {
      if (word === 0) continue;
      const high = word >>> 1;
      slots += ones(min === 1 ? word | high : min === 2 ? high : word & high);
    }
    return slots;
  }
}

/** The lower bit of each slot of a word. */
const LOW_BITS = 0x5555_5555;

const wordsOf = (cells: Uint8Array): Uint32Array =>
  new Uint32Array(cells.buffer, cells.byteOffset, cells.length / 4);

/** How many lower bits of slots are set in a word. */
function ones(word: number): number {
  let sum = word & LOW_BITS;
  sum = (sum & 0x3333_3333) + ((sum >>> 2) & 0x3333_3333);
  sum = (sum + (sum >>> 4)) & 0x0f0f_0f0f;
  return Math.imul(sum, 0x0101_0101) >>> 24;
}
