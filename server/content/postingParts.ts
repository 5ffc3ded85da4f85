import { type Fragments, Postings } from './postings.js';

/** Parts by the first bits of fingerprints, so that in the order of parts they are in order. */
const PART_BITS = 8;
const PARTS = 1 << PART_BITS;
/** Words of an entry: fragment, account and prompt. */
const ENTRY = 3;
/** Entries that wait for one part. */
const ROOM = 1 << 14;
/** Words from one part's entries to the next's: a line more, for places in the caches. */
const STRIDE = ROOM * ENTRY + 16;

/**
 * Postings of so many fragments that they do not fit the caches: parts of them do, and what is added
 * waits until there is much for one part. Accounts are added one after the other.
 */
export class PostingParts {
  readonly #parts = Array.from({ length: PARTS }, () => new Postings());
  readonly #waiting = new Uint32Array(PARTS * STRIDE);
  /** Where the next entry of each part goes. */
  readonly #next = Uint32Array.from({ length: PARTS }, (_, part) => part * STRIDE);
  /** Keeps what is fetched from being found useless. */
  #fetched = 0;

  /** The account holds the first `count` of some fragments, in a prompt. */
  add(fragments: Uint32Array, count: number, account: number, prompt: number): void {
    const waiting = this.#waiting;
    for (let i = 0; i < count; i++) {
      const fragment = fragments[i]!;
      const part = fragment >>> (32 - PART_BITS);
      const at = this.#next[part]!;
      waiting[at] = fragment;
      waiting[at + 1] = account;
      waiting[at + 2] = prompt;
      this.#next[part] = at + ENTRY;
      if (at + ENTRY === part * STRIDE + ROOM * ENTRY) this.#settle(part);
    }
  }

  #settle(part: number): void {
    const postings = this.#parts[part]!;
    const waiting = this.#waiting;
    this.#fetched ^= postings.fetch();
    const to = this.#next[part]!;
    for (let at = part * STRIDE; at < to; at += ENTRY)
      postings.add(waiting[at]!, waiting[at + 1]!, waiting[at + 2]!);
    this.#next[part] = part * STRIDE;
  }

  /** All fragments in ascending order of fingerprint. */
  finish(): Fragments {
    const lists = this.#parts.map((postings, part) => {
      this.#settle(part);
      const list = postings.finish();
      this.#parts[part] = new Postings();
      return list;
    });
    return {
      hashes: joined(lists.map(({ hashes }) => hashes)),
      holders: joined(lists.map(({ holders }) => holders)),
      starts: joinedStarts(lists),
      prompts: joined(lists.map(({ prompts }) => prompts)),
    };
  }
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let used = 0;
  for (const list of lists) {
    all.set(list, used);
    used += list.length;
  }
  return all;
}

function joinedStarts(lists: readonly Fragments[]): Uint32Array {
  const starts = new Uint32Array(lists.reduce((sum, { hashes }) => sum + hashes.length, 1));
  let used = 0;
  let moved = 0;
  for (const list of lists) {
    for (const end of list.starts.subarray(1)) starts[++used] = moved + end;
    moved += list.prompts.length;
  }
  return starts;
}
