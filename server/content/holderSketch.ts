import { ones } from './ones.js';

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

/** Slots of a block: its survey is one bit, so that those of all blocks fit the processor's caches. */
const BLOCK_BITS = 6;
const BLOCK_SLOTS = 1 << BLOCK_BITS;
/** Words of a block, and blocks of a word of their bits. */
const BLOCK_WORDS = BLOCK_SLOTS / 16;
const WORD_BLOCKS = 32;

/** What a processor fetches at once. */
const LINE_BYTES = 64;

/** What threads share of a sketch. */
export interface SketchMemory {
  /** Two bits for each slot, four slots a byte. */
  readonly cells: Uint8Array;
  /** A bit for each block of slots, which {@link HolderSketch.survey} sets. */
  readonly blocks: Uint32Array;
}

/** Memory for a sketch of so many slots, as {@link sketchSlots} says. */
export function sketchMemory(slots: number): SketchMemory {
  const blockWords = slots / BLOCK_SLOTS / WORD_BLOCKS;
  return {
    cells: new Uint8Array(new SharedArrayBuffer(slots / 4)),
    blocks: new Uint32Array(new SharedArrayBuffer(4 * blockWords)),
  };
}

/**
 * How many accounts hold a fragment, up to {@link SKETCH_COUNT_MAX}, in a table of fixed size.
 * Fragments that fall into one slot are counted together, so a count is never too small.
 */
export class HolderSketch {
  readonly #cells: Uint8Array;
  readonly #blocks: Uint32Array;
  readonly #mask: number;

  constructor({ cells, blocks }: SketchMemory) {
    this.#cells = cells;
    this.#blocks = blocks;
    this.#mask = (cells.length * 4 - 1) | 0;
  }

  get slots(): number {
    return this.#cells.length * 4;
  }

  /** One more account holds each, from one place to before another. */
  add(hashes: Uint32Array, from: number, to: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    for (let i = from; i < to; i++) {
      const slot = (hashes[i]! & mask) >>> 0;
      const shift = (slot & 3) << 1;
      const byte = cells[slot >>> 2]!;
      // No jump, but the sign of a difference: whether a slot is full cannot be foretold.
      cells[slot >>> 2] = byte + (((((byte >> shift) & 3) - SKETCH_COUNT_MAX) >>> 31) << shift);
    }
  }

  /**
   * Reads a part of the table, so that it is in the caches: in its order, which is several times as
   * fast as by the slots of fingerprints. Returns a number that means nothing.
   */
  fetch(slot: number, slots: number): number {
    const cells = this.#cells;
    const to = Math.min(cells.length, (slot + slots) / 4);
    let sum = 0;
    for (let at = slot / 4; at < to; at += LINE_BYTES) sum += cells[at]!;
    return sum;
  }

  count(hash: number): number {
    const slot = (hash & this.#mask) >>> 0;
    return (this.#cells[slot >>> 2]! >> ((slot & 3) << 1)) & 3;
  }

  /**
   * Looks in one of `parts` parts of the table, once everything is counted, for slots with at least
   * `min`, from one to three; returns how many there are. {@link select} wants all parts looked through.
   */
  survey(min: number, part: number, parts: number): number {
    const { buffer, byteOffset, byteLength } = this.#cells;
    const words = new Int32Array(buffer, byteOffset, byteLength / 4);
    const marks = this.#blocks;
    const to = Math.floor((marks.length * (part + 1)) / parts);
    let slots = 0;
    for (let mark = Math.floor((marks.length * part) / parts); mark < to; mark++) {
      let bits = 0;
      for (let block = 0; block < WORD_BLOCKS; block++) {
        const first = (mark * WORD_BLOCKS + block) * BLOCK_WORDS;
        for (let at = first; at < first + BLOCK_WORDS; at++) {
          const word = words[at]!;
          if (word === 0) continue;
          const high = word >>> 1;
          const found = (min === 1 ? word | high : min === 2 ? high : word & high) & LOW_BITS;
          if (found === 0) continue;
          bits |= 1 << block;
          slots += ones(found);
        }
      }
      marks[mark] = bits;
    }
    return slots;
  }

  /**
   * Writes to `kept` those of `hashes`, from one place to before another, that at least `min` accounts
   * may hold, for which it was surveyed; returns how many. Without a jump, so that look-ups in memory
   * wait side by side.
   */
  select(hashes: Uint32Array, from: number, to: number, min: number, kept: Uint32Array): number {
    const cells = this.#cells;
    const blocks = this.#blocks;
    const mask = this.#mask;
    let near = 0;
    for (let i = from; i < to; i++) {
      const hash = hashes[i]!;
      const block = (hash & mask) >>> BLOCK_BITS;
      kept[near] = hash;
      near += (blocks[block >>> 5]! >>> (block & 31)) & 1;
    }
    let count = 0;
    for (let i = 0; i < near; i++) {
      const hash = kept[i]!;
      const slot = (hash & mask) >>> 0;
      kept[count] = hash;
      count += ((min - 1 - ((cells[slot >>> 2]! >> ((slot & 3) << 1)) & 3)) >>> 31) | 0;
    }
    return count;
  }
}

/** The lower bit of each slot of a word. */
const LOW_BITS = 0x5555_5555;
