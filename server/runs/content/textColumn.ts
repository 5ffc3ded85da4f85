import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** Bytes of a `duckdb_string_t`: length, then the text itself or four bytes of it and a pointer. */
const STRING_BYTES = 16;
const TEXT_AT = 4;
const POINTER_AT = 8;
/** Texts of up to so many bytes stand in the vector itself. */
const INLINE_BYTES = 12;
/** Texts are fetched together up to here: so few are still in the cache when they are used. */
const RUN_BYTES = 1 << 18;
/** Less than a page of memory: what lies between two texts as near as this can be read. */
const GAP_BYTES = 4096;

/**
 * A column of texts of one chunk, as UTF-8 bytes. A fetch from DuckDB's memory costs as much as
 * fingerprinting what it brings; texts that were read from a file mostly stand one behind the other
 * there, with their lengths between, and such are fetched together.
 */
export class TextColumn {
  /** The text that was last gone to: `bytes` from `start` to before `end`, until the next. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** Held, since its memory is read. */
  readonly #chunk: DuckDBDataChunk;
  readonly #vector: Uint8Array;
  readonly #view: DataView;
  /** A bit for each row, as `duckdb_vector_get_validity` gives them; null where no row is NULL. */
  readonly #valid: Uint8Array | null;
  /** Texts that were fetched together, and where the first of them stands in DuckDB's memory. */
  #run: Uint8Array = new Uint8Array(0);
  #runAt = 0;

  constructor(chunk: DuckDBDataChunk, column: number) {
    this.#chunk = chunk;
    const rows = chunk.rowCount;
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
    this.#vector = duckdb.vector_get_data(vector, rows * STRING_BYTES);
    this.#view = new DataView(
      this.#vector.buffer,
      this.#vector.byteOffset,
      this.#vector.byteLength,
    );
    // Words of 64 bits; its type does not say that there may be none.
    const words = Math.ceil(rows / 64);
    this.#valid = duckdb.vector_get_validity(vector, words * 8) as Uint8Array | null;
  }

  /** Goes to the text of a row; false where it is NULL. */
  goTo(row: number): boolean {
    if (!this.#isValid(row)) return false;
    const length = this.#length(row);
    if (length <= INLINE_BYTES) {
      this.bytes = this.#vector;
      this.start = row * STRING_BYTES + TEXT_AT;
    } else {
      const at = this.#pointer(row);
      if (at < this.#runAt || at + length > this.#runAt + this.#run.length) this.#fetch(row);
      this.bytes = this.#run;
      this.start = at - this.#runAt;
    }
    this.end = this.start + length;
    return true;
  }

  /** Fetches the text of a row and those that stand behind it. */
  #fetch(first: number): void {
    const at = this.#pointer(first);
    const rows = this.#chunk.rowCount;
    let length = this.#length(first);
    for (let row = first + 1; row < rows; row++) {
      if (!this.#isValid(row) || this.#length(row) <= INLINE_BYTES) continue;
      const next = this.#pointer(row) - at;
      if (next < length || next - length >= GAP_BYTES) break;
      if (next + this.#length(row) > RUN_BYTES) break;
      length = next + this.#length(row);
    }
    const offset = this.#vector.byteOffset + first * STRING_BYTES + POINTER_AT;
    this.#run = duckdb.get_data_from_pointer(this.#vector.buffer as ArrayBuffer, offset, length);
    this.#runAt = at;
  }

  #isValid(row: number): boolean {
    return this.#valid === null || (this.#valid[row >> 3]! & (1 << (row & 7))) !== 0;
  }

  #length(row: number): number {
    return this.#view.getUint32(row * STRING_BYTES, true);
  }

  /** An address, which has at most 52 bits on the machines there are. */
  #pointer(row: number): number {
    const offset = row * STRING_BYTES + POINTER_AT;
    return this.#view.getUint32(offset + 4, true) * 2 ** 32 + this.#view.getUint32(offset, true);
  }
}
