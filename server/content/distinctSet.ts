/** A set of unsigned 32-bit numbers that is emptied at no cost, for one account after the other. */
export class DistinctSet {
  #keys = new Uint32Array(1 << 12);
  #rounds = new Uint32Array(1 << 12);
  #round = 1;
  #size = 0;

  clear(): void {
    this.#size = 0;
    if (++this.#round > 0xffff_fff0) {
      this.#rounds.fill(0);
      this.#round = 1;
    }
  }

  /**
   * Adds numbers, `values` from `from` to before `to`, and writes to `added` those that were not in
   * the set; returns how many these are.
   */
  add(values: Uint32Array, from: number, to: number, added: Uint32Array): number {
    while ((this.#size + to - from) * 2 > this.#keys.length) this.#grow();
    const keys = this.#keys;
    const rounds = this.#rounds;
    const round = this.#round;
    const mask = keys.length - 1;
    let count = 0;
    for (let i = from; i < to; i++) {
      const key = values[i]!;
      let slot = (Math.imul(key, 0x9e3779b1) >>> 9) & mask;
      while (rounds[slot] === round && keys[slot] !== key) slot = (slot + 1) & mask;
      if (rounds[slot] === round) continue;
      keys[slot] = key;
      rounds[slot] = round;
      added[count++] = key;
    }
    this.#size += count;
    return count;
  }

  #grow(): void {
    const keys = this.#keys;
    const rounds = this.#rounds;
    const round = this.#round;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#rounds = new Uint32Array(keys.length * 2);
    this.#round = 1;
    this.#size = 0;
    const kept = keys.filter((_, slot) => rounds[slot] === round);
    this.add(kept, 0, kept.length, kept);
  }
}
