import type { DuckDBConnection } from '@duckdb/node-api';
import { type Cell, sqlName } from '../../ingest/duckdb.js';

/** Makes a temporary table of rows that are at hand; a row's cells in the order of the columns. */
export async function createRows(
  connection: DuckDBConnection,
  table: string,
  columns: Record<string, 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN'>,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const types = Object.values(columns);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} (${Object.entries(columns)
      .map(([name, type]) => `${sqlName(name)} ${type}`)
      .join(', ')})`,
  );
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (cell === null) appender.appendNull();
      else if (types[i] === 'VARCHAR') appender.appendVarchar(String(cell));
      else if (types[i] === 'INTEGER') appender.appendInteger(Number(cell));
      else if (types[i] === 'BIGINT') appender.appendBigInt(BigInt(Math.trunc(Number(cell))));
      else if (types[i] === 'BOOLEAN') appender.appendBoolean(cell === true);
      else appender.appendDouble(Number(cell));
    }
    appender.endRow();
  }
  appender.closeSync();
}
