import type { BulkFingerprinter } from '../../content/bulkFingerprinter.js';

/** Prompts of one account that are looked at to choose those that are sketched. */
export const HELD_PER_ACCOUNT = 65_536;

/**
 * The fingerprints of one account's prompts, until it is known which of them are sketched. Reuses
 * its buffers from account to account.
 */
export class HeldPrompts {
  /** Fingerprints of all, one prompt after the other. */
  words = new Uint32Array(1 << 16);
  /** Where each row's end in `words`; rows without a prompt have none. */
  ends = new Uint32Array(1 << 10);
  /** Rows, also those without a prompt. */
  count = 0;
  /** Of each prompt: equal where the texts are. */
  readonly hashes = new Float64Array(HELD_PER_ACCOUNT);
  /** Of each prompt: the number of its row. */
  readonly numbers = new Uint32Array(HELD_PER_ACCOUNT);
  /** Prompts. */
  prompts = 0;

  get isFull(): boolean {
    return this.prompts === HELD_PER_ACCOUNT;
  }

  /** Adds rows until it is full; returns which of them it got to. */
  add(rows: BulkFingerprinter, from: number, to: number): number {
    const start = from === 0 ? 0 : rows.ends[from - 1]!;
    const used = this.start(this.count);
    if (this.ends.length < this.count + to - from)
      this.ends = grown(this.ends, 2 * (this.count + to - from));
    let row = from;
    for (; row < to && !this.isFull; row++) {
      if (rows.given[row] === 1) {
        this.hashes[this.prompts] = rows.hashes[row]!;
        this.numbers[this.prompts++] = this.count;
      }
      this.ends[this.count++] = rows.ends[row]! - start + used;
    }
    const end = this.start(this.count);
    if (this.words.length < end) this.words = grown(this.words, 2 * end);
    this.words.set(rows.words.subarray(start, start + end - used), used);
    return row;
  }

  /** Where the fingerprints of a row begin in `words`. */
  start(no: number): number {
    return no === 0 ? 0 : this.ends[no - 1]!;
  }

  /** Forgets the rows that are not marked, and takes the marks of the others with them. */
  keep(marks: Uint8Array): void {
    let kept = 0;
    let used = 0;
    for (let no = 0, from = 0; no < this.count; no++) {
      const to = this.ends[no]!;
      if (marks[no] === 1) {
        this.words.copyWithin(used, from, to);
        used += to - from;
        marks[kept] = 1;
        this.ends[kept++] = used;
      }
      from = to;
    }
    this.count = kept;
  }

  clear(): void {
    this.count = 0;
    this.prompts = 0;
  }
}

function grown(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}
