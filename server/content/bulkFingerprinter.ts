import { Fingerprinter } from './fingerprint.js';
import { PICTURES, WIDE } from './normaliseBytes.js';

/** The kernel (kernel/fingerprint.ts), with a memory of its own. */
export interface PromptKernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  prepare(): void;
  places(): number;
  /** Finds hashes of the texts alone. */
  hashRows(rows: number): void;
  /** Finds their fingerprints as well. */
  fingerprintRows(rows: number, out: number): number;
}

/** Texts that the kernel is given at a time: so many, of so many bytes together unless one has more. */
const ROWS = 2048;
const TEXT_BYTES = 1 << 20;
/** Vectors read behind the end of a text. */
const SLACK = 256;
/** Fingerprints take four bytes, and a text has at most as many as bytes. */
const OUT_BYTES = 4 * TEXT_BYTES + 64 * ROWS;
const PAGE_BYTES = 65_536;
/** Texts of up to so many bytes are copied one by one, without a view of them. */
const COPIED_BYTES = 16;
/** In place of where a text starts: there is none, and of where its fingerprints do: they are left to us. */
const NONE = 0xffff_ffff;

/**
 * Fingerprints of many prompts at a time, those that {@link Fingerprinter} finds, by a kernel in
 * WebAssembly that is given thousands of texts with one call. What it leaves, texts in which a
 * character cannot be treated alone and very long ones, `Fingerprinter` does.
 */
export class BulkFingerprinter {
  /** Fingerprints of all rows, one after the other. */
  words = new Uint32Array(1 << 16);
  /** Where each row's end in `words`. */
  ends = new Uint32Array(ROWS);
  /** Of each row's text a number that is equal where the texts are, and hardly ever else. */
  hashes = new Float64Array(ROWS);
  /** Whether a row has a text. */
  given = new Uint8Array(ROWS);
  count = 0;
  readonly #kernel: PromptKernel;
  readonly #fingerprinter: Fingerprinter;
  readonly #sketched: boolean;
  /** Words of memory at which the kernel finds and leaves what. */
  readonly #starts: number;
  readonly #ends: number;
  readonly #from: number;
  readonly #to: number;
  readonly #hashes: number;
  readonly #out: number;
  readonly #texts: number;
  #bytes: Uint8Array;
  #memory: Uint32Array;
  /** Rows that the kernel has not seen, and the end of their texts. */
  #rows = 0;
  #end: number;
  /** Bytes that were copied last, and where to. */
  #copied: Uint8Array | null = null;
  #copiedAt = 0;
  #used = 0;

  /**
   * @param kernel nobody else's
   * @param sketched prompts as they were kept are sketches, which hold their fingerprints
   */
  constructor(kernel: PromptKernel, sketched = false) {
    this.#kernel = kernel;
    this.#fingerprinter = new Fingerprinter(sketched);
    this.#sketched = sketched;
    this.#kernel.prepare();
    const free = this.#kernel.places();
    const places = new Uint32Array(this.#kernel.memory.buffer, free, 7);
    const [wide, pictures, starts, ends, from, to, hashes] = places as unknown as number[];
    this.#starts = starts! / 4;
    this.#ends = ends! / 4;
    this.#from = from! / 4;
    this.#to = to! / 4;
    this.#hashes = hashes! / 8;
    this.#out = Math.ceil(free / PAGE_BYTES) * PAGE_BYTES;
    this.#texts = this.#out + OUT_BYTES;
    this.#end = this.#texts;
    this.#bytes = new Uint8Array(0);
    this.#memory = new Uint32Array(0);
    this.#makeRoom(TEXT_BYTES);
    this.#bytes.set(new Uint8Array(WIDE.buffer), wide);
    this.#bytes.set(PICTURES, pictures);
  }

  /** Forgets all rows. */
  clear(): void {
    this.count = 0;
    this.#used = 0;
  }

  /** A row's text: UTF-8, `bytes` from `start` to before `end`. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    const isCopied = bytes === this.#copied && length > COPIED_BYTES;
    const room = isCopied ? 0 : length > COPIED_BYTES ? bytes.length : length;
    if (this.#rows === ROWS || (this.#rows > 0 && this.#end + room > this.#texts + TEXT_BYTES)) {
      this.#flush();
      this.add(bytes, start, end);
      return;
    }
    let at = this.#copiedAt + start;
    if (!isCopied) {
      this.#makeRoom(this.#end - this.#texts + room);
      at = this.#end;
      if (length > COPIED_BYTES) {
        this.#bytes.set(bytes, at);
        this.#copied = bytes;
        this.#copiedAt = at;
        at += start;
      } else for (let i = 0; i < length; i++) this.#bytes[at + i] = bytes[start + i]!;
      this.#end += room;
    }
    this.#memory[this.#starts + this.#rows] = at;
    this.#memory[this.#ends + this.#rows++] = at + length;
  }

  /** A row without a text. */
  addNone(): void {
    if (this.#rows === ROWS) this.#flush();
    this.#memory[this.#starts + this.#rows++] = NONE;
  }

  /** After the last row. */
  finish(): void {
    if (this.#rows > 0) this.#flush();
  }

  #makeRoom(textBytes: number): void {
    const { memory } = this.#kernel;
    const more = this.#texts + textBytes + SLACK - memory.buffer.byteLength;
    if (more > 0) memory.grow(Math.ceil(more / PAGE_BYTES));
    if (this.#bytes.buffer === memory.buffer) return;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#memory = new Uint32Array(memory.buffer);
  }

  #flush(): void {
    const rows = this.#rows;
    const first = this.count;
    this.#makeRowRoom(first + rows);
    if (this.#sketched) {
      this.#kernel.hashRows(rows);
      this.#memory.fill(NONE, this.#from, this.#from + rows);
    } else this.#kernel.fingerprintRows(rows, this.#out);
    const hashes = new Float64Array(this.#kernel.memory.buffer);
    for (let row = 0; row < rows; row++) {
      this.given[first + row] = this.#memory[this.#starts + row] === NONE ? 0 : 1;
      this.hashes[first + row] = hashes[this.#hashes + row]!;
    }
    this.#takeFingerprints(rows);
    this.count += rows;
    this.#rows = 0;
    this.#end = this.#texts;
    this.#copied = null;
  }

  /** Takes what the kernel found, what lies together at once, and does what it left. */
  #takeFingerprints(rows: number): void {
    const memory = this.#memory;
    for (let row = 0; row < rows; ) {
      if (memory[this.#from + row] === NONE) {
        this.#fingerprintLeft(row);
        this.ends[this.count + row++] = this.#used;
        continue;
      }
      const from = memory[this.#from + row]!;
      const moved = this.#used - from;
      let to = from;
      for (; row < rows && memory[this.#from + row] !== NONE; row++) {
        to = memory[this.#to + row]!;
        this.ends[this.count + row] = to + moved;
      }
      this.#append(memory.subarray(from, to));
    }
  }

  #fingerprintLeft(row: number): void {
    const start = this.#memory[this.#starts + row]!;
    if (start === NONE) return;
    const count = this.#fingerprinter.runSent(this.#bytes, start, this.#memory[this.#ends + row]!);
    this.#append(this.#fingerprinter.values.subarray(0, count));
  }

  #append(values: Uint32Array): void {
    const used = this.#used + values.length;
    if (used > this.words.length) {
      const larger = new Uint32Array(Math.max(used, this.words.length * 2));
      larger.set(this.words.subarray(0, this.#used));
      this.words = larger;
    }
    this.words.set(values, this.#used);
    this.#used = used;
  }

  #makeRowRoom(rows: number): void {
    if (rows <= this.ends.length) return;
    const size = Math.max(rows, this.ends.length * 2);
    const grown = <T extends Uint32Array | Float64Array | Uint8Array>(old: T, larger: T): T => {
      larger.set(old);
      return larger;
    };
    this.ends = grown(this.ends, new Uint32Array(size));
    this.hashes = grown(this.hashes, new Float64Array(size));
    this.given = grown(this.given, new Uint8Array(size));
  }
}
