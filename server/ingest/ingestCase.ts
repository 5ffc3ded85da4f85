import { mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { InputRefusedError } from '../contract/errors.js';
import type { SourceFile } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import { type CaseConfig, readCaseConfig } from './caseConfig.js';
import { openDuckDb, sqlString } from './duckdb.js';
import { judgeTable } from './judge/judgeTable.js';
import {
  addBroken,
  countInFuture,
  createQuarantine,
  QUARANTINE_SHARE_MAX,
  refuseTooMany,
  writeQuarantine,
} from './judge/quarantine.js';
import { stagedRelations } from './judge/stagedRelations.js';
import type { ErasedAccounts } from './privacy/erasedAccounts.js';
import {
  type PrivacyRecord,
  type PrivacyRules,
  privacyRecord,
  privacyRules,
} from './privacy/privacySettings.js';
import { bytesOf, findSources, overlookedIn, type Source } from './sources.js';
import { type StagedSource, stageSource } from './stageSource.js';
import { type Unchanged, watchFiles } from './unchanged.js';
import { unreadableOf } from './unreadable.js';
import { countBySource, type IngestedTable, writeTable } from './writeTables.js';

export interface IngestOptions {
  /** Folder of the case: `case.yaml`, and the tables unless `dataDir` holds them. */
  caseDir: string;
  dataDir?: string;
  /** Folder the normalised tables and `quarantine.csv` are written to. */
  tablesDir: string;
  progress: Progress;
  /** Rows more than a day after this are left out. */
  now: Date;
  /** Where the key of pseudonyms comes from; by default from nowhere. */
  env?: NodeJS.ProcessEnv;
  /** What is kept of a prompt where a case keeps sketches alone. */
  sketchOf?: (prompt: string) => string;
  /** Accounts that were erased: their rows are left out. */
  erased?: ErasedAccounts;
  /** For DuckDB, such as `4GB`; beyond it, it spills to `tablesDir`. */
  memoryLimit?: string;
}

export interface IngestedCase {
  caseName: string;
  tables: Record<TableName, IngestedTable | null>;
  /** In order of `file_no`. */
  sources: SourceFile[];
  /** `inFuture`: rows that are left out today and would be kept on a later day. */
  quarantine: { path: string; rows: number; inFuture: number };
  warnings: string[];
  settings: Record<string, unknown>;
  privacy: PrivacyRecord;
}

const DAY_MS = 86_400_000;

/**
 * Reads a case folder into normalised Parquet tables with the source of every row. Every input row
 * is either in a table or in `quarantine.csv`.
 * @throws InputRefusedError (exit 3) where the input cannot be used.
 */
export async function ingestCase(options: IngestOptions): Promise<IngestedCase> {
  const { caseDir, tablesDir } = options;
  const folders = [...new Set([resolve(options.dataDir ?? caseDir), resolve(caseDir)])];
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory() !== true) {
      throw new InputRefusedError(
        `${folder} is ${found === null ? 'not there' : 'no folder'}.`,
        'A case is a folder that holds the tables, or a case.yaml that maps them.',
      );
    }
  }
  const config = await readCaseConfig(caseDir);
  const shareMax = quarantineShareOf(config);
  const rules = await privacyRules(config.settings, options.env ?? {}, options.now);
  const sources = await findSources(config, folders);
  await mkdir(tablesDir, { recursive: true });
  const stageDir = await mkdtemp(join(await realpath(tablesDir), '.ingest-'));
  try {
    const unchanged = await watchFiles(sources);
    const staged = await stageAll(sources, { ...options, folders, stageDir, unchanged });
    const connection = await openDuckDb({
      tempDir: stageDir,
      ...(options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit }),
    });
    try {
      const result = await judgeAndWrite(connection, staged, { ...options, rules }, shareMax).catch(
        async (error: unknown) => {
          if (error instanceof InputRefusedError) throw error;
          for (const source of sources) await unchanged(source);
          throw (await unreadableOf(staged)) ?? error;
        },
      );
      for (const source of sources) await unchanged(source);
      const overlooked = await overlookedIn(folders[0]!, config, sources);
      return {
        caseName: config.name ?? basename(resolve(caseDir)),
        settings: config.settings,
        privacy: privacyRecord(rules),
        ...result,
        warnings: [...overlooked, ...result.warnings],
      };
    } finally {
      connection.closeSync();
    }
  } catch (error) {
    throw tooLarge(error) ?? error;
  } finally {
    await rm(stageDir, { recursive: true, force: true });
  }
}

/** A small file can unpack to more than a machine holds: refused in words, null for other errors. */
function tooLarge(error: unknown): InputRefusedError | null {
  if (!(error instanceof Error) || !error.message.startsWith('Out of Memory Error')) return null;
  return new InputRefusedError(
    'The input does not fit into the memory there is to work with.',
    'Shorter cells or fewer rows in one file, or a machine with more memory.',
  );
}

function quarantineShareOf(config: CaseConfig): number {
  const share = z
    .number()
    .min(0)
    .max(1)
    .default(QUARANTINE_SHARE_MAX)
    .safeParse(config.settings['max_quarantine_share']);
  if (share.success) return share.data;
  throw new InputRefusedError('case.yaml: settings.max_quarantine_share is a number from 0 to 1.');
}

async function stageAll(
  sources: readonly Source[],
  options: IngestOptions & { folders: string[]; stageDir: string; unchanged: Unchanged },
): Promise<StagedSource[]> {
  const { progress } = options;
  progress.start('reading the input', await bytesOf(sources));
  const staged: StagedSource[] = [];
  let bytes = 0;
  for (const [fileNo, source] of sources.entries()) {
    const onRaw = (more: number) => {
      bytes += more;
      progress.update(bytes, source.kind === 'file' ? source.name : `query of ${source.table}`);
    };
    staged.push(await stageSource(source, { ...options, fileNo, onRaw }));
    await options.unchanged(source);
  }
  progress.done();
  return staged;
}

async function judgeAndWrite(
  connection: DuckDBConnection,
  staged: readonly StagedSource[],
  options: IngestOptions & { rules: PrivacyRules },
  shareMax: number,
): Promise<Pick<IngestedCase, 'tables' | 'sources' | 'quarantine' | 'warnings'>> {
  const { progress, tablesDir } = options;
  const present = TABLE_NAMES.filter((table) => staged.some((source) => source.table === table));
  progress.start('checking and writing tables', present.length * 2);
  await recordSources(connection, staged);
  const warnings = staged.flatMap((source) => source.warnings);
  const latest = new Date(options.now.getTime() + DAY_MS);
  const filled: TableName[] = [];
  for (const [i, table] of present.entries()) {
    progress.update(i, `checking ${table}`);
    const relations = stagedRelations(table, staged);
    if (relations.length === 0) {
      if (table === 'accounts') await refuseTooMany(connection, shareMax);
      if (table === 'accounts') throw new InputRefusedError('The table accounts has no rows.');
      warnings.push(`The table ${table} has no rows.`);
      continue;
    }
    filled.push(table);
    warnings.push(...(await judgeTable(connection, table, relations, { ...options, latest })));
  }
  const path = join(tablesDir, 'quarantine.csv');
  const quarantine = {
    path,
    rows: await writeQuarantine(connection, path),
    inFuture: await countInFuture(connection),
  };
  await refuseTooMany(connection, shareMax);

  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, null])) as Record<
    TableName,
    IngestedTable | null
  >;
  for (const [i, table] of filled.entries()) {
    progress.update(present.length + i, `writing ${table}`);
    tables[table] = await writeTable(connection, table, tablesDir, options.rules);
  }
  if (tables.accounts?.rows === 0) throw new InputRefusedError('The table accounts has no rows.');
  const sources = await sourceFiles(connection, staged, tables);
  progress.done();
  return { tables, sources, quarantine, warnings };
}

async function recordSources(
  connection: DuckDBConnection,
  staged: readonly StagedSource[],
): Promise<void> {
  await createQuarantine(connection);
  await connection.run(
    'CREATE TABLE sources (file_no INTEGER, name VARCHAR, table_name VARCHAR, rows BIGINT)',
  );
  for (const { fileNo, name, table, rows, brokenPaths } of staged) {
    await connection.run(
      `INSERT INTO sources VALUES (${fileNo}, ${sqlString(name)}, ${sqlString(table)}, ${rows})`,
    );
    for (const path of brokenPaths) await addBroken(connection, fileNo, path);
  }
}

async function sourceFiles(
  connection: DuckDBConnection,
  staged: readonly StagedSource[],
  tables: Record<TableName, IngestedTable | null>,
): Promise<SourceFile[]> {
  const counts = await countBySource(
    connection,
    Object.values(tables).filter((table) => table !== null),
  );
  return staged.map(({ fileNo, name, table, rows, bytes, sha256, columns }) => {
    const none = { kept: 0, quarantined: 0, withheld: 0 };
    const { kept, quarantined, withheld } = counts.get(fileNo) ?? none;
    if (kept + quarantined !== rows) {
      throw new Error(`${name}: ${rows} rows read, ${kept} kept and ${quarantined} left out`);
    }
    return {
      file: name,
      table,
      bytes,
      rows,
      rows_kept: kept,
      rows_quarantined: quarantined,
      ...(withheld > 0 && { rows_withheld: withheld }),
      sha256,
      columns: [...columns],
    };
  });
}
