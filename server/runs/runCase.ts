import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { OperatorOutput, type RunRecord } from '../contract/outputs.js';
import { type GraphDatabase, openGraph } from '../graph/index.js';
import { caseFolders, requireFolders } from '../ingest/index.js';
import { caseDecisions } from './caseDecisions.js';
import { SHARED_PROMPTS } from './collectEvidence.js';
import { holdsRun, restoreGraph } from './conclusions.js';
import { changedFiles, digestFiles } from './digests.js';
import { requirePlace } from './folders.js';
import { removeParts, runIngestStage, tablePaths } from './ingestStage.js';
import { lineageBase } from './lineageBase.js';
import { missingFamilies } from './missingFamilies.js';
import { applyRetention } from './privacy/applyRetention.js';
import { erasedAccounts } from './privacy/erasures.js';
import { packageVersion, programHash } from './program.js';
import { recordedWeights } from './recordedWeights.js';
import { describeRun, siblingFolder } from './report/describeRun.js';
import { reportHtml, reportMarkdown } from './report/runReport.js';
import { RUN_FILES } from './runFiles.js';
import { runKeyOf } from './runKey.js';
import type { RunOptions } from './runOptions.js';
import { runStages } from './runStages.js';
import { attributionParameters } from './settings.js';
import { StageClock } from './stageClock.js';
import {
  caseIdOf,
  listRuns,
  putFirst,
  readRecord,
  workspacePaths,
  writeRecord,
  writeWhole,
} from './workspace.js';
import { lockWorkspace } from './workspaceLock.js';

export interface RunResult {
  readonly record: RunRecord;
  readonly folder: string;
}

/** The contract's files and the report, `run.json` last: where it is new, the others are. */
const OUTPUT_FILES = [
  'accounts.csv',
  'operators.json',
  'links.csv',
  'quarantine.csv',
  'report.md',
  'report.html',
  'run.json',
];

/**
 * The batch attribution of a case: ingest → content → signals → Neo4j → communities → operators →
 * outputs. A run is known by its input, parameters and program: the same again gives the same run,
 * in the same folder, with the same bytes. What an attempt that ended early had done is taken as it
 * is. One run at a time works in a workspace.
 * @throws UsageError where a file stands in place of a folder to write; WorkspaceBusyError,
 * InputRefusedError, DatabaseUnreachableError, or what a stage met.
 */
export async function runCase(o: RunOptions): Promise<RunResult> {
  const workspace = resolve(o.workspace);
  if (o.outDir !== undefined) await requirePlace('--out', o.outDir);
  await requireFolders(caseFolders(o));
  const release = await lockWorkspace(workspace, 'run', o.now);
  try {
    return await runLocked({ ...o, workspace });
  } finally {
    await release();
  }
}

async function runLocked(o: RunOptions): Promise<RunResult> {
  const clock = new StageClock(o.now);
  const now = o.now();
  const dataDir = resolve(o.dataDir ?? o.caseDir);
  const caseId = caseIdOf(resolve(o.caseDir), dataDir);
  const paths = workspacePaths(o.workspace);
  await removeParts(paths.tables(caseId));
  await rm(paths.temporary, { recursive: true, force: true });
  const program = await programHash();
  const erased = await erasedAccounts(o.workspace);
  const { ingested } = await clock.time(
    'ingest',
    () =>
      runIngestStage({
        ...o,
        tablesRoot: paths.tables(caseId),
        program,
        now,
        ...(erased && { erased }),
      }),
    ({ reused }) => reused,
  );
  const { oldest } = ingested.privacy;
  for (const { file, rows } of await applyRetention({ ...o, caseId, oldest })) {
    o.progress.message(`Removed ${rows} rows beyond the limit of retention from ${file}.`);
  }
  const parameters = attributionParameters(ingested.settings);
  const decisions = await caseDecisions(o.workspace, caseId);
  const key = runKeyOf({ caseId, ingested, parameters, seed: o.seed, program, decisions });
  const runId = `run-${key.slice(0, 12)}`;
  o.identified?.(runId);
  const folder = paths.run(runId);
  await mkdir(folder, { recursive: true });
  const begun = await readRecord(folder);
  const base = await lineageBase(o.workspace, { caseId, runId, begun });
  const draft: RunRecord = {
    run_id: runId,
    case_name: ingested.caseName,
    started_at:
      begun?.status === 'done' ? now.toISOString() : (begun?.started_at ?? now.toISOString()),
    finished_at: null,
    status: 'running',
    seed: o.seed,
    parameters: {
      attribution: parameters,
      case_id: caseId,
      privacy: ingested.privacy,
      ingest: {
        files: ingested.sources.length,
        files_of_earlier_tables: ingested.kept.files,
        read_again_because: ingested.kept.reasons,
      },
      lineage_base: base.runId,
      tables: Object.fromEntries(
        Object.entries(tablePaths(ingested)).map(([table, path]) => [
          table,
          path === null ? null : relative(o.workspace, path),
        ]),
      ),
      case_dir: resolve(o.caseDir),
      data_dir: dataDir,
    },
    versions: { throughline: await packageVersion(), program, node: process.version },
    inputs: ingested.sources,
    missing_families: missingFamilies(ingested),
    warnings: ingested.warnings,
    engine: { database: 'not opened yet', communities: 'gds-leiden', note: null },
    stages: [],
    peak_memory_bytes: 0,
    counts: {},
    weights: null,
    decisions: [],
  };
  const isDone =
    begun?.status === 'done' && (await changedFiles(folder, begun.outputs ?? [])).length === 0;
  const latest = (await listRuns(o.workspace)).find(
    ({ parameters }) => parameters['case_id'] === caseId,
  );
  if (!isDone) await writeRecord(folder, draft);
  await putFirst(o.workspace, runId);
  try {
    const graph = await clock.time(
      'database',
      async () =>
        o.graph ?? openGraph({ workspace: o.workspace, env: o.env, progress: o.progress }),
    );
    try {
      const record = isDone
        ? await takeDone(graph, {
            o,
            folder,
            record: begun,
            key,
            isLatest: latest?.run_id === runId,
          })
        : await finish(graph, {
            o,
            clock,
            ingested,
            parameters,
            folder,
            key,
            base,
            decisions,
            draft,
          });
      if (o.outDir !== undefined) await copyOutputs(folder, resolve(o.outDir));
      return { record, folder };
    } finally {
      if (o.graph === undefined) await graph.close();
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    // On a full disk this fails too; what failed first is what is told.
    if (!isDone) {
      await writeRecord(folder, {
        ...draft,
        status: 'failed',
        error: words,
        stages: clock.stages,
      }).catch(() => {});
    }
    throw error;
  }
}

/** A run that was done before: its files are as it left them, and the graph is made to hold it. */
async function takeDone(
  graph: GraphDatabase,
  {
    o,
    folder,
    record,
    key,
    isLatest,
  }: {
    o: RunOptions;
    folder: string;
    record: RunRecord;
    key: string;
    /** No other run of the case was begun since. */
    isLatest: boolean;
  },
): Promise<RunRecord> {
  o.progress.message(
    isLatest
      ? 'Nothing changed since this run was done: its results are used as they are.'
      : `This input was there before, when ${record.run_id} was done (${record.started_at.slice(0, 16)}Z): its results are used as they are, and it is the latest run again.`,
  );
  graph.expectUses(record.counts['uses'] ?? Number.POSITIVE_INFINITY);
  if (!(await holdsRun(graph, record.run_id))) {
    await restoreGraph(graph, {
      folder,
      record,
      loadKey: key,
      tempDir: workspacePaths(o.workspace).temporary,
      progress: o.progress,
    });
  }
  return record;
}

async function finish(
  graph: GraphDatabase,
  context: Omit<Parameters<typeof runStages>[1], 'runId' | 'caseId'> & { draft: RunRecord },
): Promise<RunRecord> {
  const { o, clock, ingested, folder, draft } = context;
  const caseId = String(draft.parameters['case_id']);
  const { counts, weights, decisions } = await runStages(graph, {
    ...context,
    caseId,
    runId: draft.run_id,
  });
  await copyWhole(ingested.quarantine.path, join(folder, 'quarantine.csv'));
  const server = await graph.server();
  const record: RunRecord = {
    ...draft,
    finished_at: o.now().toISOString(),
    status: 'done',
    versions: { ...draft.versions, ...server.versions },
    engine: {
      database: server.description,
      communities: server.gdsVersion === null ? 'graphology-louvain' : 'gds-leiden',
      note:
        server.gdsVersion === null
          ? 'The server has no Graph Data Science: communities were found in this process by Louvain.'
          : null,
    },
    stages: clock.stages,
    peak_memory_bytes: clock.peakMemoryBytes,
    counts: { ...counts, rows_quarantined: ingested.quarantine.rows },
    weights: recordedWeights(weights),
    decisions,
    outputs: await digestFiles(folder, RUN_FILES),
  };
  const base = draft.parameters['lineage_base'];
  const before = typeof base === 'string' ? siblingFolder(folder, base) : null;
  const beforeRecord = before === null ? null : await readRecord(before);
  const { alerts, input_changes, late_rows, newest } = await clock.time('report', async () => {
    const found = await describeRun(
      before === null || beforeRecord === null ? null : { folder: before, record: beforeRecord },
      { folder, record },
      o,
    );
    const operators = z
      .array(OperatorOutput)
      .parse(JSON.parse(await readFile(join(folder, 'operators.json'), 'utf8')));
    await writeWhole(join(folder, 'report.md'), reportMarkdown(record, found, operators));
    await writeWhole(join(folder, 'report.html'), reportHtml(record, found, operators));
    return found;
  });
  const whole: RunRecord = { ...record, alerts, input_changes, late_rows, newest };
  await writeRecord(folder, whole);
  // They served to take up the run; the record says now that there is nothing to take up.
  for (const name of ['stages', SHARED_PROMPTS, 'proposals.v8', 'attribution.v8']) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  return whole;
}

async function copyOutputs(folder: string, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  for (const name of OUTPUT_FILES) await copyWhole(join(folder, name), join(outDir, name));
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, `${to}.part`);
  await rename(`${to}.part`, to);
}
