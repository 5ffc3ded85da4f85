import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { InputRefusedError, RowsLeftOutError } from '../contract/errors.js';
import type { SourceFile } from '../contract/outputs.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import { recordEarlier, whyInexact } from './day/exactness.js';
import { PartKeeper } from './day/keepParts.js';
import { accountsOf, type DayPlan } from './day/planDay.js';
import { sqlString } from './duckdb.js';
import type { IngestOptions } from './ingestOptions.js';
import { type ClockWindow, clockWindowOf, latestOf, withinAll } from './judge/clockWindow.js';
import { judgeTable, quarantineRows } from './judge/judgeTable.js';
import { type Found, type Oddities, sumOf, warningsOf } from './judge/oddities.js';
import {
  addBroken,
  createQuarantine,
  readableRows,
  refuseTooMany,
  writeQuarantine,
} from './judge/quarantine.js';
import { stagedRelations } from './judge/stagedRelations.js';
import type { PrivacyRules } from './privacy/privacySettings.js';
import { repeatedWarnings } from './repeatedRows.js';
import type { StagedSource } from './stageSource.js';
import { writeParts } from './tableParts.js';
import { countBySource, type IngestedTable, writeTable } from './writeTables.js';

/** Warnings by what they are about, for a later ingest that does not read everything again. */
export interface Told {
  /** Of each source, in order of `file_no`. */
  readonly sources: readonly (readonly string[])[];
  /** Cells worth a warning in each table. */
  readonly tables: Readonly<Partial<Record<TableName, Oddities>>>;
}

export interface Written {
  tables: Record<TableName, IngestedTable | null>;
  /** In order of `file_no`. */
  sources: SourceFile[];
  quarantine: { path: string; rows: number };
  /** The clocks under which the same rows are kept. */
  clock: ClockWindow;
  warnings: string[];
  /** What of `warnings` a later ingest needs that does not read everything again. */
  told: Told;
  keptFiles: number;
}

/** Why what was kept of earlier tables is not what reading everything would give. */
export interface Inexact {
  readonly inexact: string;
}

/** What a case is made of: sources that were read, and such as earlier tables hold. */
export interface Sourced {
  readonly staged: readonly StagedSource[];
  readonly plan: DayPlan | null;
}

/**
 * Judges the rows of all tables and writes those that are kept, and `quarantine.csv`. Nothing is
 * written where the plan turns out not to be exact.
 * @throws InputRefusedError where too many rows are left out, or there is no account.
 */
export async function judgeAndWrite(
  connection: DuckDBConnection,
  sourced: Sourced,
  options: IngestOptions & { rules: PrivacyRules; shareMax: number },
): Promise<Written | Inexact> {
  const { staged, plan } = sourced;
  const { progress, tablesDir } = options;
  const kept = [...(plan?.kept.values() ?? [])];
  const present = TABLE_NAMES.filter(
    (table) => staged.some((source) => source.table === table) || plan?.tables.has(table),
  );
  progress.start('checking and writing tables', present.length * 2);
  await recordSources(connection, sourced);
  const judging = {
    ...options,
    latest: latestOf(options.now),
    ...(plan !== null && { earlierAccounts: accountsOf(plan.earlier) }),
  };
  const odd = new Map<TableName, Oddities>();
  const warnings: string[] = [];
  const judged = new Set<TableName>();
  for (const [i, table] of present.entries()) {
    progress.update(i, `checking ${table}`);
    const relations = stagedRelations(table, staged);
    const found = [plan?.tables.has(table) ? earlierOf(plan, table) : new Map<string, Found>()];
    if (relations.length > 0) {
      judged.add(table);
      found.push(await judgeTable(connection, table, relations, judging));
    } else if (plan?.tables.has(table) !== true) {
      if (table === 'accounts') await refuseTooMany(connection, options.shareMax);
      if (table === 'accounts') throw new InputRefusedError(...withoutRows(staged));
      warnings.push(`The table ${table} has no rows.`);
      continue;
    }
    if (table === 'accounts' && plan !== null) {
      const inexact = await whyInexact(connection, plan);
      if (inexact !== null) return { inexact };
    }
    const oddities = Object.fromEntries(
      [...sumOf(found)].map(([key, { n, fileNo, row }]) => {
        const source = staged.find((one) => one.fileNo === fileNo);
        const file = source?.name ?? plan!.kept.get(fileNo)!.source.file;
        return [key, { n, file, row }];
      }),
    );
    odd.set(table, oddities);
    warnings.push(...warningsOf(table, oddities));
  }

  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, null])) as Record<
    TableName,
    IngestedTable | null
  >;
  const windows: ClockWindow[] = [];
  const fresh: string[] = [];
  const keeper = plan === null ? null : new PartKeeper(connection, plan, tablesDir);
  // The largest is among the last: written first, it is hashed while the others are written.
  const order = plan === null ? present.toReversed() : present;
  for (const [i, table] of order.entries()) {
    if (!odd.has(table)) continue;
    progress.update(present.length + i, `writing ${table}`);
    const path = join(tablesDir, `${table}.parquet`);
    const parts = plan?.tables.has(table) ? await keeper!.keep(table) : [];
    const before = parts.length === 0 ? 0 : plan!.earlier.tables[table]!.rows;
    tables[table] = { path, rows: before };
    if (judged.has(table)) {
      const file = parts.length === 0 ? `${table}.parquet` : `${table}.${parts.length + 1}.parquet`;
      const rows = await writeTable(connection, table, join(tablesDir, file), options.rules);
      tables[table].rows += rows;
      // Looking for rows to leave out reads the table once more: only where some are missing.
      if (table !== 'accounts' && rows < (await readableRows(connection, table)))
        await quarantineRows(connection, table);
      windows.push(await clockWindowOf(connection, table, join(tablesDir, file)));
      fresh.push(join(tablesDir, file));
      options.written?.(join(tablesDir, file));
      parts.push({ file, numbers: null, shifts: [] });
    }
    await writeParts(path, parts);
  }
  if (plan !== null) await recordEarlier(connection);
  const path = join(tablesDir, 'quarantine.csv');
  const quarantine = { path, rows: await writeQuarantine(connection, path) };
  await refuseTooMany(connection, options.shareMax);
  if (tables.accounts?.rows === 0) {
    if (plan === null && staged.every(({ table, rows }) => table !== 'accounts' || rows === 0))
      throw new InputRefusedError(...withoutRows(staged));
    throw new RowsLeftOutError(
      'No row of the table accounts is left.',
      'A case needs one account at the least.',
    );
  }
  const told = [
    ...(await sourceFiles(connection, staged, fresh)),
    ...kept.map(({ fileNo, source, warnings }) => ({ fileNo, source, warnings })),
  ].sort((a, b) => a.fileNo - b.fileNo);
  const sources = told.map(({ source }) => source);
  const repeated = await repeatedWarnings(connection, tables, sources);
  progress.done();
  return {
    tables,
    sources,
    quarantine,
    clock: withinAll(plan === null ? windows : [...windows, plan.earlier.clock]),
    warnings: [...told.flatMap((one) => one.warnings), ...warnings, ...repeated],
    told: { sources: told.map((one) => one.warnings), tables: Object.fromEntries(odd) },
    keptFiles: kept.length,
  };
}

/** What is odd in the tables there were, files by their numbers of now. */
function earlierOf({ earlier, kept }: DayPlan, table: TableName): Map<string, Found> {
  const numbers = new Map(
    [...kept.values()]
      .filter((one) => one.table === table)
      .map(({ source, fileNo }) => [source.file, fileNo]),
  );
  return new Map(
    Object.entries(earlier.tables[table]!.oddities).map(([key, { n, file, row }]) => [
      key,
      { n, fileNo: numbers.get(file)!, row },
    ]),
  );
}

/** Words and remedy where accounts are there and empty. */
function withoutRows(staged: readonly StagedSource[]): [message: string, remedy: string] {
  const names = staged.filter(({ table }) => table === 'accounts').map(({ name }) => name);
  const listed = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
  return [
    `${listed}: no row of accounts is in ${names.length > 1 ? 'them' : 'it'}.`,
    'Below the header comes a row for each account, with account_id and created_at. Was the export cut off?',
  ];
}

async function recordSources(
  connection: DuckDBConnection,
  { staged, plan }: Sourced,
): Promise<void> {
  await createQuarantine(connection);
  await connection.run(
    'CREATE TABLE sources (file_no INTEGER, name VARCHAR, table_name VARCHAR, rows BIGINT, is_kept BOOLEAN)',
  );
  const row = (no: number, name: string, table: TableName, rows: number, isKept: boolean) =>
    `(${no}, ${sqlString(name)}, ${sqlString(table)}, ${rows}, ${isKept})`;
  const rows = [
    ...staged.map(({ fileNo, name, table, rows }) => row(fileNo, name, table, rows, false)),
    ...[...(plan?.kept.values() ?? [])].map(({ fileNo, source, table }) =>
      row(fileNo, source.file, table, source.rows, true),
    ),
  ];
  await connection.run(`INSERT INTO sources VALUES ${rows.join(', ')}`);
  for (const { fileNo, brokenPaths } of staged)
    for (const path of brokenPaths) await addBroken(connection, fileNo, path);
}

/** @param fresh the Parquet files that were written of these sources */
async function sourceFiles(
  connection: DuckDBConnection,
  staged: readonly StagedSource[],
  fresh: readonly string[],
): Promise<{ fileNo: number; source: SourceFile; warnings: readonly string[] }[]> {
  const counts = await countBySource(connection, fresh);
  return Promise.all(
    staged.map(async ({ fileNo, name, table, rows, bytes, sha256, columns, warnings }) => {
      const none = { kept: 0, quarantined: 0, withheld: 0 };
      const { kept, quarantined, withheld } = counts.get(fileNo) ?? none;
      if (kept + quarantined !== rows) {
        throw new Error(`${name}: ${rows} rows read, ${kept} kept and ${quarantined} left out`);
      }
      const source = {
        file: name,
        table,
        bytes,
        rows,
        rows_kept: kept,
        rows_quarantined: quarantined,
        ...(withheld > 0 && { rows_withheld: withheld }),
        sha256: await sha256,
        columns: [...columns],
      };
      return { fileNo, source, warnings };
    }),
  );
}
