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

  count(hash: number): number {
    const slot = (hash & this.#mask) >>> 0;
    return (this.cells[slot >>> 2]! >> ((slot & 3) << 1)) & 3;
  }

  /** Adds what another sketch of the same size counted among other accounts. */
  merge(other: HolderSketch): void {
    if (other.cells.length !== this.cells.length) throw new RangeError('sketches of one size');
    for (let i = 0; i < this.cells.length; i++) {
      const theirs = other.cells[i]!;
      if (theirs === 0) continue;
      const ours = this.cells[i]!;
      let sum = 0;
      for (let shift = 0; shift < 8; shift += 2) {
        const both = ((ours >> shift) & 3) + ((theirs >> shift) & 3);
        sum |= Math.min(SKETCH_COUNT_MAX, both) << shift;
      }
      this.cells[i] = sum;
    }
  }

  /** Slots with at least `min`: about how many fragments will be let through. */
  slotsFrom(min: number): number {
    const full = Uint8Array.from({ length: 256 }, (_, byte) => {
      let slots = 0;
      for (let shift = 0; shift < 8; shift += 2) if (((byte >> shift) & 3) >= min) slots++;
      return slots;
    });
    let slots = 0;
    for (let i = 0; i < this.cells.length; i++) slots += full[this.cells[i]!]!;
    return slots;
  }
}
