import { BIGINT, type DuckDBAppender, DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

const CHUNK_ROWS = 2048;

/** Columns of rows on their way to a table, by their names there. */
export interface ChunkColumns {
  readonly [name: string]: Int32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>;
}

export const intColumn = (): Int32Array<ArrayBuffer> => new Int32Array(CHUNK_ROWS);
export const bigintColumn = (): BigInt64Array<ArrayBuffer> => new BigInt64Array(CHUNK_ROWS);

/** Rows on their way to a table, thousands at a time. */
export class RowChunk<Columns extends ChunkColumns> {
  readonly columns: Columns;
  #count = 0;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  /** SQL of the columns of a table for these rows. */
  get declaration(): string {
    return Object.entries(this.columns)
      .map(([name, values]) => `${name} ${values instanceof Int32Array ? 'INTEGER' : 'BIGINT'}`)
      .join(', ');
  }

  /** Place of one more row, which the caller fills; a chunk that is full goes to the appender first. */
  add(appender: DuckDBAppender): number {
    if (this.#count === CHUNK_ROWS) this.flush(appender);
    return this.#count++;
  }

  flush(appender: DuckDBAppender): void {
    if (this.#count === 0) return;
    const columns = Object.values(this.columns);
    const types = columns.map((values) => (values instanceof Int32Array ? INTEGER : BIGINT));
    const chunk = DuckDBDataChunk.create(types, this.#count);
    for (const [no, values] of columns.entries()) {
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, no);
      const bytes = this.#count * values.BYTES_PER_ELEMENT;
      duckdb.copy_data_to_vector(vector, 0, values.buffer, 0, bytes);
    }
    appender.appendDataChunk(chunk);
    this.#count = 0;
  }
}
