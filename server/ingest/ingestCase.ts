import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { InputRefusedError } from '../contract/errors.js';
import { type CaseConfig, readCaseConfig } from './caseConfig.js';
import { caseFolders, requireFolders } from './caseFolders.js';
import { type DayPlan, planDay } from './day/planDay.js';
import { openDuckDb, openedOnce } from './duckdb.js';
import { FileHasher } from './hashing/fileHasher.js';
import type { IngestOptions } from './ingestOptions.js';
import { QUARANTINE_SHARE_MAX } from './judge/quarantine.js';
import { type Inexact, judgeAndWrite, type Written } from './judgeAndWrite.js';
import { openSandbox } from './mapping/sandbox.js';
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

export interface IngestedCase extends Omit<Written, 'keptFiles'> {
  caseName: string;
  /** Files that were not read, since earlier tables held them, and why more were not. */
  kept: { files: number; reasons: readonly string[] };
  settings: Record<string, unknown>;
  privacy: PrivacyRecord;
}

/**
 * Reads a case folder into normalised Parquet tables with the source of every row. Every input row
 * is either in a table or in `quarantine.csv`.
 * @throws InputRefusedError (exit 3) where the input cannot be used.
 */
export async function ingestCase(options: IngestOptions): Promise<IngestedCase> {
  const { caseDir, tablesDir } = options;
  const folders = caseFolders(options);
  await requireFolders(folders);
  const config = await readCaseConfig(caseDir);
  const shareMax = quarantineShareOf(config);
  const rules = await privacyRules(config.settings, options.env ?? {}, options.now);
  const sources = await findSources(config, folders);
  await mkdir(tablesDir, { recursive: true });
  const stageDir = await mkdtemp(join(await realpath(tablesDir), '.ingest-'));
  const hasher = options.hasher ?? new FileHasher();
  try {
    const unchanged = await watchFiles(sources);
    const day =
      options.earlier === undefined ? null : await planDay(options.earlier, sources, hasher);
    const reading = { ...options, rules, shareMax, folders, stageDir, unchanged, hasher };
    const outcome =
      day === null || day.kept.size === 0 ? null : await ingestOnce(sources, day, reading);
    const written =
      outcome === null || 'inexact' in outcome
        ? ((await ingestOnce(sources, null, reading)) as Written)
        : outcome;
    const reasons = [
      ...(day?.reasons ?? []),
      ...(outcome !== null && 'inexact' in outcome ? [outcome.inexact] : []),
    ];
    const { keptFiles, ...result } = written;
    const overlooked = await overlookedIn(folders[0]!, config, sources);
    return {
      caseName: config.name ?? basename(resolve(caseDir)),
      settings: config.settings,
      privacy: privacyRecord(rules),
      ...result,
      kept: { files: keptFiles, reasons },
      warnings: [...overlooked, ...result.warnings],
    };
  } catch (error) {
    throw tooLarge(error) ?? error;
  } finally {
    if (options.hasher === undefined) await hasher.close();
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

type Reading = IngestOptions & {
  rules: PrivacyRules;
  shareMax: number;
  folders: string[];
  stageDir: string;
  unchanged: Unchanged;
  hasher: FileHasher;
};

/** Reads what is to be read, judges and writes it. */
async function ingestOnce(
  sources: readonly Source[],
  plan: DayPlan | null,
  reading: Reading,
): Promise<Written | Inexact> {
  const { stageDir, unchanged } = reading;
  const staged = await stageAll(sources, plan, reading);
  const connection = await openDuckDb({
    tempDir: stageDir,
    ...(reading.memoryLimit === undefined ? {} : { memoryLimit: reading.memoryLimit }),
  });
  try {
    const written = await judgeAndWrite(connection, { staged, plan }, reading).catch(
      async (error: unknown) => {
        if (error instanceof InputRefusedError) throw error;
        for (const source of sources) await unchanged(source);
        throw (await unreadableOf(staged)) ?? error;
      },
    );
    for (const source of sources) await unchanged(source);
    return written;
  } finally {
    connection.closeSync();
  }
}

/** Stages the sources that are not kept. */
async function stageAll(
  sources: readonly Source[],
  plan: DayPlan | null,
  options: Reading,
): Promise<StagedSource[]> {
  const { progress } = options;
  const isRead = (fileNo: number) => plan?.kept.has(fileNo) !== true;
  progress.start('reading the input', await bytesOf(sources.filter((_, no) => isRead(no))));
  const staged: StagedSource[] = [];
  // Opening a DuckDB for each of a year's files takes longer than to look into them.
  const readable = sources.flatMap((source) => (source.kind === 'file' ? [source.path] : []));
  const looking = openedOnce(() => openSandbox({ ...options, readable }));
  let bytes = 0;
  try {
    for (const [fileNo, source] of sources.entries()) {
      if (!isRead(fileNo)) continue;
      const onRaw = (more: number) => {
        bytes += more;
        progress.update(bytes, source.kind === 'file' ? source.name : `query of ${source.table}`);
      };
      staged.push(await stageSource(source, { ...options, fileNo, onRaw, lookInto: looking.get }));
      await options.unchanged(source);
    }
  } finally {
    await looking.close();
  }
  progress.done();
  return staged;
}
