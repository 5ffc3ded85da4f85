import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { tableRelation } from '../../ingest/tableParts.js';
import { TextColumn } from './textColumn.js';

/** What is read of each row. */
const COLUMNS = {
  account: 'account_no',
  prompt: 'prompt',
  // 53 bits: as many as a number holds.
  hash: 'CAST(hash(prompt) >> 11 AS DOUBLE)',
  atUs: 'epoch_us("at")',
  fileNo: 'file_no',
  rowNo: 'row_no',
};
type Column = keyof typeof COLUMNS;

/** Rows as they come out of the table, a batch at a time; only columns that were asked for. */
export class RowBatch {
  readonly count: number;
  /** The prompts; nothing of them may outlive the batch. */
  readonly prompts: TextColumn | null;
  /** Held, since its memory is read. */
  readonly #chunk: DuckDBDataChunk;
  readonly #columns: readonly Column[];

  constructor(chunk: DuckDBDataChunk, columns: readonly Column[]) {
    this.#chunk = chunk;
    this.#columns = columns;
    this.count = chunk.rowCount;
    const prompt = columns.indexOf('prompt');
    this.prompts = prompt < 0 ? null : new TextColumn(chunk, prompt);
  }

  account(i: number): number {
    return this.#item('account', i) as number;
  }

  /** Equal for prompts that are equal, and hardly ever for others. */
  hash(i: number): number {
    return this.#item('hash', i) as number;
  }

  atUs(i: number): bigint {
    return this.#item('atUs', i) as bigint;
  }

  fileNo(i: number): number {
    return this.#item('fileNo', i) as number;
  }

  rowNo(i: number): bigint {
    return this.#item('rowNo', i) as bigint;
  }

  #item(column: Column, i: number): unknown {
    return this.#chunk.getColumnVector(this.#columns.indexOf(column)).getItem(i);
  }
}

/**
 * The exchanges of accounts `from` to before `to`, in the order of the table: account by account,
 * each account's by time. Bytes and not strings: a string for each prompt would cost as much as all
 * that is done with it. The connection has one thread, which reads a single file in its
 * order; of several parts a range is sorted.
 */
export async function* readRows(
  connection: DuckDBConnection,
  file: string,
  { from, to }: { readonly from: number; readonly to: number },
  columns: readonly Column[],
): AsyncGenerator<RowBatch> {
  const { sql, isOrdered } = tableRelation(file);
  const result = await connection.stream(
    `SELECT ${columns.map((column) => COLUMNS[column]).join(', ')} FROM ${sql}
     WHERE account_no >= ${from} AND account_no < ${to}
     ${isOrdered ? '' : 'ORDER BY account_no, "at", file_no, row_no'}`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield new RowBatch(chunk, columns);
  }
}
