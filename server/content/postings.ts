/** Prompts kept of each fragment: the smallest hashes of those that hold it. */
export const SKETCH_PROMPTS = 64;

/** Fragments (rows), how many accounts hold each, and a sketch of the prompts that do. */
export interface Fragments {
  /** Fingerprint of each fragment. */
  readonly hashes: Uint32Array;
  /** Accounts that hold each fragment. */
  readonly holders: Uint32Array;
  /** Start of each fragment's sketch in `prompts`; one longer than `hashes`. */
  readonly starts: Uint32Array;
  /**
   * Hashes of prompts, ascending within a fragment: all of them, or the {@link SKETCH_PROMPTS}
   * smallest (a bottom-k sketch: Cohen and Kaplan, PODC 2007).
   */
  readonly prompts: Uint32Array;
}

const ROOM_MIN = 4;
const KEYS_MIN = 1 << 12;

/** Doubles an array, what is in it kept. */
function grown<T extends Uint32Array | Int32Array | Uint8Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * Fragments with their holders and prompts in typed arrays; accounts are added one after the other.
 * A fragment's sketch has room for 4 prompts, then 8, 16, 32 and 64, and what it grew out of is
 * given to the next that needs as much.
 */
export class Postings {
  /** Open addressing by fingerprint: number of the fragment + 1, 0 for a free slot. */
  #slots = new Int32Array(KEYS_MIN);
  #hashes = new Uint32Array(KEYS_MIN);
  #holders = new Uint32Array(KEYS_MIN);
  #lastAccount = new Int32Array(KEYS_MIN);
  #at = new Uint32Array(KEYS_MIN);
  #room = new Uint8Array(KEYS_MIN);
  #size = new Uint8Array(KEYS_MIN);
  #prompts = new Uint32Array(KEYS_MIN * ROOM_MIN);
  #used = 0;
  readonly #free = new Map<number, number[]>();
  count = 0;

  add(hash: number, account: number, prompt: number): void {
    const no = this.#numberOf(hash);
    if (this.#lastAccount[no] !== account) {
      this.#lastAccount[no] = account;
      this.#holders[no]!++;
    }
    this.#addPrompt(no, prompt);
  }

  #numberOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    for (let found = this.#slots[slot]!; found !== 0; found = this.#slots[slot]!) {
      if (this.#hashes[found - 1] === hash) return found - 1;
      slot = (slot + 1) & mask;
    }
    const no = this.count++;
    this.#slots[slot] = no + 1;
    if (no === this.#hashes.length) this.#grow();
    this.#hashes[no] = hash;
    this.#lastAccount[no] = -1;
    this.#room[no] = ROOM_MIN;
    this.#at[no] = this.#take(ROOM_MIN);
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return no;
  }

  #grow(): void {
    this.#hashes = grown(this.#hashes);
    this.#holders = grown(this.#holders);
    this.#lastAccount = grown(this.#lastAccount);
    this.#at = grown(this.#at);
    this.#room = grown(this.#room);
    this.#size = grown(this.#size);
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let no = 0; no < this.count; no++) {
      let slot = (Math.imul(this.#hashes[no]!, 0x9e3779b1) >>> 7) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = no + 1;
    }
  }

  #take(room: number): number {
    const free = this.#free.get(room)?.pop();
    if (free !== undefined) return free;
    const at = this.#used;
    this.#used += room;
    while (this.#used > this.#prompts.length) this.#prompts = grown(this.#prompts);
    return at;
  }

  /** Puts a hash into a sketch, unless it is there or larger than all of a full one. */
  #addPrompt(no: number, prompt: number): void {
    const size = this.#size[no]!;
    let at = this.#at[no]!;
    if (size === SKETCH_PROMPTS && prompt >= this.#prompts[at + size - 1]!) return;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#prompts[at + middle]! < prompt) low = middle + 1;
      else high = middle;
    }
    if (low < size && this.#prompts[at + low] === prompt) return;
    const room = this.#room[no]!;
    if (size === room && room < SKETCH_PROMPTS) {
      const wider = this.#take(room * 2);
      this.#prompts.copyWithin(wider, at, at + size);
      const free = this.#free.get(room);
      if (free === undefined) this.#free.set(room, [at]);
      else free.push(at);
      at = wider;
      this.#at[no] = at;
      this.#room[no] = room * 2;
    }
    const kept = Math.min(size, SKETCH_PROMPTS - 1);
    this.#prompts.copyWithin(at + low + 1, at + low, at + kept);
    this.#prompts[at + low] = prompt;
    this.#size[no] = kept + 1;
  }

  /** All fragments in ascending order of fingerprint. */
  finish(): Fragments {
    const order = Uint32Array.from({ length: this.count }, (_, i) => i);
    const hashes = this.#hashes;
    order.sort((a, b) => hashes[a]! - hashes[b]!);
    const starts = new Uint32Array(this.count + 1);
    for (const [i, no] of order.entries()) starts[i + 1] = starts[i]! + this.#size[no]!;
    const prompts = new Uint32Array(starts[this.count]!);
    for (const [i, no] of order.entries())
      prompts.set(
        this.#prompts.subarray(this.#at[no]!, this.#at[no]! + this.#size[no]!),
        starts[i]!,
      );
    return {
      hashes: Uint32Array.from(order, (no) => hashes[no]!),
      holders: Uint32Array.from(order, (no) => this.#holders[no]!),
      starts,
      prompts,
    };
  }
}
