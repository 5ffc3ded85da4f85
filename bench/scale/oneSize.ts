import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from '../../server/contract/progress.js';
import { evaluateRun } from '../../server/evaluate/index.js';
import { openDuckDb, queryRows, sqlString } from '../../server/ingest/duckdb.js';
import { signalFiles } from '../../server/runs/collectEvidence.js';
import { createTableViews, recordedTables } from '../../server/runs/normalisedTables.js';
import { runCase } from '../../server/runs/runCase.js';
import { createTemplateView } from '../../server/runs/signalsStage.js';
import { generateSeedScale } from '../../worlds/seedScale/index.js';
import { linkingSpeeds, loadingSpeeds } from './peers/onGraph.js';
import { readingSpeeds, sketchingSpeeds } from './peers/sketching.js';
import type { Speed } from './peers/speed.js';
import type { SizeResult } from './results.js';
import { watchNeeds } from './watchNeeds.js';

/**
 * Makes a world, unless it is there, and runs it once in this process, which is new for each size so
 * that its greatest memory is the run's: `oneSize.ts FOLDER SCENARIO ACCOUNTS SEED [QUALITY SCALE]`.
 * Prints a SizeResult; with the Python interpreters of the two benches' peers, also how fast these are.
 */
const [folder, scenario, accounts, seed, qualityPython, scalePython] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string?,
  string?,
];
const world = join(folder, `${scenario}-${accounts}-${seed}`);
const secondsOf = async <T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> => {
  const from = performance.now();
  const value = await work();
  return { seconds: (performance.now() - from) / 1000, value };
};

/** Stages that Splink stands beside. */
const LINKING = ['load', 'evidence', 'communities', 'attribution'];
let generation: number | null = null;
if (!existsSync(join(world, 'truth-operators.csv'))) {
  const made = await secondsOf(() =>
    generateSeedScale({
      scenario,
      outDir: world,
      accounts: Number(accounts),
      seed: Number(seed),
      progress: silentProgress,
    }),
  );
  generation = made.seconds;
}
const before = loadavg()[0]!;
const cpu = process.cpuUsage();
const workspace = join(folder, `workspace-${scenario}-${accounts}`);
const watch = watchNeeds(workspace);
const { record, folder: runDir } = await runCase({
  caseDir: world,
  workspace,
  env: process.env,
  now: () => new Date(),
  seed: 1,
  progress: watch.progress,
});
const needs = await watch.stop();
const { user, system } = process.cpuUsage(cpu);
const evaluation = await evaluateRun({ runDir, truthPath: join(world, 'truth.csv') });

// What reading alone costs: each prompt once, out of the input as it lies there.
const connection = await openDuckDb();
const scan = await secondsOf(() =>
  queryRows(
    connection,
    `SELECT count(*)::INTEGER AS rows, sum(strlen(prompt))::BIGINT AS bytes FROM read_parquet(${sqlString(join(world, 'exchanges', '*.parquet'))})`,
  ),
);
const speeds: Speed[] = [];
if (qualityPython !== undefined && scalePython !== undefined) {
  await createTableViews(connection, recordedTables(record, runDir));
  await createTemplateView(connection, join(runDir, 'template_uses.parquet'));
  const ofRun = {
    connection,
    files: signalFiles((name) => join(runDir, name)),
    accounts: Number(record.counts['accounts']),
    linkingSeconds: record.stages
      .filter(({ stage }) => LINKING.includes(stage))
      .reduce((sum, { seconds }) => sum + seconds, 0),
    tempDir: workspace,
    python: qualityPython,
  };
  const { exchanges } = recordedTables(record, runDir);
  speeds.push(...(await sketchingSpeeds(exchanges!, scalePython)));
  speeds.push(...(await readingSpeeds(exchanges!)));
  speeds.push(...(await loadingSpeeds(ofRun)));
  speeds.push(...(await linkingSpeeds(ofRun)));
}
connection.closeSync();

const result: SizeResult = {
  scenario,
  accounts: Number(record.counts['accounts']),
  exchanges: Number(scan.value[0]!['rows']),
  promptBytes: Number(scan.value[0]!['bytes']),
  generationSeconds: generation,
  stages: record.stages.map(({ stage, seconds }) => ({ stage, seconds })),
  cpuSeconds: (user + system) / 1e6,
  peakMemoryBytes: record.peak_memory_bytes,
  bareScanSeconds: scan.seconds,
  needs,
  speeds,
  counts: record.counts,
  loadAverage: [before, loadavg()[0]!],
  operators: evaluation.operators.map((o) => ({
    operator: o.operator,
    accounts: o.accounts,
    precision: o.precision,
    recall: o.recall,
  })),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
