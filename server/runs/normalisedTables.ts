import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { RunRecord } from '../contract/outputs.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import { sqlName } from '../ingest/duckdb.js';
import { tableRelation } from '../ingest/tableParts.js';

/** Columns of the normalised tables that ingest leaves, as the signal queries read them. */
const COLUMNS: Record<Exclude<TableName, 'labels'>, Record<string, string>> = {
  accounts: {
    account_no: 'INTEGER',
    account_id: 'VARCHAR',
    created_at: 'TIMESTAMP',
    email_normalised: 'VARCHAR',
    email_domain: 'VARCHAR',
    email_shape: 'VARCHAR',
    phone_hash: 'VARCHAR',
    org_id: 'VARCHAR',
    org_verified: 'BOOLEAN',
    referral_code: 'VARCHAR',
    file_no: 'INTEGER',
    row_no: 'BIGINT',
  },
  payments: {
    account_no: 'INTEGER',
    at: 'TIMESTAMP',
    method: 'VARCHAR',
    instrument_id: 'VARCHAR',
    bin: 'VARCHAR',
    billing_name_normalised: 'VARCHAR',
    file_no: 'INTEGER',
    row_no: 'BIGINT',
  },
  sessions: {
    account_no: 'INTEGER',
    at: 'TIMESTAMP',
    ip_canonical: 'VARCHAR',
    ip_slash24: 'VARCHAR',
    ip_slash48: 'VARCHAR',
    ip_slash64: 'VARCHAR',
    asn: 'VARCHAR',
    user_agent: 'VARCHAR',
    device_id: 'VARCHAR',
    tls_fingerprint: 'VARCHAR',
    timezone: 'VARCHAR',
    file_no: 'INTEGER',
    row_no: 'BIGINT',
  },
  exchanges: {
    account_no: 'INTEGER',
    at: 'TIMESTAMP',
    prompt: 'VARCHAR',
    tools: 'VARCHAR',
    has_prompt: 'BOOLEAN',
    file_no: 'INTEGER',
    row_no: 'BIGINT',
  },
};

/** Where ingest left each table, of one file or several (`tableRelation`); null where the case has none. */
export type TablePaths = { readonly [Table in TableName]: string | null };

/**
 * The tables that a run was made from. Its record names them relative to the workspace, so that a
 * workspace can move; absolute ones are taken as they are.
 * @param folder the run's folder in its workspace
 */
export function recordedTables(record: RunRecord, folder: string): TablePaths {
  const paths = z
    .record(z.string(), z.string().nullable())
    .parse(record.parameters['tables'] ?? {});
  const of = (table: TableName) => {
    const path = paths[table] ?? null;
    return path === null ? null : resolve(join(folder, '..', '..'), path);
  };
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, of(table)])) as TablePaths;
}

/** Makes every normalised table a view; a table that the case lacks is an empty one. */
export async function createTableViews(
  connection: DuckDBConnection,
  paths: TablePaths,
): Promise<void> {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const path = paths[table as TableName];
    const source =
      path === null
        ? `SELECT ${Object.entries(columns)
            .map(([name, type]) => `CAST(NULL AS ${type}) AS ${sqlName(name)}`)
            .join(', ')} WHERE false`
        : `SELECT * FROM ${tableRelation(path).sql}`;
    await connection.run(`CREATE OR REPLACE VIEW ${table} AS ${source}`);
  }
  await connection.run('CREATE OR REPLACE VIEW zones AS SELECT name FROM pg_timezone_names()');
}
