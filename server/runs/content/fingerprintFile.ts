import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

const BUFFER_WORDS = 1 << 20;

/** Writes fingerprints of accounts' prompts for a later pass: account, prompts, and each prompt's count and values. */
export class FingerprintWriter {
  readonly #file: number;
  #buffer = new Uint32Array(BUFFER_WORDS);
  #used = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  account(no: number, prompts: number): void {
    this.#makeRoom(2);
    this.#buffer[this.#used++] = no;
    this.#buffer[this.#used++] = prompts;
  }

  prompt(values: Uint32Array, count: number): void {
    this.#makeRoom(count + 1);
    this.#buffer[this.#used++] = count;
    this.#buffer.set(values.subarray(0, count), this.#used);
    this.#used += count;
  }

  #makeRoom(words: number): void {
    if (this.#used + words <= this.#buffer.length) return;
    this.#flush();
    if (words > this.#buffer.length) this.#buffer = new Uint32Array(words);
  }

  #flush(): void {
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#used * 4);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#used = 0;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }
}

/** Reads what {@link FingerprintWriter} wrote: one call for each prompt with fingerprints. */
export function readFingerprints(
  path: string,
  each: (account: number, words: Uint32Array, from: number, to: number) => void,
): void {
  const file = openSync(path, 'r');
  try {
    const words = fstatSync(file).size / 4;
    let buffer = new Uint32Array(BUFFER_WORDS);
    let first = 0;
    let have = 0;
    // Makes the words from `at` on, `count` of them, stand in the buffer; returns where.
    const need = (at: number, count: number): number => {
      if (at + count <= first + have && at >= first) return at - first;
      if (count > buffer.length) buffer = new Uint32Array(count);
      first = at;
      const target = new Uint8Array(buffer.buffer);
      let bytes = 0;
      for (;;) {
        const read = readSync(file, target, bytes, target.length - bytes, first * 4 + bytes);
        bytes += read;
        if (read === 0 || bytes === target.length) break;
      }
      have = bytes / 4;
      return 0;
    };
    let at = 0;
    while (at < words) {
      let head = need(at, 2);
      const account = buffer[head]!;
      const prompts = buffer[head + 1]!;
      at += 2;
      for (let i = 0; i < prompts; i++) {
        head = need(at, 1);
        const count = buffer[head]!;
        head = need(at + 1, count);
        each(account, buffer, head, head + count);
        at += 1 + count;
      }
    }
  } finally {
    closeSync(file);
  }
}
