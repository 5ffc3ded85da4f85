import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceFile } from '../contract/outputs.js';
import type { TableName } from '../contract/tables.js';
import { queryRows, sqlFile } from './duckdb.js';
import { tableRelation } from './tableParts.js';
import type { IngestedTable } from './writeTables.js';

/** Tables whose rows the logs give an id. */
const ID_OF: Partial<Record<TableName, string>> = {
  payments: 'payment_id',
  exchanges: 'exchange_id',
};
/** Of a table of more rows only a share of the ids is looked at: to be told, not to be counted. */
const LOOKED_AT_MAX = 1_000_000;

/**
 * Sentences about what was delivered twice: files that are the same byte for byte, and rows with the
 * account, time and id of another. Such rows are kept, and count twice.
 */
export async function repeatedWarnings(
  connection: DuckDBConnection,
  tables: Readonly<Record<TableName, IngestedTable | null>>,
  sources: readonly SourceFile[],
): Promise<string[]> {
  const warnings = sameFiles(sources);
  for (const [table, id] of Object.entries(ID_OF)) {
    const written = tables[table as TableName];
    if (written === null) continue;
    const every = Math.max(1, Math.ceil(written.rows / LOOKED_AT_MAX));
    const query = await sqlFile('server/ingest/sql/repeated_rows.sql', {
      id,
      rows: tableRelation(written.path).sql,
      every: String(every),
    });
    const [found] = await queryRows(connection, query);
    if (found === undefined) continue;
    const n = Number(found['n']);
    const rows = `${every === 1 ? '' : 'about '}${n} row${n === 1 ? ' has' : 's have'}`;
    warnings.push(
      `${table}: ${rows} the account, time and ${id} of another row, and both count: row ${found['row']} of ${found['file']} is row ${found['first_row']} of ${found['first_file']} again.`,
    );
  }
  return warnings;
}

function sameFiles(sources: readonly SourceFile[]): string[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ table, sha256, file, rows }) => {
    const key = `${table} ${sha256}`;
    const same = first.get(key);
    if (same === undefined) first.set(key, file);
    return same === undefined || rows === 0 ? [] : [`${file} is ${same} once more, byte for byte.`];
  });
}
