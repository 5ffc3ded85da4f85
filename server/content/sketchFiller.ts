import type { HolderSketch } from './holderSketch.js';

/** Slots of a slice: half a megabyte, which fits the cache of one processor. */
const SLICE_BITS = 21;
/** Fingerprints that wait for one slice: twice as many as it has lines of memory. */
const ROOM = 1 << 14;
/**
 * Words from one slice's to the next's: a page and a line more, since what lies a power of two apart
 * shares few places in the caches.
 */
const STRIDE = ROOM + 1024 + 16;

/** Locks of the slices of a sketch of so many slots, for threads to share. */
export const sketchLocks = (slots: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(4 * Math.ceil(slots / 2 ** SLICE_BITS)));

/**
 * Counts holders in a table that is larger than the caches and that several threads fill: fingerprints
 * wait until enough of one slice have come, and are counted together by one thread at a time.
 */
export class SketchFiller {
  readonly #sketch: HolderSketch;
  /** 1 where a thread is at work. */
  readonly #locks: Int32Array;
  readonly #mask: number;
  /** Keeps what is fetched from being found useless. */
  #fetched = 0;
  readonly #waiting: Uint32Array;
  /** How many wait for each slice. */
  readonly #counts: Int32Array;

  constructor(sketch: HolderSketch, locks: Int32Array) {
    this.#sketch = sketch;
    this.#locks = locks;
    this.#mask = (sketch.slots - 1) | 0;
    this.#waiting = new Uint32Array(locks.length * STRIDE);
    this.#counts = new Int32Array(locks.length);
  }

  /** One more account holds each of the first `count`. */
  add(hashes: Uint32Array, count: number): void {
    const waiting = this.#waiting;
    const counts = this.#counts;
    const mask = this.#mask;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      const slice = (hash & mask) >>> SLICE_BITS;
      const waits = counts[slice]!;
      waiting[slice * STRIDE + waits] = hash;
      counts[slice] = waits + 1;
      if (waits + 1 === ROOM) this.#count(slice);
    }
  }

  /** Counts what still waits: after the last, before anybody looks. */
  finish(): void {
    for (let slice = 0; slice < this.#counts.length; slice++) this.#count(slice);
  }

  #count(slice: number): void {
    const from = slice * STRIDE;
    const to = from + this.#counts[slice]!;
    if (to === from) return;
    while (Atomics.compareExchange(this.#locks, slice, 0, 1) !== 0)
      Atomics.wait(this.#locks, slice, 1);
    this.#fetched += this.#sketch.fetch(slice * 2 ** SLICE_BITS, 2 ** SLICE_BITS);
    this.#sketch.add(this.#waiting, from, to);
    Atomics.store(this.#locks, slice, 0);
    Atomics.notify(this.#locks, slice, 1);
    this.#counts[slice] = 0;
  }
}
