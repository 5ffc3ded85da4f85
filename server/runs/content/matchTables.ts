import type { DuckDBConnection } from '@duckdb/node-api';
import type { PromptKeys } from '../../content/promptKeys.js';
import { sqlString } from '../../ingest/duckdb.js';
import { bigintColumn, type ChunkColumns, intColumn, RowChunk } from './rowChunk.js';
import type { RowBatch } from './rowReader.js';

/** Parquet files that the last pass leaves of one range of accounts. */
export interface MatchFiles {
  /** Uses of templates: account_no, template_no, at_us, file_no, row_no. */
  readonly hits: string;
  /** Prompts that several accounts may have sent: account_no, file_no, row_no, one, other. */
  readonly shared: string;
}

/** What the last pass finds in one range, on its way to its files. */
export interface MatchTables {
  /** A row's prompt was made from a template. */
  addUse(batch: RowBatch, row: number, template: number): void;
  /** Several accounts may have sent a row's prompt. */
  addShared(batch: RowBatch, row: number, keys: PromptKeys): void;
  /** Writes the files. */
  finish(files: MatchFiles): Promise<void>;
}

/** Tables of a range in a database that nothing else is asked of meanwhile. */
export async function openMatchTables(connection: DuckDBConnection): Promise<MatchTables> {
  const hits = await openTable(connection, 'hits', {
    account_no: intColumn(),
    template_no: intColumn(),
    at_us: bigintColumn(),
    file_no: intColumn(),
    row_no: bigintColumn(),
  });
  const shared = await openTable(connection, 'shared', {
    account_no: intColumn(),
    file_no: intColumn(),
    row_no: bigintColumn(),
    one: intColumn(),
    other: intColumn(),
  });
  return {
    addUse(batch, row, template) {
      const at = hits.add();
      hits.columns.account_no[at] = batch.account[row]!;
      hits.columns.template_no[at] = template;
      hits.columns.at_us[at] = batch.atUs[row]!;
      hits.columns.file_no[at] = batch.fileNo[row]!;
      hits.columns.row_no[at] = batch.rowNo[row]!;
    },
    addShared(batch, row, { one, other }) {
      const at = shared.add();
      shared.columns.account_no[at] = batch.account[row]!;
      shared.columns.file_no[at] = batch.fileNo[row]!;
      shared.columns.row_no[at] = batch.rowNo[row]!;
      shared.columns.one[at] = one[row]!;
      shared.columns.other[at] = other[row]!;
    },
    async finish(files) {
      await hits.write(files.hits);
      await shared.write(files.shared);
    },
  };
}

async function openTable<Columns extends ChunkColumns>(
  connection: DuckDBConnection,
  name: string,
  columns: Columns,
) {
  const chunk = new RowChunk(columns);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} (${chunk.declaration})`);
  const appender = await connection.createAppender(name);
  return {
    columns,
    add: () => chunk.add(appender),
    async write(file: string): Promise<void> {
      chunk.flush(appender);
      appender.closeSync();
      // Read once and soon: compressing takes longer than writing.
      await connection.run(
        `COPY ${name} TO ${sqlString(file)} (FORMAT parquet, COMPRESSION uncompressed)`,
      );
    },
  };
}
