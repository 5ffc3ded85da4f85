import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Proposal } from '../attribution/findGroups.js';
import type { Progress } from '../contract/progress.js';
import type { GraphDatabase } from '../graph/index.js';
import { runContentStage } from './contentStage.js';
import { loadGraph, proposeGroups } from './graphStage.js';
import { type LoadedEvidence, loadEvidence } from './loadEvidence.js';
import { runSignalsStage } from './signalsStage.js';
import type { StageClock } from './stageClock.js';

/** Everything attribution is asked to judge: who shares what, and what the graph proposes. */
export interface CollectedEvidence {
  readonly loaded: LoadedEvidence;
  readonly proposals: readonly Proposal[];
  readonly counts: { templates: number; signals: number; uses: number };
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
    /** The normalised exchanges as Parquet; null where the case has none. */
    exchanges: string | null;
    tempDir: string;
    seed: number;
    progress: Progress;
    clock: StageClock;
    /** False: nothing is kept in Neo4j, it only finds the communities. */
    store?: boolean;
    /** Keys of values that are no evidence by a person’s decision. */
    muted?: readonly string[];
  },
): Promise<CollectedEvidence> {
  const { accounts, folder, progress, clock } = o;
  const templateUses = join(folder, 'template_uses.parquet');
  const files = {
    signals: join(folder, 'signals.parquet'),
    uses: join(folder, 'uses.parquet'),
    features: join(folder, 'features.parquet'),
  };
  const content = await clock.time('content', () =>
    runContentStage(connection, {
      accounts,
      exchanges: o.exchanges,
      outFile: templateUses,
      tempDir: o.tempDir,
      progress,
    }),
  );
  const { mutedHolders, ...signals } = await clock.time('signals', () =>
    runSignalsStage(connection, {
      accounts,
      templateUses,
      files,
      muted: o.muted ?? [],
      progress,
    }),
  );
  const stored = o.store ?? true;
  if (stored)
    await clock.time('load', () =>
      loadGraph(graph, connection, { caseId: o.caseId, files, progress }),
    );
  const loaded = await clock.time('evidence', () => loadEvidence(connection, files));
  const proposals = await clock.time('communities', () =>
    proposeGroups(graph, { loaded, seed: o.seed, progress, stored }),
  );
  return { loaded, proposals, counts: { templates: content.templates, ...signals }, mutedHolders };
}
