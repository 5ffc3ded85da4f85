import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { queryRows, sqlFile, sqlName, sqlString } from '../../ingest/duckdb.js';
import { FORMULA_STARTS } from '../standalone/csv.js';
import { csvNameOf, type ScheduleDefinition } from './catalogue.js';
import { GzipMembers } from './gzipMembers.js';

/** A schedule as schedules.json declares it: what a verifier needs to read it. */
export interface ScheduleDeclaration {
  readonly name: string;
  readonly says: string;
  readonly csv: string;
  readonly parquet: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly order: readonly string[];
}

export interface WriteOptions {
  readonly withPrompts: boolean;
  /** Accounts stand under their own ids: their order is the one the log is stored in. */
  readonly keepsAccountOrder: boolean;
  /** Called with the rows of a long schedule that are written so far. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Writes every schedule as Parquet (the record, unmodified) and as CSV (for people: text cells that
 * a spreadsheet would take for a formula carry an apostrophe), streamed by DuckDB.
 */
export async function writeSchedules(
  connection: DuckDBConnection,
  catalogue: readonly ScheduleDefinition[],
  folder: string,
  o: WriteOptions,
): Promise<ScheduleDeclaration[]> {
  await mkdir(folder, { recursive: true });
  const declared: ScheduleDeclaration[] = [];
  for (const definition of catalogue) {
    declared.push(await writeSchedule(connection, definition, folder, o));
  }
  await writeFile(join(folder, 'schedules.json'), `${JSON.stringify(declared, null, 2)}\n`);
  return declared;
}

async function writeSchedule(
  connection: DuckDBConnection,
  definition: ScheduleDefinition,
  folder: string,
  o: WriteOptions,
): Promise<ScheduleDeclaration> {
  const { name, says, columns, order } = definition;
  const parquet = `${name}.parquet`;
  const csv = csvNameOf(definition);
  const write = definition.isLong === true ? writeLong : writeShort;
  const rows = await write(connection, definition, join(folder, parquet), join(folder, csv), o);
  return { name, says, csv, parquet, rows, columns, order };
}

async function writeShort(
  connection: DuckDBConnection,
  definition: ScheduleDefinition,
  parquet: string,
  csv: string,
  o: WriteOptions,
): Promise<number> {
  const rows = await writeSorted(
    connection,
    definition,
    '',
    { file: parquet, compression: 'zstd' },
    o,
  );
  await writeCsv(connection, definition, parquet, csv, true);
  return rows;
}

/** Exchanges that are sorted at a time: what fits into memory beside everything else. */
const SORTED_AT_ONCE = 1_500_000;

/**
 * A schedule of millions of rows. Where accounts keep their names it is sorted part by part (the
 * log is stored by account) and the parts are joined; otherwise DuckDB sorts it on disk. While one
 * part of the CSV is compressed the next is made.
 */
async function writeLong(
  connection: DuckDBConnection,
  definition: ScheduleDefinition,
  parquet: string,
  csv: string,
  o: WriteOptions,
): Promise<number> {
  const ranges = o.keepsAccountOrder ? await accountRanges(connection) : [];
  const parts =
    ranges.length < 2
      ? [{ range: '', file: parquet }]
      : ranges.map(([from, to], no) => ({
          range: ` AND e.account_no BETWEEN ${from} AND ${to}`,
          file: `${parquet}.${no}.part`,
        }));
  const compressed = new GzipMembers(csv);
  let rows = 0;
  for (const [no, { range, file }] of parts.entries()) {
    // A part is read again at once and thrown away: the lightest compression is the best.
    const compression = parts.length > 1 ? 'snappy' : 'zstd';
    rows += await writeSorted(connection, definition, range, { file, compression }, o);
    await writeCsv(connection, definition, file, `${csv}.${no}.part`, no === 0);
    await compressed.add(`${csv}.${no}.part`);
    o.onRows?.(rows);
  }
  if (parts.length > 1) {
    const files = parts.map(({ file }) => sqlString(file)).join(', ');
    await connection.run(
      `COPY (SELECT * FROM read_parquet([${files}])) TO ${sqlString(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    await Promise.all(parts.map(({ file }) => rm(file)));
  }
  await compressed.close();
  return rows;
}

/** The record of a schedule, or of a part of it, in its order. */
async function writeSorted(
  connection: DuckDBConnection,
  definition: ScheduleDefinition,
  range: string,
  target: { readonly file: string; readonly compression: 'zstd' | 'snappy' },
  o: WriteOptions,
): Promise<number> {
  const names = Object.keys(definition.columns).map(sqlName).join(', ');
  const order = definition.order.map((column) => `${sqlName(column)} NULLS FIRST`).join(', ');
  const [written] = await queryRows(
    connection,
    `COPY (SELECT ${names} FROM (${await queryOf(definition, o.withPrompts, range)}) ORDER BY ${order})
     TO ${sqlString(target.file)} (FORMAT parquet, COMPRESSION ${target.compression})`,
  );
  return Number(written!['Count']);
}

async function writeCsv(
  connection: DuckDBConnection,
  { columns }: ScheduleDefinition,
  parquet: string,
  target: string,
  hasHeader: boolean,
): Promise<void> {
  const cells = Object.entries(columns).map(([column, type]) =>
    type === 'text' ? `${neutralisedSql(sqlName(column))} AS ${sqlName(column)}` : sqlName(column),
  );
  // With several threads DuckDB 1.5 may write blocks of a CSV file out of order; with one it cannot.
  await connection.run('SET threads = 1');
  await connection.run(
    `COPY (SELECT ${cells.join(', ')} FROM read_parquet(${sqlString(parquet)}))
     TO ${sqlString(target)} (FORMAT csv, HEADER ${hasHeader})`,
  );
  await connection.run('RESET threads');
}

/** Numbers of accounts, from and to, that hold about {@link SORTED_AT_ONCE} exchanges each. */
async function accountRanges(connection: DuckDBConnection): Promise<[number, number][]> {
  const found = await connection.runAndReadAll(
    `SELECT min(account_no), max(account_no) FROM (
       SELECT account_no, (sum(exchanges) OVER (ORDER BY account_no) - exchanges) // ${SORTED_AT_ONCE} AS part
       FROM member_rows) GROUP BY part ORDER BY part`,
  );
  return found.getRows() as [number, number][];
}

async function queryOf(
  definition: ScheduleDefinition,
  withPrompts: boolean,
  range: string,
): Promise<string> {
  if ('query' in definition.sql) return definition.sql.query;
  const values: Record<string, string> =
    definition.sql.file === 'exchanges' ? { prompt: withPrompts ? ', e.prompt' : '', range } : {};
  return sqlFile(`server/evidence/sql/${definition.sql.file}.sql`, values);
}

/** SQL of `neutralised` in standalone/csv.ts. */
function neutralisedSql(cell: string): string {
  const marks = [...FORMULA_STARTS, "'"].map((c) => `chr(${c.codePointAt(0)!})`).join(', ');
  return `CASE WHEN left(${cell}, 1) IN (${marks}) THEN '''' || ${cell} ELSE ${cell} END`;
}
