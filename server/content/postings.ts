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
const KEYS_MIN = 1 << 8;
/** Words that a processor fetches at once. */
const LINE_WORDS = 16;

/** Doubles an array, what is in it kept. */
function grown<T extends Uint32Array | Int32Array | Uint8Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** Words kept of a fragment, side by side since they are needed together. */
const RECORD = 8;
const HASH = 0;
const HOLDERS = 1;
/** One more than the account that held it last; 0 for none. */
const LAST_ACCOUNT = 2;
/** Where its sketch begins in the prompts, how many it has room for, and how many it has. */
const AT = 3;
const ROOM = 4;
const SIZE = 5;
/** The largest of its sketch where that is full. */
const LARGEST = 6;

/**
 * Fragments with their holders and prompts in typed arrays; accounts are added one after the other.
 * A fragment's sketch has room for 4 prompts, then 8, 16, 32 and 64, and what it grew out of is
 * given to the next that needs as much.
 */
export class Postings {
  /** Open addressing by fingerprint: number of the fragment + 1, 0 for a free slot. */
  #slots = new Int32Array(KEYS_MIN);
  #records = new Uint32Array(KEYS_MIN * RECORD);
  #prompts = new Uint32Array(KEYS_MIN * ROOM_MIN);
  #used = 0;
  readonly #free = new Map<number, number[]>();
  count = 0;

  add(hash: number, account: number, prompt: number): void {
    const at = this.#recordOf(hash);
    const records = this.#records;
    if (records[at + LAST_ACCOUNT] !== account + 1) {
      records[at + LAST_ACCOUNT] = account + 1;
      records[at + HOLDERS]!++;
    }
    if (records[at + SIZE] === SKETCH_PROMPTS && prompt >= records[at + LARGEST]!) return;
    this.#addPrompt(at, prompt);
  }

  /** Where the record of a fragment is, made where there was none. */
  #recordOf(hash: number): number {
    const slots = this.#slots;
    const records = this.#records;
    const mask = slots.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      const at = (found - 1) * RECORD;
      if (records[at + HASH] === hash) return at;
      slot = (slot + 1) & mask;
    }
    const at = this.count++ * RECORD;
    slots[slot] = this.count;
    if (at === records.length) this.#records = grown(records);
    this.#records[at + HASH] = hash;
    this.#records[at + ROOM] = ROOM_MIN;
    this.#records[at + AT] = this.#take(ROOM_MIN);
    if (this.count * 2 > slots.length) this.#rehash();
    return at;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let no = 0; no < this.count; no++) {
      let slot = (Math.imul(this.#records[no * RECORD + HASH]!, 0x9e3779b1) >>> 7) & mask;
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

  /** Puts a hash into a sketch, unless it is there; out of a full one the largest goes. */
  #addPrompt(record: number, prompt: number): void {
    const records = this.#records;
    const size = records[record + SIZE]!;
    let at = records[record + AT]!;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#prompts[at + middle]! < prompt) low = middle + 1;
      else high = middle;
    }
    if (low < size && this.#prompts[at + low] === prompt) return;
    const room = records[record + ROOM]!;
    if (size === room && room < SKETCH_PROMPTS) {
      const wider = this.#take(room * 2);
      this.#prompts.copyWithin(wider, at, at + size);
      const free = this.#free.get(room);
      if (free === undefined) this.#free.set(room, [at]);
      else free.push(at);
      at = wider;
      records[record + AT] = at;
      records[record + ROOM] = room * 2;
    }
    const kept = Math.min(size, SKETCH_PROMPTS - 1);
    this.#prompts.copyWithin(at + low + 1, at + low, at + kept);
    this.#prompts[at + low] = prompt;
    records[record + SIZE] = kept + 1;
    records[record + LARGEST] = this.#prompts[at + kept]!;
  }

  /**
   * Reads what look-ups go by, so that it is in the caches: in its order, which is several times as
   * fast as fragment by fragment. Returns a number that means nothing.
   */
  fetch(): number {
    let sum = 0;
    for (let at = 0; at < this.#slots.length; at += LINE_WORDS) sum ^= this.#slots[at]!;
    const used = this.count * RECORD;
    for (let at = 0; at < used; at += LINE_WORDS) sum ^= this.#records[at]!;
    return sum;
  }

  /** All fragments in ascending order of fingerprint. */
  finish(): Fragments {
    const records = this.#records;
    const hashes = new Uint32Array(this.count);
    for (let no = 0; no < this.count; no++) hashes[no] = records[no * RECORD + HASH]!;
    hashes.sort();
    const holders = new Uint32Array(this.count);
    const starts = new Uint32Array(this.count + 1);
    const prompts = new Uint32Array(this.#used);
    let used = 0;
    for (let i = 0; i < hashes.length; i++) {
      const record = this.#recordOf(hashes[i]!);
      holders[i] = records[record + HOLDERS]!;
      const from = records[record + AT]!;
      const to = from + records[record + SIZE]!;
      for (let at = from; at < to; at++) prompts[used++] = this.#prompts[at]!;
      starts[i + 1] = used;
    }
    return { hashes, holders, starts, prompts: prompts.slice(0, used) };
  }
}
