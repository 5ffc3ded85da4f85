/**
 * The fingerprints of one account's prompts, until it is known which of them are sketched. Reuses
 * its buffers from account to account.
 */
export class HeldPrompts {
  /** Fingerprints of all, one prompt after the other. */
  words = new Uint32Array(1 << 16);
  /** Rows, also those without a prompt. */
  count = 0;
  /** Of each prompt: equal where the texts are. */
  readonly hashes: number[] = [];
  /** Of each prompt: the number of its row. */
  readonly numbers: number[] = [];
  readonly #ends: number[] = [];
  #used = 0;

  /** A prompt by its fingerprints, the first `count` of `values`, and the hash of its text. */
  add(values: Uint32Array, count: number, hash: number): void {
    this.hashes.push(hash);
    this.numbers.push(this.count);
    if (this.#used + count > this.words.length) {
      const larger = new Uint32Array(this.words.length * 2 + count);
      larger.set(this.words);
      this.words = larger;
    }
    let used = this.#used;
    for (let i = 0; i < count; i++) this.words[used++] = values[i]!;
    this.#used = used;
    this.addNone();
  }

  /** A row without a prompt. */
  addNone(): void {
    this.#ends.push(this.#used);
    this.count++;
  }

  /** Where the fingerprints of a row begin in `words`. */
  start(no: number): number {
    return no === 0 ? 0 : this.#ends[no - 1]!;
  }

  /** Where they end. */
  end(no: number): number {
    return this.#ends[no]!;
  }

  clear(): void {
    this.count = 0;
    this.hashes.length = 0;
    this.numbers.length = 0;
    this.#ends.length = 0;
    this.#used = 0;
  }
}
