import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Fingerprinter } from '../content/fingerprint.js';
import { promptSketch } from '../content/promptSketch.js';
import { RowsLeftOutError } from '../contract/errors.js';
import type { FileDigest } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import { TABLE_NAMES } from '../contract/tables.js';
import {
  type EarlierTables,
  type ErasedAccounts,
  FileHasher,
  holdsUnder,
  type IngestedCase,
  ingestCase,
  inputFiles,
  privacyRecord,
  privacyRules,
  readCaseConfig,
} from '../ingest/index.js';
import { changedFiles, digestFiles } from './digests.js';
import {
  hashOf,
  type IngestRecord,
  idOf,
  type Latest,
  latestOf,
  openTables,
  RECORD,
  told,
} from './ingestRecord.js';
import type { TablePaths } from './normalisedTables.js';
import { writeWhole } from './workspace.js';

export interface IngestStageOptions {
  readonly caseDir: string;
  readonly dataDir?: string;
  readonly tablesRoot: string;
  readonly program: string;
  readonly progress: Progress;
  readonly now: Date;
  readonly env?: NodeJS.ProcessEnv;
  readonly erased?: ErasedAccounts;
}

export interface IngestStage {
  readonly ingested: IngestedCase;
  /** The tables that there were are taken as they are. */
  readonly reused: boolean;
}

/**
 * Ingests a case into a folder named after its content, below `tablesRoot`: what an older run was
 * made from stays as it was. The folder appears whole; an attempt that was killed leaves nothing
 * that is taken for one. Tables are taken as they are where every input file still has the hash it
 * had, they have theirs, and the same rows would be kept now. Where files were added, these alone are
 * read, beside the parts that there are.
 */
export async function runIngestStage(o: IngestStageOptions): Promise<IngestStage> {
  const hasher = new FileHasher();
  try {
    return await ingestOrReuse(o, hasher);
  } finally {
    await hasher.close();
  }
}

async function ingestOrReuse(o: IngestStageOptions, hasher: FileHasher): Promise<IngestStage> {
  const { key, rulesKey } = await keysOf(o);
  const latest = await latestOf(o.tablesRoot);
  if (latest?.record.key === key && (await isUnchanged(o, latest, hasher)))
    return { ingested: openTables(latest.folder, latest.record), reused: true };
  const earlier =
    latest?.record.rules_key === rulesKey ? await earlierOf(latest, o.now, hasher) : null;
  await mkdir(o.tablesRoot, { recursive: true });
  const part = join(o.tablesRoot, `.part-${randomBytes(6).toString('hex')}`);
  try {
    const ingested = await ingestCase({
      ...o,
      tablesDir: part,
      sketchOf: sketcher(),
      hasher,
      // Beside what is written next.
      written: (file) => void hasher.sha256Of(file),
      ...(earlier && { earlier }),
    });
    const { files, reasons } = ingested.kept;
    if (files > 0)
      o.progress.message(
        `${files} of ${ingested.sources.length} files were not read again: earlier tables hold them.`,
      );
    for (const reason of reasons) o.progress.message(reason);
    const record: IngestRecord = {
      key,
      rules_key: rulesKey,
      case_name: ingested.caseName,
      rows: Object.fromEntries(
        TABLE_NAMES.map((table) => [table, ingested.tables[table]?.rows ?? null]),
      ),
      sources: ingested.sources,
      quarantined: ingested.quarantine.rows,
      clock: ingested.clock,
      warnings: ingested.warnings,
      told: told(ingested),
      kept: { files: ingested.kept.files, reasons: [...ingested.kept.reasons] },
      settings: ingested.settings,
      privacy: ingested.privacy,
      files: await digestsOfTables(part, earlier === null ? null : latest, { ...o, hasher }),
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
    const list = join(o.tablesRoot, 'quarantine.csv');
    const isThere = await rename(join(part, 'quarantine.csv'), list).then(
      () => true,
      () => false,
    );
    throw isThere && error instanceof RowsLeftOutError
      ? new RowsLeftOutError(error.message, `${list} lists each row. ${error.remedy}`)
      : error;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** @param earlier what its record says of a file is taken where it is the very same one */
async function digestsOfTables(
  folder: string,
  earlier: Latest | null,
  { progress, hasher }: { progress: Progress; hasher: FileHasher },
): Promise<FileDigest[]> {
  const names = (await readdir(folder)).sort();
  progress.start('hashing tables', names.length);
  let done = 0;
  const digests = await Promise.all(
    names.map(async (name) => {
      const known = earlier?.record.files.find(({ file }) => file === name);
      const isSame =
        known !== undefined && (await areOne(join(folder, name), join(earlier!.folder, name)));
      const found = isSame ? [known] : await digestFiles(folder, [name], hashBy(hasher));
      progress.update((done += 1), name);
      return found;
    }),
  );
  progress.done();
  return digests.flat();
}

const hashBy =
  (hasher: FileHasher) =>
  (path: string): Promise<string> =>
    hasher.sha256Of(path);

/** Whether two names are of one file. */
async function areOne(a: string, b: string): Promise<boolean> {
  const [one, other] = [await stat(a), await stat(b).catch(() => null)];
  return one.ino !== 0 && one.ino === other?.ino && one.dev === other.dev;
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

async function keysOf(o: {
  caseDir: string;
  dataDir?: string;
  program: string;
  now: Date;
  env?: NodeJS.ProcessEnv;
  erased?: ErasedAccounts;
}): Promise<{ key: string; rulesKey: string }> {
  const dataDir = o.dataDir ?? o.caseDir;
  const config = await readFile(join(o.caseDir, 'case.yaml'), 'utf8').catch(() => '');
  // Files that are not read can still be worth a warning.
  const names = (await readdir(dataDir).catch(() => [])).sort();
  const { settings } = await readCaseConfig(o.caseDir);
  // The day, where a table has a limit of retention; which key, where there are pseudonyms.
  const privacy = privacyRecord(await privacyRules(settings, o.env ?? {}, o.now));
  const erased = o.erased?.hashes ?? [];
  const rules = [o.program, basename(resolve(o.caseDir)), config, privacy, erased];
  return { key: hashOf([...rules, names]), rulesKey: hashOf(rules) };
}

/** Whether tables are what ingest would make of the input now. */
async function isUnchanged(
  o: { caseDir: string; dataDir?: string; progress: Progress; now: Date },
  { folder, record }: Latest,
  hasher: FileHasher,
): Promise<boolean> {
  // Under another clock rows may be left out that are in, or the other way round.
  if (!holdsUnder(record.clock, o.now)) return false;
  const { sources, files } = record;
  const inputs = await inputFiles(o.caseDir, o.dataDir);
  if (inputs?.length !== sources.length) return false;
  for (const [no, { path, name }] of inputs.entries()) {
    if (name !== sources[no]!.file || (await stat(path)).size !== sources[no]!.bytes) return false;
  }
  o.progress.start('looking whether the input changed', inputs.length);
  let done = 0;
  const isSame = await Promise.all(
    inputs.map(async ({ path, name }, no) => {
      const sha256 = await hasher.sha256Of(path);
      o.progress.update((done += 1), name);
      return sha256 === sources[no]!.sha256;
    }),
  );
  if (isSame.includes(false)) return false;
  const damaged = await changedFiles(folder, files, hashBy(hasher));
  o.progress.done(damaged.length === 0 ? 'nothing did' : 'its tables are damaged and made again');
  return damaged.length === 0;
}

/** Tables that a day's files can be read beside; null where they are damaged or of another time. */
async function earlierOf(
  { folder, record }: Latest,
  now: Date,
  hasher: FileHasher,
): Promise<EarlierTables | null> {
  // Rows that are removed when their time comes would be missing without a word.
  if (Object.keys(record.privacy.oldest).length > 0) return null;
  if (!holdsUnder(record.clock, now)) return null;
  if ((await changedFiles(folder, record.files, hashBy(hasher))).length > 0) return null;
  const tables = Object.fromEntries(
    TABLE_NAMES.map((table) => {
      const rows = record.rows[table] ?? null;
      return [table, rows === null ? null : { rows, oddities: record.told.tables[table] ?? {} }];
    }),
  ) as EarlierTables['tables'];
  const { sources, clock } = record;
  return { folder, sources, sourceWarnings: record.told.sources, tables, clock };
}
