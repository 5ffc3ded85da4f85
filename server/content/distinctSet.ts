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

  /** True where the number was not in the set. */
  add(key: number): boolean {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 9) & mask;
    while (this.#rounds[slot] === this.#round) {
      if (this.#keys[slot] === key) return false;
      slot = (slot + 1) & mask;
    }
    this.#keys[slot] = key;
    this.#rounds[slot] = this.#round;
    if (++this.#size * 2 > this.#keys.length) this.#grow();
    return true;
  }

  #grow(): void {
    const keys = this.#keys;
    const rounds = this.#rounds;
    const round = this.#round;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#rounds = new Uint32Array(keys.length * 2);
    this.#round = 1;
    this.#size = 0;
    for (let i = 0; i < keys.length; i++) if (rounds[i] === round) this.add(keys[i]!);
  }
}
