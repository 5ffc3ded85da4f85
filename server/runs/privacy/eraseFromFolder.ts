import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileDigest } from '../../contract/outputs.js';
import { partsOf, queryRows, sqlString, type TablePart } from '../../ingest/index.js';
import { digestFiles } from '../digests.js';
import { RUN_FILES } from '../runFiles.js';
import { writeWhole } from '../workspace.js';
import { refreshDigests } from './applyRetention.js';
import { blanked, columnsOf, renameInCsv, renameInJson, rewriteParquet } from './rewrite.js';

interface Place {
  readonly folder: string;
  readonly account: string;
  readonly tombstone: string;
  /** The account’s number in the tables. */
  readonly no: number;
}

const isOther = (no: number): string => `account_no IS DISTINCT FROM ${no}`;
const ROWS = ['payments', 'sessions', 'exchanges', 'labels'];

/** Erases an account’s rows from a folder of tables; a number without content stays, as numbers are places. */
export async function eraseFromTables(connection: DuckDBConnection, o: Place): Promise<void> {
  const accounts = join(o.folder, 'accounts.parquet');
  const kept = {
    account_no: 'account_no',
    account_id: sqlString(o.tombstone),
    file_no: 'file_no',
    row_no: 'row_no',
  };
  const columns = blanked(await columnsOf(connection, accounts), `account_no = ${o.no}`, kept);
  for (const table of ROWS) {
    const path = join(o.folder, `${table}.parquet`);
    if (!existsSync(path)) continue;
    for (const part of partsOf(path)) {
      const no = await numberThen(connection, part, o.no);
      if (no === null) continue;
      await rewriteParquet(connection, part.file, `SELECT * FROM {self} WHERE ${isOther(no)}`);
    }
  }
  await eraseFromReasons(o.folder, o);
  await rewriteParquet(connection, accounts, `SELECT ${columns} FROM {self} ORDER BY account_no`);
  await refreshDigests(o.folder);
}

/** An account's number in a part of a table; null where it was not there yet. */
async function numberThen(
  connection: DuckDBConnection,
  { numbers }: TablePart,
  no: number,
): Promise<number | null> {
  if (numbers === null) return no;
  const [row] = await queryRows(
    connection,
    `SELECT was FROM read_parquet(${sqlString(numbers)}) WHERE account_no = ${no}`,
  );
  return row === undefined ? null : Number(row['was']);
}

/**
 * Erases an account from what a finished run left. Values that nobody else has go with it.
 * @returns digests of the files as they are now
 */
export async function eraseFromRun(connection: DuckDBConnection, o: Place): Promise<FileDigest[]> {
  const path = (name: string) => join(o.folder, name);
  for (const name of ['stages', 'proposals.v8', 'attribution.v8'])
    await rm(path(name), { recursive: true, force: true });
  for (const name of ['uses.parquet', 'template_uses.parquet'])
    await rewriteParquet(connection, path(name), `SELECT * FROM {self} WHERE ${isOther(o.no)}`);
  const features = await columnsOf(connection, path('features.parquet'));
  const zeros = {
    account_no: 'account_no',
    ...(await zeroCounts(connection, path('features.parquet'))),
  };
  await rewriteParquet(
    connection,
    path('features.parquet'),
    `SELECT ${blanked(features, `account_no = ${o.no}`, zeros)} FROM {self} ORDER BY account_no`,
  );
  const names = new Map([[o.account, o.tombstone]]);
  const unheld = `signal_no NOT IN (SELECT signal_no FROM read_parquet(${sqlString(path('uses.parquet'))}))`;
  for (const row of await queryRows(
    connection,
    `SELECT key, value FROM read_parquet(${sqlString(path('signals.parquet'))}) WHERE ${unheld}`,
  )) {
    names.set(String(row['key']), 'erased');
    names.set(String(row['value']), 'erased');
  }
  await rewriteParquet(
    connection,
    path('signals.parquet'),
    `SELECT * REPLACE (CASE WHEN ${unheld} THEN 'erased' ELSE value END AS value,
                       CASE WHEN ${unheld} THEN 'erased:' || signal_no ELSE key END AS key)
     FROM {self} ORDER BY signal_no`,
  );
  for (const name of ['operators.json', 'groups.json', 'members.ndjson'])
    await renameInJson(path(name), names);
  for (const name of ['accounts.csv', 'links.csv']) await renameInCsv(path(name), names);
  await eraseFromReasons(o.folder, o);
  return digestFiles(o.folder, RUN_FILES);
}

/** Counts of an account that has nothing: what reads them takes no null. */
async function zeroCounts(
  connection: DuckDBConnection,
  file: string,
): Promise<Record<string, string>> {
  const rows = await queryRows(
    connection,
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${sqlString(file)}))`,
  );
  return Object.fromEntries(
    rows
      .filter((row) => /INT|DOUBLE|DECIMAL/.test(String(row['column_type'])))
      .filter((row) => row['column_name'] !== 'account_no')
      .map((row) => [String(row['column_name']), '0']),
  );
}

/**
 * Erases an account's id from the reasons of rows that were left out. They quote ids, also of an
 * account that no table took.
 * @returns whether a reason has it, or had it before a command that was killed
 */
export async function eraseFromReasons(
  folder: string,
  { account, tombstone }: Pick<Place, 'account' | 'tombstone'>,
): Promise<boolean> {
  const file = join(folder, 'quarantine.csv');
  const text = await readFile(file, 'utf8').catch(() => '');
  const [id, inItsPlace] = [quotedInReason(account), quotedInReason(tombstone)];
  if (!text.includes(id)) return text.includes(inItsPlace);
  await writeWhole(file, text.replaceAll(id, inItsPlace));
  return true;
}

/** An id as a reason quotes it, its first sixty characters, in a cell of a CSV file. */
const quotedInReason = (id: string): string =>
  `“${[...id].slice(0, 60).join('').replaceAll('"', '""')}”`;
