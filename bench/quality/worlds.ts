import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { silentProgress } from '../../server/contract/progress.js';
import type { Answer, Truth } from '../../server/evaluate/index.js';
import type { GraphDatabase } from '../../server/graph/index.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';
import { createTableViews, recordedTables } from '../../server/runs/normalisedTables.js';
import { type RunResult, runCase } from '../../server/runs/runCase.js';
import { observationsSql } from '../../server/runs/signalsStage.js';
import { generateWorld } from '../../worlds/index.js';
import type { PeerInput } from './peers/index.js';

/** What Throughline itself does after the signals are known; peers begin there as well. */
const STAGES_AFTER_SIGNALS = ['load', 'evidence', 'communities', 'attribution', 'outputs'];

/** A world that was made, run by Throughline, and laid out for its peers. */
export interface BenchWorld {
  readonly scenario: string;
  readonly seed: number;
  /** In the order of account numbers. */
  readonly truth: readonly Truth[];
  /** Operator that Throughline attributes each account to, by account number; null for none. */
  readonly ours: readonly (string | null)[];
  readonly oursSeconds: number;
  readonly input: PeerInput;
}

/** Makes a world, runs it, hands it to `use`, and removes everything it left. */
export async function withWorld<Result>(
  o: { folder: string; graph: GraphDatabase; scenario: string; seed: number; accounts?: number },
  use: (world: BenchWorld) => Promise<Result>,
): Promise<Result> {
  const caseDir = join(o.folder, `${o.scenario}-${o.seed}`);
  const workspace = `${caseDir}-workspace`;
  try {
    const { truthPath } = await generateWorld({
      scenario: o.scenario,
      outDir: caseDir,
      seed: o.seed,
      ...(o.accounts === undefined ? {} : { accounts: o.accounts }),
      progress: silentProgress,
    });
    const run = await runCase({
      caseDir,
      workspace,
      env: process.env,
      now: () => new Date(),
      seed: 1,
      progress: silentProgress,
      graph: o.graph,
    });
    const valuesFile = join(run.folder, 'values.parquet');
    const ids = await layOut(run, valuesFile);
    const truthOf = new Map((await readRows<Truth>(truthPath)).map((row) => [row.account_id, row]));
    const secondsOf = (stages: readonly string[]) =>
      run.record.stages
        .filter(({ stage }) => stages.includes(stage))
        .reduce((sum, { seconds }) => sum + seconds, 0);
    return await use({
      scenario: o.scenario,
      seed: o.seed,
      truth: ids.map((id) => truthOf.get(id)!),
      ours: await readOurs(run.folder, ids),
      oursSeconds: secondsOf(STAGES_AFTER_SIGNALS),
      input: {
        accounts: ids.length,
        files: {
          signals: join(run.folder, 'signals.parquet'),
          uses: join(run.folder, 'uses.parquet'),
          values: valuesFile,
        },
        graph: o.graph,
        graphLoadSeconds: secondsOf(['load']),
      },
    });
  } finally {
    await rm(caseDir, { recursive: true, force: true });
    await rm(workspace, { recursive: true, force: true });
  }
}

/** Writes every value of every account for the peers; returns account ids by their numbers. */
async function layOut(run: RunResult, valuesFile: string): Promise<string[]> {
  const connection = await openDuckDb();
  try {
    await createTableViews(connection, recordedTables(run.record, run.folder));
    await connection.run(
      `CREATE VIEW template_uses AS SELECT * FROM read_parquet(${sqlString(join(run.folder, 'template_uses.parquet'))})`,
    );
    await connection.run(
      `COPY (SELECT DISTINCT account_no, kind, value FROM (${await observationsSql()}) ORDER BY ALL)
       TO ${sqlString(valuesFile)} (FORMAT parquet)`,
    );
    const read = await connection.runAndReadAll(
      'SELECT account_id FROM accounts ORDER BY account_no',
    );
    return read.getRows().map(([id]) => id as string);
  } finally {
    connection.closeSync();
  }
}

const readRows = async <Row>(file: string): Promise<Row[]> =>
  parse(await readFile(file, 'utf8'), { columns: true }) as Row[];

async function readOurs(runDir: string, ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await readRows<Answer>(join(runDir, 'accounts.csv'));
  const attributed = new Map(
    rows
      .filter(({ status }) => status === 'attributed')
      .map(({ account_id, operator_id }) => [account_id, operator_id]),
  );
  return ids.map((id) => attributed.get(id) ?? null);
}
