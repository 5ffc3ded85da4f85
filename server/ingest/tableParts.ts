import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { sqlString } from './duckdb.js';

/**
 * A Parquet file of a normalised table. One that an earlier ingest wrote keeps the numbers of accounts
 * and files of its time; what they are now is said beside it.
 */
const TablePart = z.object({
  file: z.string(),
  /** File of (was, account_no), was in ascending order; null where numbers are as they were. */
  numbers: z.string().nullable(),
  /** From which file number on how much is to be added; empty where they are as they were. */
  shifts: z.array(z.tuple([z.int(), z.int()])),
});
export type TablePart = z.infer<typeof TablePart>;

const sidecarOf = (path: string): string => path.replace(/\.parquet$/, '.parts.json');

/** The files of a table, names as paths. @param path the table as `NAME.parquet` */
export function partsOf(path: string): TablePart[] {
  const sidecar = sidecarOf(path);
  if (!existsSync(sidecar)) return [{ file: path, numbers: null, shifts: [] }];
  const folder = dirname(path);
  return z
    .array(TablePart)
    .parse(JSON.parse(readFileSync(sidecar, 'utf8')))
    .map(({ file, numbers, shifts }) => ({
      file: join(folder, file),
      numbers: numbers === null ? null : join(folder, numbers),
      shifts,
    }));
}

/** Says what files a table is of; names within its folder. A single plain file needs no saying. */
export async function writeParts(path: string, parts: readonly TablePart[]): Promise<void> {
  if (parts.length === 1 && isPlain(parts[0]!)) return;
  await writeFile(sidecarOf(path), JSON.stringify(parts));
}

const isPlain = ({ numbers, shifts }: TablePart): boolean =>
  numbers === null && shifts.length === 0;

/** SQL of the files of a table, for functions that look into Parquet itself. */
export const partFilesSql = (path: string): string =>
  `[${partsOf(path)
    .map(({ file }) => sqlString(file))
    .join(', ')}]`;

/** A table to select from. */
export interface TableRelation {
  /** SQL to stand behind FROM. */
  readonly sql: string;
  /** Whether rows come in the table's order: by account, then time, then place in the input. */
  readonly isOrdered: boolean;
}

/** A normalised table as it lies, whether one file or several. @param path as `NAME.parquet` */
export function tableRelation(path: string): TableRelation {
  const parts = partsOf(path);
  if (parts.length === 1 && isPlain(parts[0]!)) {
    return { sql: `read_parquet(${sqlString(parts[0]!.file)})`, isOrdered: true };
  }
  return {
    sql: `(${parts.map(partSql).join(' UNION ALL ')})`,
    // Accounts keep their order among each other when they get new numbers.
    isOrdered: false,
  };
}

function partSql({ file, numbers, shifts }: TablePart): string {
  const replaced = [
    ...(numbers === null ? [] : ['n.account_no AS account_no']),
    ...(shifts.length === 0 ? [] : [`${shiftedSql(shifts)} AS file_no`]),
  ];
  const columns = replaced.length === 0 ? 'p.*' : `p.* REPLACE (${replaced.join(', ')})`;
  const join =
    numbers === null ? '' : `JOIN read_parquet(${sqlString(numbers)}) n ON p.account_no = n.was`;
  return `SELECT ${columns} FROM read_parquet(${sqlString(file)}) p ${join}`;
}

function shiftedSql(shifts: TablePart['shifts']): string {
  const last = [...shifts].reverse();
  const branches = last.map(([from, by]) => `WHEN p.file_no >= ${from} THEN p.file_no + ${by}`);
  return `CAST(CASE ${branches.join(' ')} ELSE p.file_no END AS INTEGER)`;
}
