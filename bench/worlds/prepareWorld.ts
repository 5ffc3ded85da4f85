import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { parse } from 'csv-parse/sync';
import type { Proposal } from '../../server/attribution/proposal.js';
import { silentProgress } from '../../server/contract/progress.js';
import type { Truth } from '../../server/evaluate/index.js';
import type { GraphDatabase } from '../../server/graph/index.js';
import { ingestCase, openDuckDb } from '../../server/ingest/index.js';
import { collectEvidence } from '../../server/runs/collectEvidence.js';
import { tablePaths } from '../../server/runs/ingestStage.js';
import type { LoadedEvidence } from '../../server/runs/loadEvidence.js';
import { createTableViews } from '../../server/runs/normalisedTables.js';
import { StageClock } from '../../server/runs/stageClock.js';
import { StageStore } from '../../server/runs/stageStore.js';
import { generateWorld } from '../../worlds/index.js';

/** A world as attribution meets it, and what is true of it. */
export interface PreparedWorld {
  readonly scenario: string;
  readonly seed: number;
  readonly loaded: LoadedEvidence;
  readonly proposals: readonly Proposal[];
  readonly truth: readonly Truth[];
  /** By operator the style that it was drawn in (`docs/worlds.md`). */
  readonly styles: Readonly<Record<string, string>>;
}

const NOW = new Date('2026-07-01T06:00:00Z');

/**
 * Generates a world and takes it through every stage before attribution, on the real database; kept
 * in `cache`, so that attribution can be judged again and again on hundreds of worlds.
 */
export async function prepareWorld(
  graph: () => Promise<GraphDatabase>,
  o: { scenario: string; seed: number; accounts?: number; cache: string },
): Promise<PreparedWorld> {
  const name = `${o.scenario}-${o.seed}${o.accounts === undefined ? '' : `-${o.accounts}`}`;
  const kept = join(o.cache, `${name}.v8`);
  if (existsSync(kept)) return deserialize(await readFile(kept)) as PreparedWorld;
  const folder = join(o.cache, name);
  await rm(folder, { recursive: true, force: true });
  const caseDir = join(folder, 'case');
  await generateWorld({ ...o, outDir: caseDir, progress: silentProgress });
  const ingested = await ingestCase({
    caseDir,
    tablesDir: join(folder, 'tables'),
    progress: silentProgress,
    now: NOW,
  });
  const connection = await openDuckDb({ tempDir: join(folder, 'tmp') });
  const out = join(folder, 'run');
  await mkdir(out, { recursive: true });
  try {
    await createTableViews(connection, tablePaths(ingested));
    const { loaded, proposals } = await collectEvidence(await graph(), connection, {
      accounts: ingested.tables.accounts?.rows ?? 0,
      caseId: name,
      folder: out,
      tables: tablePaths(ingested),
      tempDir: join(folder, 'tmp'),
      seed: 1,
      progress: silentProgress,
      clock: new StageClock(() => new Date()),
      stages: new StageStore(out, name),
      loadKey: name,
      store: false,
    });
    const rowsOf = async <Row>(file: string): Promise<Row[]> =>
      parse(await readFile(join(caseDir, file), 'utf8'), { columns: true }) as Row[];
    const operators = await rowsOf<{ operator: string; style: string }>('truth-operators.csv');
    const world: PreparedWorld = {
      scenario: o.scenario,
      seed: o.seed,
      loaded,
      proposals,
      truth: await rowsOf<Truth>('truth.csv'),
      styles: Object.fromEntries(operators.map(({ operator, style }) => [operator, style])),
    };
    await writeFile(`${kept}.part`, serialize(world));
    await rename(`${kept}.part`, kept);
    return world;
  } finally {
    connection.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}
