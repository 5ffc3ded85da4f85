import type { DuckDBBlobVector, DuckDBConnection } from '@duckdb/node-api';
import { sqlString } from '../../ingest/duckdb.js';

/** Prompts as they come out of the table, a batch at a time; texts are UTF-8 bytes of their own. */
export interface PromptBatch {
  readonly count: number;
  account(i: number): number;
  prompt(i: number): Uint8Array;
  atUs(i: number): bigint;
  fileNo(i: number): number;
  rowNo(i: number): bigint;
}

/** DuckDB keeps texts of up to so many bytes inside the vector. */
const INLINE_BYTES = 12;

/**
 * The prompts of accounts `from` to before `to`, in the order of the table: account by account, each
 * account's by time. Bytes and not strings: a string for each prompt would cost as much as all that
 * is done with it. The connection has one thread, which reads the file in its order.
 */
export async function* readPrompts(
  connection: DuckDBConnection,
  file: string,
  from: number,
  to: number,
): AsyncGenerator<PromptBatch> {
  const result = await connection.stream(
    `SELECT account_no, encode(prompt), epoch_us("at"), file_no, row_no FROM read_parquet(${sqlString(file)})
     WHERE account_no >= ${from} AND account_no < ${to} AND prompt IS NOT NULL`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const [accounts, prompts, times, files, rows] = [0, 1, 2, 3, 4].map((column) =>
      chunk.getColumnVector(column),
    );
    yield {
      count: chunk.rowCount,
      account: (i) => accounts!.getItem(i) as number,
      prompt: (i) => {
        const bytes = (prompts as DuckDBBlobVector).getItemBytes(i)!;
        // A short one is a view into the batch, which does not outlive it.
        return bytes.length <= INLINE_BYTES ? bytes.slice() : bytes;
      },
      atUs: (i) => times!.getItem(i) as bigint,
      fileNo: (i) => files!.getItem(i) as number,
      rowNo: (i) => rows!.getItem(i) as bigint,
    };
  }
}
