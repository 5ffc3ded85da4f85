import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnSpec, TABLES, type TableName } from '../../contract/tables.js';
import { queryRows, sqlName } from '../duckdb.js';
import { isPlaceholderSql, isWithoutOffsetSql } from './cells.js';
import { cellsOf, typedSql, VERBATIM } from './judgedView.js';
import type { StagedRelation } from './stagedRelations.js';

/** Cells of a column that are worth a warning for one reason: how many, and the first of them. */
export interface Oddity {
  readonly n: number;
  readonly file: string;
  readonly row: number;
}
/** By column and reason. */
export type Oddities = Readonly<Record<string, Oddity>>;

/** As {@link Oddity}, its file by number. */
export interface Found {
  readonly n: number;
  readonly fileNo: number;
  readonly row: number;
}

/** A reason for a warning: one cell, several. */
const REASONS = {
  placeholder: [
    'holds a word for “not known” (null, n/a, unknown …) and was read as that',
    'hold a word for “not known” (null, n/a, unknown …) and were read as that',
  ],
  bare: ['has no offset and was read as UTC', 'have no offset and were read as UTC'],
  number: ['is no number and was read as not known', 'are no numbers and were read as not known'],
  boolean: [
    'is neither yes nor no and was read as not known',
    'are neither yes nor no and were read as not known',
  ],
  time: ['is no time and was read as not known', 'are no times and were read as not known'],
} as const;
type Reason = keyof typeof REASONS;

const columnsOf = (table: TableName): [string, ColumnSpec][] =>
  Object.entries<ColumnSpec>(TABLES[table]).filter(([name]) => !VERBATIM.has(name));

/** SQL of what is odd in a relation of a table, by column and reason. */
function conditionsOf(table: TableName, { types }: StagedRelation): Map<string, string> {
  const conditions = new Map<string, string>();
  for (const [name, spec] of columnsOf(table)) {
    const cell = sqlName(name);
    const type = types[name];
    const typed = typedSql(cell, spec, type);
    const when = (reason: Reason, sql: string) => conditions.set(`${name} ${reason}`, sql);
    const known = `${cell} IS NOT NULL${type === undefined ? ` AND NOT ${isPlaceholderSql(cell)}` : ''}`;
    if (type === undefined) when('placeholder', isPlaceholderSql(cell));
    if (spec.type === 'time' && type !== 'TIMESTAMP WITH TIME ZONE') {
      const isBare = type === undefined ? isWithoutOffsetSql(cell) : 'true';
      when('bare', `${known} AND ${isBare} AND ${typed} IS NOT NULL`);
    }
    if (spec.type !== 'text' && spec.required !== true)
      when(spec.type, `${known} AND (${typed}) IS NULL`);
  }
  return conditions;
}

/** Counts what is odd in a relation of a table; for the first of a kind the relation is read again. */
export async function findOddities(
  connection: DuckDBConnection,
  table: TableName,
  relation: StagedRelation,
  no: number,
): Promise<Map<string, Found>> {
  const conditions = [...conditionsOf(table, relation)];
  const counts = conditions.map(([, sql], i) => `count(*) FILTER (WHERE ${sql}) AS n${i}`);
  const [counted] = await queryRows(
    connection,
    `SELECT ${counts.join(', ')} FROM ${cellsOf(table, no)}`,
  );
  const found = new Map<string, Found>();
  for (const [i, [key, sql]] of conditions.entries()) {
    const n = Number(counted![`n${i}`]);
    if (n === 0) continue;
    const [first] = await queryRows(
      connection,
      `SELECT file_no, row_no FROM ${cellsOf(table, no)} WHERE ${sql} ORDER BY file_no, row_no LIMIT 1`,
    );
    found.set(key, { n, fileNo: Number(first!['file_no']), row: Number(first!['row_no']) });
  }
  return found;
}

/** Of several parts of a table together: all of them, and the first by file and row. */
export function sumOf(parts: readonly ReadonlyMap<string, Found>[]): Map<string, Found> {
  const sum = new Map<string, Found>();
  for (const [key, more] of parts.flatMap((part) => [...part])) {
    const before = sum.get(key);
    const isFirst =
      before === undefined ||
      more.fileNo < before.fileNo ||
      (more.fileNo === before.fileNo && more.row < before.row);
    sum.set(key, { ...(isFirst ? more : before), n: more.n + (before?.n ?? 0) });
  }
  return sum;
}

/** Sentences about odd cells of a table, in order of its columns. */
export const warningsOf = (table: TableName, oddities: Oddities): string[] =>
  columnsOf(table).flatMap(([name, spec]) =>
    Object.entries(REASONS).flatMap(([reason, [one, several]]) => {
      const odd = oddities[`${name} ${reason}`];
      if (odd === undefined) return [];
      const cell = spec.type === 'time' ? 'time' : 'cell';
      const place = `row ${odd.row} of ${odd.file}`;
      return odd.n === 1
        ? [`1 ${cell} of ${table}.${name} ${one}: ${place}.`]
        : [`${odd.n} ${cell}s of ${table}.${name} ${several}; the first is ${place}.`];
    }),
  );
