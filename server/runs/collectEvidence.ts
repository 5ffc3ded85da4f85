import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Proposal } from '../attribution/proposal.js';
import type { Progress } from '../contract/progress.js';
import type { GraphDatabase } from '../graph/index.js';
import { openDuckDb, partFilesSql, queryRows, sqlFile } from '../ingest/index.js';
import { runContentStage } from './contentStage.js';
import { proposeGroups } from './graphStage.js';
import { type LoadedEvidence, loadEvidence } from './loadEvidence.js';
import { loadGraph } from './loadGraph.js';
import { createTableViews, type TablePaths } from './normalisedTables.js';
import { createTemplateView, runSignalsStage, type SignalFiles } from './signalsStage.js';
import type { StageClock } from './stageClock.js';
import type { CaseSize, JudgedStage } from './stageNeeds.js';
import type { StageStore } from './stageStore.js';

/** Everything attribution is asked to judge: who shares what, and what the graph proposes. */
export interface CollectedEvidence {
  readonly loaded: LoadedEvidence;
  readonly proposals: readonly Proposal[];
  readonly counts: { templates: number; signals: number; uses: number };
  readonly size: CaseSize;
  /** By key of a muted value the accounts that held it. */
  readonly mutedHolders: ReadonlyMap<string, number>;
}

/** Content → signals → Neo4j → communities, over the views of a case's normalised tables. */
export async function collectEvidence(
  graph: GraphDatabase,
  connection: DuckDBConnection,
  o: {
    accounts: number;
    caseId: string;
    folder: string;
    /** The normalised tables, which the connection has views of. */
    tables: TablePaths;
    /** Prompts are kept as sketches. */
    sketched?: boolean;
    tempDir: string;
    seed: number;
    progress: Progress;
    clock: StageClock;
    stages: StageStore;
    /** Of what the graph is loaded with; by it a load that an earlier attempt finished is known. */
    loadKey: string;
    /** False: nothing is kept in Neo4j, it only finds the communities. */
    store?: boolean;
    /** Keys of values that are no evidence by a person’s decision. */
    muted?: readonly string[];
    /** Asked before a stage that is to be done; by default every stage may begin. */
    mayBegin?: (stage: JudgedStage, size: CaseSize) => Promise<void>;
  },
): Promise<CollectedEvidence> {
  const { accounts, folder, progress, clock, stages } = o;
  const { exchanges } = o.tables;
  let size = { ...(await promptsOf(connection, exchanges)), accounts, signals: 0, uses: 0 };
  const mayBegin = async (stage: JudgedStage) => o.mayBegin?.(stage, size);
  const content = await clock.time(
    'content',
    () =>
      stages.once('content', ['template_uses.parquet', SHARED_PROMPTS], async (pathOf) => {
        await mayBegin('content');
        return runContentStage(connection, {
          accounts,
          exchanges,
          sketched: o.sketched ?? false,
          outFile: pathOf('template_uses.parquet'),
          sharedFile: pathOf(SHARED_PROMPTS),
          tempDir: o.tempDir,
          progress,
        });
      }),
    isReused,
  );
  await createTemplateView(connection, join(folder, 'template_uses.parquet'));
  const signals = await clock.time(
    'signals',
    () =>
      stages.once('signals', SIGNAL_FILES, async (pathOf) => {
        await mayBegin('signals');
        const made = await runSignalsStage(connection, {
          accounts,
          sharedPrompts: join(folder, SHARED_PROMPTS),
          files: signalFiles(pathOf),
          muted: o.muted ?? [],
          progress,
        });
        return { ...made, mutedHolders: [...made.mutedHolders] };
      }),
    isReused,
  );
  size = { ...size, signals: signals.result.signals, uses: signals.result.uses };
  const files = signalFiles((name) => join(folder, name));
  const reading = readBeside(o.tables, files, o.tempDir);
  const stored = o.store ?? true;
  graph.expectUses(size.uses);
  if (stored) {
    await clock.time(
      'load',
      async () => {
        if (await graph.holdsLoad(o.loadKey)) return { reused: true };
        await mayBegin('load');
        await loadGraph(graph, connection, { ...o, files });
        return { reused: false };
      },
      isReused,
    );
  }
  const loaded = await clock.time('evidence', async () => {
    progress.start('evidence');
    const read = await reading;
    progress.done();
    return read;
  });
  await clock.time(
    'communities',
    () =>
      stages.once('communities', ['proposals.v8'], async (pathOf) => {
        await mayBegin('communities');
        const found = await proposeGroups(graph, { loaded, seed: o.seed, progress, stored });
        if (stored) await graph.loadFinished();
        await writeFile(pathOf('proposals.v8'), serialize(found));
        return found.length;
      }),
    isReused,
  );
  const { mutedHolders, ...made } = signals.result;
  return {
    loaded,
    // Read back also where they are new: attribution meets the same either way.
    proposals: deserialize(await readFile(join(folder, 'proposals.v8'))) as Proposal[],
    counts: { templates: content.result.templates, ...made },
    size,
    mutedHolders: new Map(mutedHolders),
  };
}

/**
 * Reads the evidence over a connection of its own, while Neo4j, another process, is loaded: of the
 * load this process has only the smaller part.
 */
function readBeside(
  tables: TablePaths,
  files: SignalFiles,
  tempDir: string,
): Promise<LoadedEvidence> {
  const reading = (async () => {
    const connection = await openDuckDb({ memoryLimit: '1GB', threads: 1, tempDir });
    try {
      await createTableViews(connection, tables);
      return await loadEvidence(connection, files);
    } finally {
      connection.closeSync();
    }
  })();
  // Where the load fails first nobody waits for this any more.
  reading.catch(() => {});
  return reading;
}

/** How many exchanges there are, and how long their prompts are by the file's own account. */
async function promptsOf(
  connection: DuckDBConnection,
  file: string | null,
): Promise<Pick<CaseSize, 'exchanges' | 'promptBytes'>> {
  if (file === null) return { exchanges: 0, promptBytes: 0 };
  const [found] = await queryRows(
    connection,
    await sqlFile('server/runs/sql/prompts-size.sql', { files: partFilesSql(file) }),
  );
  return { exchanges: Number(found!['exchanges']), promptBytes: Number(found!['prompt_bytes']) };
}

/** What content leaves for signals alone. */
export const SHARED_PROMPTS = 'shared_prompts.parquet';
const SIGNAL_FILES = ['signals.parquet', 'uses.parquet', 'features.parquet'] as const;

/** Files of the signals stage in a folder. */
export const signalFiles = (pathOf: (name: string) => string): SignalFiles => ({
  signals: pathOf('signals.parquet'),
  uses: pathOf('uses.parquet'),
  features: pathOf('features.parquet'),
});

const isReused = ({ reused }: { reused: boolean }): boolean => reused;
