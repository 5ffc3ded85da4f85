import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { Fingerprinter } from '../content/fingerprint.js';
import { promptSketch } from '../content/promptSketch.js';
import { FileDigest, SourceFile } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import {
  type ErasedAccounts,
  type IngestedCase,
  ingestCase,
  inputFiles,
  PrivacyRecord,
  privacyRecord,
  privacyRules,
  readCaseConfig,
} from '../ingest/index.js';
import { changedFiles, digestFiles, sha256Of } from './digests.js';
import type { TablePaths } from './normalisedTables.js';
import { parsedJson, writeWhole } from './workspace.js';

/** What ingest left in a folder of tables. Written last: a folder without it is none. */
const IngestRecord = z.object({
  /** Of all that the tables follow from but the files' content. */
  key: z.string(),
  case_name: z.string(),
  rows: z.record(z.string(), z.number().nullable()),
  sources: z.array(SourceFile),
  quarantined: z.number(),
  /** Whether rows were left out that a later day would take. */
  depends_on_clock: z.boolean(),
  warnings: z.array(z.string()),
  settings: z.record(z.string(), z.unknown()),
  privacy: PrivacyRecord,
  files: z.array(FileDigest),
});
type IngestRecord = z.infer<typeof IngestRecord>;

const RECORD = 'ingest.json';

/**
 * Ingests a case into a folder named after its content, below `tablesRoot`: what an older run was
 * made from stays as it was. The folder appears whole; an attempt that was killed leaves nothing
 * that is taken for one. Tables are taken as they are where every input file still has the hash it
 * had, and they have theirs.
 */
export async function runIngestStage(o: {
  caseDir: string;
  dataDir?: string;
  tablesRoot: string;
  program: string;
  progress: Progress;
  now: Date;
  env?: NodeJS.ProcessEnv;
  erased?: ErasedAccounts;
}): Promise<{ ingested: IngestedCase; reused: boolean }> {
  const key = await keyOf(o);
  const kept = await takeLatest(o, key);
  if (kept !== null) return { ingested: kept, reused: true };
  await mkdir(o.tablesRoot, { recursive: true });
  const part = join(o.tablesRoot, `.part-${randomBytes(6).toString('hex')}`);
  try {
    const ingested = await ingestCase({ ...o, tablesDir: part, sketchOf: sketcher() });
    const record: IngestRecord = {
      key,
      case_name: ingested.caseName,
      rows: Object.fromEntries(
        TABLE_NAMES.map((table) => [table, ingested.tables[table]?.rows ?? null]),
      ),
      sources: ingested.sources,
      quarantined: ingested.quarantine.rows,
      depends_on_clock: ingested.quarantine.inFuture > 0,
      warnings: ingested.warnings,
      settings: ingested.settings,
      privacy: ingested.privacy,
      files: await digestsOfTables(part, o.progress),
    };
    await writeWhole(join(part, RECORD), JSON.stringify(record, null, 2));
    const id = idOf(record);
    const folder = join(o.tablesRoot, id);
    if (existsSync(folder)) await rm(folder, { recursive: true });
    await rename(part, folder);
    await writeWhole(join(o.tablesRoot, 'latest'), id);
    return { ingested: openTables(folder, record), reused: false };
  } catch (error) {
    // What was left out says why the input is refused.
    await rename(join(part, 'quarantine.csv'), join(o.tablesRoot, 'quarantine.csv')).catch(
      () => {},
    );
    throw error;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function digestsOfTables(folder: string, progress: Progress): Promise<FileDigest[]> {
  const names = (await readdir(folder)).sort();
  progress.start('hashing tables', names.length);
  const digests: FileDigest[] = [];
  for (const [no, name] of names.entries()) {
    progress.update(no, name);
    digests.push(...(await digestFiles(folder, [name])));
  }
  progress.done();
  return digests;
}

/** Removes what attempts that were killed left below a case's tables. */
export async function removeParts(tablesRoot: string): Promise<void> {
  for (const name of await readdir(tablesRoot).catch(() => [])) {
    if (name.startsWith('.part-')) await rm(join(tablesRoot, name), { recursive: true });
  }
}

export const tablePaths = (ingested: Pick<IngestedCase, 'tables'>): TablePaths =>
  Object.fromEntries(
    TABLE_NAMES.map((table) => [table, ingested.tables[table]?.path ?? null]),
  ) as TablePaths;

function sketcher(): (prompt: string) => string {
  const fingerprinter = new Fingerprinter();
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return (prompt) => promptSketch(prompt, hash, fingerprinter);
}

async function keyOf(o: {
  caseDir: string;
  dataDir?: string;
  program: string;
  now: Date;
  env?: NodeJS.ProcessEnv;
  erased?: ErasedAccounts;
}): Promise<string> {
  const dataDir = o.dataDir ?? o.caseDir;
  const config = await readFile(join(o.caseDir, 'case.yaml'), 'utf8').catch(() => '');
  // Files that are not read can still be worth a warning.
  const names = (await readdir(dataDir).catch(() => [])).sort();
  const { settings } = await readCaseConfig(o.caseDir);
  // The day, where a table has a limit of retention; which key, where there are pseudonyms.
  const privacy = privacyRecord(await privacyRules(settings, o.env ?? {}, o.now));
  const erased = o.erased?.hashes ?? [];
  return hashOf([o.program, basename(resolve(o.caseDir)), config, names, privacy, erased]);
}

/** By everything that the tables follow from: the same input twice is one folder. */
const idOf = ({ key, sources }: IngestRecord): string => hashOf([key, sources]).slice(0, 16);

async function takeLatest(
  o: { caseDir: string; dataDir?: string; tablesRoot: string; progress: Progress },
  key: string,
): Promise<IngestedCase | null> {
  const id = await readFile(join(o.tablesRoot, 'latest'), 'utf8').catch(() => null);
  if (id === null || !/^[0-9a-f]{16}$/.test(id)) return null;
  const folder = join(o.tablesRoot, id);
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => 'null');
  const record = IngestRecord.safeParse(parsedJson(text));
  if (!record.success || record.data.key !== key || record.data.depends_on_clock) return null;
  const { sources, files } = record.data;
  const inputs = await inputFiles(o.caseDir, o.dataDir);
  if (inputs?.length !== sources.length) return null;
  for (const [no, { path, name }] of inputs.entries()) {
    if (name !== sources[no]!.file || (await stat(path)).size !== sources[no]!.bytes) return null;
  }
  o.progress.start('looking whether the input changed', inputs.length);
  for (const [no, { path, name }] of inputs.entries()) {
    o.progress.update(no, name);
    if ((await sha256Of(path)) !== sources[no]!.sha256) return null;
  }
  const damaged = await changedFiles(folder, files);
  o.progress.done(damaged.length === 0 ? 'nothing did' : 'its tables are damaged and made again');
  return damaged.length === 0 ? openTables(folder, record.data) : null;
}

function openTables(folder: string, record: IngestRecord): IngestedCase {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((table) => {
      const rows = record.rows[table] ?? null;
      return [table, rows === null ? null : { path: join(folder, `${table}.parquet`), rows }];
    }),
  ) as Record<TableName, { path: string; rows: number } | null>;
  return {
    caseName: record.case_name,
    tables,
    sources: record.sources,
    quarantine: { path: join(folder, 'quarantine.csv'), rows: record.quarantined, inFuture: 0 },
    warnings: record.warnings,
    settings: record.settings,
    privacy: record.privacy,
  };
}

const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
