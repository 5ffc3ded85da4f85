import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogRow, LogRowPage } from '../contract/api.js';
import { Family } from '../contract/families.js';
import { type ColumnSpec, TABLE_NAMES, TABLES, type TableName } from '../contract/tables.js';
import { queryRows, sqlName } from '../ingest/duckdb.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
import { NotFoundError } from './problems.js';
import type { RunView } from './runView.js';

/** Columns that are ours and not of the log. */
const DERIVED = new Set([
  'account_no',
  'file_no',
  'row_no',
  'ip_canonical',
  'ip_slash24',
  'ip_slash48',
  'ip_slash64',
  'billing_name_normalised',
  'email_normalised',
  'email_domain',
  'email_shape',
  'email_local_stem',
]);

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

/**
 * A time of a table as the rest of the API writes times. DuckDB writes neither the T nor the Z, and a
 * program that reads such a text takes it for the time of its own zone.
 */
const isoTime = (value: unknown): string | null =>
  text(value)?.replace(/^([\d-]+) ([\d:.]+)$/, '$1T$2Z') ?? null;

function columnsOf(table: TableName, row: Record<string, unknown>): Record<string, string | null> {
  const specs: Readonly<Record<string, ColumnSpec>> = TABLES[table];
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !DERIVED.has(name))
      .map(([name, value]) => [name, specs[name]?.type === 'time' ? isoTime(value) : text(value)]),
  );
}

/** The row of `accounts` for an id. @throws NotFoundError */
export async function requireAccount(
  view: RunView,
  id: string,
): Promise<Record<string, string | null>> {
  const [row] = await queryRows(view.connection, 'SELECT * FROM accounts WHERE account_id = $id', {
    id,
  });
  if (row === undefined) throw new NotFoundError(`There is no account ${id} in this run.`);
  return columnsOf('accounts', row);
}

/** When each of some accounts signed up, by id. */
export async function createdAtOf(
  view: RunView,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await queryRows(
    view.connection,
    `SELECT account_id, created_at FROM accounts
     WHERE account_id IN (SELECT unnest(from_json($ids, '["VARCHAR"]')))`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map((row) => [String(row['account_id']), isoTime(row['created_at'])]));
}

/** The log rows that say that an account used a signal, with file, row number and the file's hash. */
export async function logRowsBehind(
  view: RunView,
  accountId: string,
  signal: { family: string; kind: string; value: string },
  offset: number,
  limit: number,
): Promise<LogRowPage> {
  const family = Family.parse(signal.family);
  const sql = await readFile(
    join(PACKAGE_ROOT, 'server', 'signals', 'sql', `${family}.sql`),
    'utf8',
  );
  const found = await queryRows(
    view.connection,
    `SELECT DISTINCT o.source_table, o.file_no::INTEGER AS file_no, o.row_no::INTEGER AS row_no, o."at"
     FROM (${sql}) o JOIN accounts a ON o.account_no = a.account_no
     WHERE a.account_id = $id AND o.kind = $kind AND o.value = $value
     ORDER BY o."at", file_no, row_no`,
    { id: accountId, kind: signal.kind, value: signal.value },
  );
  const rows: LogRow[] = [];
  for (const row of found.slice(offset, offset + limit)) {
    const table = TABLE_NAMES.find((name) => name === row['source_table'])!;
    const source = view.record.inputs[Number(row['file_no'])];
    const [columns] = await queryRows(
      view.connection,
      `SELECT * FROM ${sqlName(table)} WHERE file_no = $file AND row_no = $row`,
      { file: Number(row['file_no']), row: Number(row['row_no']) },
    );
    rows.push({
      table,
      file: source?.file ?? '',
      row: Number(row['row_no']),
      sha256: source?.sha256 ?? '',
      at: isoTime(row['at']),
      columns: columns === undefined ? {} : columnsOf(table, columns),
      covered: {},
    });
  }
  return { rows, total: found.length, offset, limit };
}
