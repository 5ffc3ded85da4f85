import { readFile, rename } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { unguarded } from '../../contract/formulaCells.js';
import { queryRows, sqlName, sqlString } from '../../ingest/index.js';
import { writeWhole } from '../workspace.js';

/** Writes a Parquet file anew from a query over itself (`{self}`); whole or not at all. */
export async function rewriteParquet(
  connection: DuckDBConnection,
  file: string,
  query: string,
): Promise<void> {
  const part = `${file}.part`;
  const self = `read_parquet(${sqlString(file)})`;
  await connection.run(
    `COPY (${query.replaceAll('{self}', self)}) TO ${sqlString(part)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await rename(part, file);
}

/** Columns of a Parquet file, in order. */
export async function columnsOf(connection: DuckDBConnection, file: string): Promise<string[]> {
  const rows = await queryRows(
    connection,
    `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${sqlString(file)}))`,
  );
  return rows.map((row) => String(row['column_name']));
}

/** Selects every column, those that `kept` does not name as null in the rows of a condition. */
export const blanked = (
  columns: readonly string[],
  condition: string,
  kept: Readonly<Record<string, string>>,
): string =>
  columns
    .map((column) => {
      const cell = sqlName(column);
      return `CASE WHEN ${condition} THEN ${kept[column] ?? 'NULL'} ELSE ${cell} END AS ${cell}`;
    })
    .join(', ');

/** Texts that equal a key of `names` replaced, at any depth of a JSON value. */
export function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => renamed(each, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [names.get(key) ?? key, renamed(each, names)]),
  );
}

/** The same in a JSON file, laid out as it was, or in a file of JSON lines. */
export async function renameInJson(
  file: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const text = await readFile(file, 'utf8');
  const indent = /^[[{]\n/.test(text) ? 2 : undefined;
  const one = (json: string) => JSON.stringify(renamed(JSON.parse(json), names), null, indent);
  const lines = file.endsWith('.ndjson');
  const made = lines ? text.trimEnd().split('\n').filter(Boolean).map(one).join('\n') : one(text);
  await writeWhole(file, text.endsWith('\n') && made !== '' ? `${made}\n` : made);
}

/** The same in the cells of a CSV; a cell that was made safe for a spreadsheet counts as what it was. */
export async function renameInCsv(file: string, names: ReadonlyMap<string, string>): Promise<void> {
  const [header, ...rows] = parse(await readFile(file, 'utf8')) as string[][];
  if (header === undefined) return;
  const made = rows.map((row) =>
    row.map((cell) => names.get(unguarded(cell)) ?? names.get(cell) ?? cell),
  );
  await writeWhole(file, stringify([header, ...made]));
}
