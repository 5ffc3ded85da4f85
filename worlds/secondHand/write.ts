import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Shape } from './shape.js';
import type { Cell, Table } from './tables.js';

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(file);
  for (const line of lines) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

function* csvLines(table: Table): Generator<string> {
  yield table.columns.join(',');
  for (const row of table.rows) yield row.map(csvCell).join(',');
}

function* jsonLines(table: Table): Generator<string> {
  for (const row of table.rows) {
    const cells = table.columns.flatMap((column, n) => {
      const cell = row[n];
      return cell === null || cell === undefined ? [] : [[column, cell] as const];
    });
    yield JSON.stringify(Object.fromEntries(cells));
  }
}

/** Types a warehouse would have given these columns; everything else is text. */
const TYPES: Readonly<Record<string, string>> = {
  created_at: 'TIMESTAMPTZ',
  at: 'TIMESTAMPTZ',
  org_verified: 'BOOLEAN',
  amount_usd: 'DOUBLE',
  asn: 'INTEGER',
  input_tokens: 'INTEGER',
  output_tokens: 'INTEGER',
};

/** One thread keeps the order of the rows, and so the bytes. */
async function parquet(table: Table, csv: string, file: string): Promise<void> {
  const database = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await database.connect();
  try {
    const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    const columns = table.columns.map(
      (name) => `"${name}"::${TYPES[name] ?? 'VARCHAR'} AS "${name}"`,
    );
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(
      `COPY (SELECT ${columns.join(', ')} FROM read_csv(${quoted(csv)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true)) TO ${quoted(file)} (FORMAT parquet)`,
    );
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

async function writeTable(table: Table, format: Shape['format'], folder: string): Promise<void> {
  const file = path.join(folder, `${table.name}.${format}`);
  if (format === 'ndjson') return writeLines(file, jsonLines(table));
  if (format === 'csv') return writeLines(file, csvLines(table));
  const csv = `${file}.csv`;
  await writeLines(csv, csvLines(table));
  await parquet(table, csv, file);
  await rm(csv);
}

/** Writes the case to `folder/case` and the truth beside it, so that a run cannot read it. */
export async function writeCase(
  folder: string,
  made: { tables: readonly Table[]; truth: Table },
  format: Shape['format'],
): Promise<void> {
  const caseFolder = path.join(folder, 'case');
  await mkdir(caseFolder, { recursive: true });
  for (const table of made.tables) await writeTable(table, format, caseFolder);
  await writeTable(made.truth, 'csv', folder);
}
