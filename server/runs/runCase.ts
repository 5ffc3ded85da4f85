import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { attribute } from '../attribution/attribute.js';
import { type NamedGroup, traceLineage } from '../attribution/lineage.js';
import type { AttributionParameters } from '../attribution/parameters.js';
import { type DecisionOutcome, RunRecord } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import { type GraphDatabase, openGraph } from '../graph/index.js';
import { openDuckDb } from '../ingest/duckdb.js';
import { type IngestedCase, ingestCase } from '../ingest/index.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
import { buildOutputs } from './buildOutputs.js';
import { type CaseDecision, caseDecisions, mutedSignals } from './caseDecisions.js';
import { collectEvidence } from './collectEvidence.js';
import { runConductStage } from './conductStage.js';
import { honourCaseDecisions } from './honourCaseDecisions.js';
import { missingFamilies } from './missingFamilies.js';
import { createTableViews, type TablePaths } from './normalisedTables.js';
import { seededRandom } from './random.js';
import { attributionParameters } from './settings.js';
import { StageClock } from './stageClock.js';
import { caseIdOf, listRuns, workspacePaths, writeWhole } from './workspace.js';
import { writeOutputs } from './writeOutputs.js';

export interface RunOptions {
  readonly caseDir: string;
  readonly dataDir?: string;
  readonly workspace: string;
  /** Where the output files are copied to; they always stay in the workspace as well. */
  readonly outDir?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  readonly seed: number;
  readonly progress: Progress;
  /** A database that is open already; it stays open. Without one the run opens and closes its own. */
  readonly graph?: GraphDatabase;
}

export interface RunResult {
  readonly record: RunRecord;
  readonly folder: string;
}

const OUTPUT_FILES = ['accounts.csv', 'operators.json', 'links.csv', 'quarantine.csv', 'run.json'];

/**
 * The batch attribution of a case: ingest → content → signals → Neo4j → communities → operators →
 * outputs. A run is known by its input, parameters and program: the same again gives the same run,
 * in the same folder, with the same bytes.
 * @throws InputRefusedError, DatabaseUnreachableError, or what a stage met.
 */
export async function runCase(o: RunOptions): Promise<RunResult> {
  const startedAt = o.now();
  const clock = new StageClock(o.now);
  const dataDir = resolve(o.dataDir ?? o.caseDir);
  const caseId = caseIdOf(resolve(o.caseDir), dataDir);
  const paths = workspacePaths(resolve(o.workspace));
  const ingested = await clock.time('ingest', () =>
    ingestCase({
      caseDir: o.caseDir,
      ...(o.dataDir === undefined ? {} : { dataDir: o.dataDir }),
      tablesDir: paths.ingest(caseId),
      progress: o.progress,
      now: startedAt,
    }),
  );
  const parameters = attributionParameters(ingested.settings);
  const version = await packageVersion();
  const decisions = await caseDecisions(o.workspace, caseId);
  const runId = runIdOf({ caseId, ingested, parameters, seed: o.seed, version, decisions });
  const folder = paths.run(runId);
  await mkdir(folder, { recursive: true });
  const base = await lineageBase(o.workspace, caseId, runId);

  const graph = await clock.time(
    'database',
    async () => o.graph ?? openGraph({ workspace: o.workspace, env: o.env, progress: o.progress }),
  );
  try {
    const finished = await finishedRun(graph, folder, runId);
    if (finished !== null) {
      o.progress.message(
        'Nothing changed since this run was done: its results are used as they are.',
      );
      if (o.outDir !== undefined) await copyOutputs(folder, resolve(o.outDir));
      return { record: finished, folder };
    }
    const result = await runStages(graph, {
      o,
      clock,
      ingested,
      parameters,
      folder,
      caseId,
      runId,
      base,
      decisions,
    });
    const record: RunRecord = {
      run_id: runId,
      case_name: ingested.caseName,
      started_at: startedAt.toISOString(),
      finished_at: o.now().toISOString(),
      status: 'done',
      seed: o.seed,
      parameters: {
        attribution: parameters,
        case_id: caseId,
        lineage_base: base.runId,
        tables: tablePaths(ingested),
        case_dir: resolve(o.caseDir),
        data_dir: dataDir,
      },
      versions: { throughline: version, node: process.version, ...graph.versions },
      inputs: ingested.sources,
      missing_families: missingFamilies(ingested),
      warnings: ingested.warnings,
      engine: {
        database: graph.description,
        communities: graph.gdsVersion === null ? 'graphology-louvain' : 'gds-leiden',
        note:
          graph.gdsVersion === null
            ? 'The server has no Graph Data Science: communities were found in this process by Louvain.'
            : null,
      },
      stages: clock.stages,
      peak_memory_bytes: clock.peakMemoryBytes,
      counts: { ...result.counts, rows_quarantined: ingested.quarantine.rows },
      decisions: result.decisions,
    };
    await copyFile(ingested.quarantine.path, join(folder, 'quarantine.csv'));
    await writeWhole(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
    if (o.outDir !== undefined) await copyOutputs(folder, resolve(o.outDir));
    return { record, folder };
  } finally {
    if (o.graph === undefined) await graph.close();
  }
}

interface StageContext {
  readonly o: RunOptions;
  readonly clock: StageClock;
  readonly ingested: IngestedCase;
  readonly parameters: AttributionParameters;
  readonly folder: string;
  readonly caseId: string;
  readonly runId: string;
  readonly base: { runId: string | null; groups: readonly NamedGroup[] };
  readonly decisions: readonly CaseDecision[];
}

async function runStages(
  graph: GraphDatabase,
  context: StageContext,
): Promise<{ counts: Record<string, number>; decisions: DecisionOutcome[] }> {
  const { o, clock, ingested, folder, decisions } = context;
  const { progress, seed } = o;
  const accounts = ingested.tables.accounts?.rows ?? 0;
  const connection = await openDuckDb({ tempDir: workspacePaths(resolve(o.workspace)).temporary });
  try {
    await createTableViews(connection, tablePaths(ingested));
    const { loaded, proposals, counts, mutedHolders } = await collectEvidence(graph, connection, {
      accounts,
      caseId: context.caseId,
      folder,
      exchanges: tablePaths(ingested).exchanges,
      tempDir: workspacePaths(resolve(o.workspace)).temporary,
      seed,
      progress,
      clock,
      muted: mutedSignals(decisions),
    });
    const { groups, lineages, outcomes, ofGroup } = await clock.time('attribution', async () => {
      progress.start('attribution');
      const found = attribute(
        loaded.evidence,
        proposals,
        context.parameters,
        seededRandom(seed),
        (done) => progress.update(done),
      );
      const { groups, outcomes, ofGroup } = honourCaseDecisions(loaded, found, decisions, {
        parameters: context.parameters,
        random: seededRandom(seed),
        mutedHolders,
      });
      const lineages = traceLineage(
        context.base.groups,
        groups.map((group) =>
          [...group.group.members].map((account) => loaded.accountIds[account]!),
        ),
      );
      progress.done();
      return { groups, lineages, outcomes, ofGroup };
    });
    const conducts = await clock.time('conduct', () =>
      runConductStage(
        connection,
        groups.map((group) => group.group.members),
      ),
    );
    const outputs = {
      ...buildOutputs(loaded, groups, lineages, context.parameters, conducts, ofGroup),
      groups,
      lineages,
    };
    await clock.time('outputs', async () => {
      await writeOutputs(folder, outputs);
      const members = outputs.groups.map((group, no) => ({
        id: outputs.lineages[no]!.id,
        accounts: [...group.group.members].map((account) => loaded.accountIds[account]!),
      }));
      await writeWhole(join(folder, 'groups.json'), `${JSON.stringify(members)}\n`);
      await graph.writeOperators({
        runId: context.runId,
        operators: outputs.operators.map(
          ({ operator_id, verdict, confidence, accounts: size }) => ({
            id: operator_id,
            verdict,
            confidence,
            accounts: size,
          }),
        ),
        accounts: outputs.members.map(
          ({ account_id, group_id, confidence, bits, families, status }) => ({
            account: account_id,
            operator: group_id,
            confidence,
            bits,
            families,
            status,
          }),
        ),
        links: outputs.links.map(({ account_a, account_b, bits, families }) => ({
          a: account_a,
          b: account_b,
          bits,
          families,
        })),
      });
    });
    return {
      decisions: outcomes,
      counts: {
        accounts,
        ...counts,
        groups: outputs.groups.length,
        operators: outputs.groups.filter((group) => group.verdict === 'operator').length,
        accounts_attributed: outputs.accounts.filter((row) => row.status === 'attributed').length,
        accounts_to_review: outputs.accounts.filter((row) => row.status === 'review').length,
      },
    };
  } finally {
    connection.closeSync();
  }
}

export const tablePaths = (ingested: IngestedCase): TablePaths => ({
  accounts: ingested.tables.accounts?.path ?? null,
  payments: ingested.tables.payments?.path ?? null,
  sessions: ingested.tables.sessions?.path ?? null,
  exchanges: ingested.tables.exchanges?.path ?? null,
  labels: ingested.tables.labels?.path ?? null,
});

async function packageVersion(): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The record of this very run when it was done before and the graph still holds its conclusions. */
async function finishedRun(
  graph: GraphDatabase,
  folder: string,
  runId: string,
): Promise<RunRecord | null> {
  const complete = [...OUTPUT_FILES, 'members.ndjson', 'groups.json'].every((name) =>
    existsSync(join(folder, name)),
  );
  if (!complete) return null;
  const [concluded] = await graph.run('concluded-run');
  if (concluded?.runId !== runId) return null;
  const record = RunRecord.safeParse(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')));
  return record.success && record.data.status === 'done' ? record.data : null;
}

/** Decisions are named by ids made of their content; a case without any has the id it always had. */
function runIdOf(o: {
  caseId: string;
  ingested: IngestedCase;
  parameters: AttributionParameters;
  seed: number;
  version: string;
  decisions: readonly CaseDecision[];
}): string {
  const inputs = o.ingested.sources.map(({ file, sha256 }) => [file, sha256]);
  const { caseId, ingested, parameters, seed, version } = o;
  const decided = o.decisions.map(({ decision }) => decision.id);
  const content = JSON.stringify([
    ...[caseId, inputs, ingested.settings, parameters, seed, version],
    ...(decided.length === 0 ? [] : [decided]),
  ]);
  return `run-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}

/**
 * The run whose operator ids this one continues: the last finished one of the case, or, when this
 * very run was done before, the one that it continued then; so that a repeated run repeats its bytes.
 */
async function lineageBase(
  workspace: string,
  caseId: string,
  runId: string,
): Promise<{ runId: string | null; groups: readonly NamedGroup[] }> {
  const runs = (await listRuns(workspace)).filter(
    (run) => run.status === 'done' && run.parameters['case_id'] === caseId,
  );
  const before = runs.find((run) => run.run_id === runId);
  const base =
    before === undefined
      ? (runs[0]?.run_id ?? null)
      : (before.parameters['lineage_base'] as string | null);
  if (base === null) return { runId: null, groups: [] };
  const file = join(workspacePaths(resolve(workspace)).run(base), 'groups.json');
  if (!existsSync(file)) return { runId: null, groups: [] };
  return { runId: base, groups: JSON.parse(await readFile(file, 'utf8')) as NamedGroup[] };
}

async function copyOutputs(folder: string, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  for (const name of OUTPUT_FILES) await copyFile(join(folder, name), join(outDir, name));
}
