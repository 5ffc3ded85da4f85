import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogRow, LogRowPage } from '../contract/api.js';
import { Family } from '../contract/families.js';
import { TABLE_NAMES } from '../contract/tables.js';
import { queryRows, sqlName } from '../ingest/duckdb.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
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

function columnsOf(row: Record<string, unknown>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !DERIVED.has(name))
      .map(([name, value]) => [name, text(value)]),
  );
}

/** The row of `accounts` for an id, null where there is none. */
export async function accountRow(
  view: RunView,
  id: string,
): Promise<Record<string, string | null> | null> {
  const [row] = await queryRows(view.connection, 'SELECT * FROM accounts WHERE account_id = $id', {
    id,
  });
  return row === undefined ? null : columnsOf(row);
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
      at: text(row['at']),
      columns: columns === undefined ? {} : columnsOf(columns),
      covered: {},
    });
  }
  return { rows, total: found.length, offset, limit };
}
