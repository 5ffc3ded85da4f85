import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { BulkFingerprinter } from '../../content/bulkFingerprinter.js';
import { tableRelation } from '../../ingest/tableParts.js';
import { TextColumn } from './textColumn.js';

/** What is read of each row beside its prompt. */
const COLUMNS = {
  account: { sql: 'account_no', type: INTEGER, array: Int32Array },
  atUs: { sql: 'epoch_us("at")', type: BIGINT, array: BigInt64Array },
  fileNo: { sql: 'file_no', type: INTEGER, array: Int32Array },
  rowNo: { sql: 'row_no', type: BIGINT, array: BigInt64Array },
};
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

/** Rows as they come out of the table, until the next are read. */
export class RowBatch {
  count = 0;
  account = new Int32Array(0);
  atUs = new BigInt64Array(0);
  fileNo = new Int32Array(0);
  rowNo = new BigInt64Array(0);
  /** The prompts' fingerprints, where they were asked for. */
  readonly prompts: BulkFingerprinter;

  constructor(prompts: BulkFingerprinter) {
    this.prompts = prompts;
  }

  clear(): void {
    this.count = 0;
    this.prompts.clear();
  }

  /** Adds the rows of a chunk, which has the columns asked for and the prompts behind them. */
  add(chunk: DuckDBDataChunk, columns: readonly Column[], prompts: boolean): void {
    const rows = chunk.rowCount;
    for (const [no, name] of columns.entries()) {
      const { array } = COLUMNS[name];
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, no);
      const data = duckdb.vector_get_data(vector, rows * array.BYTES_PER_ELEMENT);
      this.#append(name, new array(data.buffer as ArrayBuffer, data.byteOffset, rows));
    }
    if (prompts) this.#fingerprint(new TextColumn(chunk, columns.length), rows);
    this.count += rows;
  }

  #append(name: Column, values: Int32Array | BigInt64Array): void {
    const room = this.count + values.length;
    if (this[name].length < room) {
      const larger = new COLUMNS[name].array(2 * room);
      larger.set(this[name] as never);
      this[name] = larger as never;
    }
    this[name].set(values as never, this.count);
  }

  #fingerprint(texts: TextColumn, rows: number): void {
    for (let row = 0; row < rows; row++)
      if (texts.goTo(row)) this.prompts.add(texts.bytes, texts.start, texts.end);
      else this.prompts.addNone();
    this.prompts.finish();
  }
}

/**
 * Reads exchanges in the order of the table. The rows do not come as a result: DuckDB would copy
 * every text, which takes as long as reading it. They are looked at where they are, by a function
 * that DuckDB calls for some thousands at a time.
 */
export class RowReader {
  readonly #connection: DuckDBConnection;
  readonly #batch: RowBatch;
  readonly #registered = new Set<string>();

  /** @param connection of one thread, which reads a single file in its order */
  constructor(connection: DuckDBConnection, prompts: BulkFingerprinter) {
    this.#connection = connection;
    this.#batch = new RowBatch(prompts);
  }

  /**
   * The exchanges of accounts `from` to before `to`: account by account, each account's by time.
   * @param prompts whether prompts are fingerprinted
   */
  async *read(
    file: string,
    { from, to }: { readonly from: number; readonly to: number },
    columns: readonly Column[],
    prompts: boolean,
  ): AsyncGenerator<RowBatch> {
    const taken = NAMES.filter((name) => columns.includes(name));
    const call = `take_${[...taken, ...(prompts ? ['prompt'] : [])].join('_').toLowerCase()}`;
    if (!this.#registered.has(call)) await this.#register(call, taken, prompts);
    const values = [...taken.map((name) => COLUMNS[name].sql), ...(prompts ? ['prompt'] : [])];
    this.#batch.clear();
    const { sql, isOrdered } = tableRelation(file);
    const rows = `FROM ${sql} WHERE account_no >= ${from} AND account_no < ${to}`;
    // Rows of several parts are put in order before they are looked at.
    const ordered = `FROM (SELECT * ${rows} ORDER BY account_no, "at", file_no, row_no)`;
    const result = await this.#connection.stream(
      `SELECT ${call}(${values.join(', ')}) ${isOrdered ? rows : ordered}`,
    );
    for (;;) {
      const chunk = await result.fetchChunk();
      if (this.#batch.count > 0) yield this.#batch;
      this.#batch.clear();
      if (chunk === null || chunk.rowCount === 0) return;
    }
  }

  async #register(name: string, columns: readonly Column[], prompts: boolean): Promise<void> {
    // A chunk or two of answers at a time: rows are held until then.
    if (this.#registered.size === 0)
      await this.#connection.run("SET streaming_buffer_size = '16KB'");
    this.#registered.add(name);
    this.#connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name,
        parameterTypes: [
          ...columns.map((column) => COLUMNS[column].type),
          ...(prompts ? [VARCHAR] : []),
        ],
        returnType: INTEGER,
        // Called for its effect, for each row once, and for those without a prompt.
        volatile: true,
        specialHandling: true,
        mainFunction: (_, chunk) => this.#batch.add(chunk, columns, prompts),
      }),
    );
  }
}
