import { Fingerprinter } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';

/** Slots of the first pass's counting sketch; a collision only lets a rare fragment through. */
const SKETCH_SLOTS = 1 << 25;

/** Fragments (rows) and the accounts that hold them, as compressed rows. */
export interface Fragments {
  /** Fingerprint of each fragment. */
  readonly hashes: Uint32Array;
  /** Start of each fragment's holders in `holders`; one longer than `hashes`. */
  readonly starts: Uint32Array;
  /** Account numbers, ascending within a fragment. */
  readonly holders: Uint32Array;
}

/**
 * Which fragments are held by at least `holdersMin` and at most `holdersMax` accounts, in two
 * passes over the prompts, account by account in ascending order. The first pass counts in a
 * sketch of fixed size, the second keeps postings only of what the first let through: memory goes
 * with the shared fragments, not with the prompts.
 */
export class FragmentIndex {
  readonly #counts = new Uint8Array(SKETCH_SLOTS);
  readonly #fingerprinter = new Fingerprinter();
  readonly #fragments = new Map<number, number[]>();
  readonly #seen = new Set<number>();
  readonly #holdersMin: number;
  readonly #holdersMax: number;

  constructor(options: { holdersMin: number; holdersMax: number }) {
    if (options.holdersMin < 1 || options.holdersMin > 255) {
      throw new RangeError('holdersMin lies between 1 and 255');
    }
    this.#holdersMin = options.holdersMin;
    this.#holdersMax = options.holdersMax;
  }

  #distinct(prompts: readonly string[]): Set<number> {
    this.#seen.clear();
    for (const prompt of prompts) {
      const count = this.#fingerprinter.run(normalisePrompt(prompt));
      for (let i = 0; i < count; i++) this.#seen.add(this.#fingerprinter.values[i]!);
    }
    return this.#seen;
  }

  /** First pass: one call for each account, with its prompts. */
  count(prompts: readonly string[]): void {
    for (const hash of this.#distinct(prompts)) {
      const slot = hash & (SKETCH_SLOTS - 1);
      if (this.#counts[slot]! < 255) this.#counts[slot]!++;
    }
  }

  /** Second pass: the same calls again, with the account's number. */
  collect(accountNo: number, prompts: readonly string[]): void {
    for (const hash of this.#distinct(prompts)) {
      if (this.#counts[hash & (SKETCH_SLOTS - 1)]! < this.#holdersMin) continue;
      const holders = this.#fragments.get(hash);
      if (holders === undefined) this.#fragments.set(hash, [accountNo]);
      // One more than the most is enough to know that it is too popular to say anything.
      else if (holders.length <= this.#holdersMax) holders.push(accountNo);
    }
  }

  /** The fragments within bounds, in ascending order of fingerprint. */
  finish(): Fragments {
    const kept = [...this.#fragments]
      .filter(([, list]) => list.length >= this.#holdersMin && list.length <= this.#holdersMax)
      .sort(([a], [b]) => a - b);
    const hashes = new Uint32Array(kept.length);
    const starts = new Uint32Array(kept.length + 1);
    const holders = new Uint32Array(kept.reduce((sum, [, list]) => sum + list.length, 0));
    let at = 0;
    for (const [i, [hash, list]] of kept.entries()) {
      hashes[i] = hash;
      holders.set(list, at);
      at += list.length;
      starts[i + 1] = at;
    }
    this.#fragments.clear();
    return { hashes, starts, holders };
  }
}
