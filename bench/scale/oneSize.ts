import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from '../../server/contract/progress.js';
import { evaluateRun } from '../../server/evaluate/index.js';
import { openDuckDb, queryRows, sqlString } from '../../server/ingest/duckdb.js';
import { runCase } from '../../server/runs/runCase.js';
import { generateSeedScale } from '../../worlds/seedScale/index.js';
import type { SizeResult } from './results.js';
import { watchNeeds } from './watchNeeds.js';

/**
 * Makes a world, unless it is there, and runs it once in this process, which is new for each size so
 * that its greatest memory is the run's: `oneSize.ts FOLDER SCENARIO ACCOUNTS SEED`. Prints a SizeResult.
 */
const [folder, scenario, accounts, seed] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
];
const world = join(folder, `${scenario}-${accounts}-${seed}`);
const secondsOf = async <T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> => {
  const from = performance.now();
  const value = await work();
  return { seconds: (performance.now() - from) / 1000, value };
};

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
