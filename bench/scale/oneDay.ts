import { link, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../../server/contract/progress.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';
import { digestFiles } from '../../server/runs/digests.js';
import { runCase } from '../../server/runs/runCase.js';
import type { DayResult, TimedRun } from './results.js';

/**
 * A world's last day added to a case that was run without it, beside a run over everything in a
 * workspace of its own: `oneDay.ts FOLDER SCENARIO ACCOUNTS SEED`. The world lies there already.
 * Prints a DayResult.
 */
const [folder, scenario, accounts, seed] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
];
const world = join(folder, `${scenario}-${accounts}-${seed}`);
const root = join(folder, `day-${scenario}-${accounts}`);
const grown = join(root, 'grown');

/** Files that say what was found; ids of groups are left out, as a day's follow the run before. */
const FOUND = ['signals.parquet', 'uses.parquet', 'features.parquet'];
const foundIn = async (run: string): Promise<string> => {
  // Many uses of templates stand in no order.
  const uses = await connection.runAndReadAll(
    `SELECT count(*)::VARCHAR, sum(hash(account_no, value, "at", file_no, row_no)::HUGEINT)::VARCHAR
     FROM read_parquet(${sqlString(join(run, 'template_uses.parquet'))})`,
  );
  const groups = JSON.parse(await readFile(join(run, 'groups.json'), 'utf8')) as {
    accounts: string[];
  }[];
  return JSON.stringify([
    await digestFiles(run, FOUND),
    uses.getRows(),
    groups.map(({ accounts }) => JSON.stringify(accounts)).sort(),
  ]);
};

await rm(root, { recursive: true, force: true });
const files = (await readdir(join(world, 'exchanges'))).sort();
const day = files.at(-1)!.slice(0, 10);
const connection = await openDuckDb();
/** Rows of a table of one file before the day, or of the day. */
const part = (table: string, comparison: string, out: string) =>
  connection.run(
    `COPY (SELECT * FROM read_parquet(${sqlString(join(world, `${table}.parquet`))})
           WHERE "at" ${comparison} TIMESTAMPTZ ${sqlString(`${day} 00:00:00+00`)})
     TO ${sqlString(join(grown, table, out))} (FORMAT parquet, COMPRESSION zstd)`,
  );
for (const table of ['exchanges', 'sessions', 'payments'])
  await mkdir(join(grown, table), { recursive: true });
await link(join(world, 'accounts.parquet'), join(grown, 'accounts.parquet'));
const ofDay = files.filter((file) => file.startsWith(day));
const linkExchanges = async (names: readonly string[]) => {
  for (const name of names)
    await link(join(world, 'exchanges', name), join(grown, 'exchanges', name));
};
await linkExchanges(files.filter((file) => !ofDay.includes(file)));
for (const table of ['sessions', 'payments']) await part(table, '<', '0000.parquet');

const timed = async (
  workspace: string,
): Promise<{ folder: string; accounts: number; timed: TimedRun }> => {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const run = await runCase({
    caseDir: grown,
    workspace: join(root, workspace),
    env: process.env,
    now: () => new Date(),
    seed: 1,
    progress: silentProgress,
  });
  const { user, system } = process.cpuUsage(cpu);
  return {
    folder: run.folder,
    accounts: Number(run.record.counts['accounts']),
    timed: {
      seconds: (performance.now() - from) / 1000,
      cpuSeconds: (user + system) / 1e6,
      stages: run.record.stages.map(({ stage, seconds }) => ({ stage, seconds })),
      exchanges: 0,
    },
  };
};
const countExchanges = async (): Promise<number> => {
  const rows = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM read_parquet(${sqlString(join(grown, 'exchanges', '*.parquet'))})`,
  );
  return rows.getRows()[0]![0] as number;
};

await timed('daily');
const before = await countExchanges();
await linkExchanges(ofDay);
for (const table of ['sessions', 'payments']) await part(table, '>=', `${day}.parquet`);
const all = await countExchanges();
const added = await timed('daily');
const whole = await timed('whole');
const same = (await foundIn(added.folder)) === (await foundIn(whole.folder));
connection.closeSync();
await rm(root, { recursive: true, force: true });
const result: DayResult = {
  accounts: whole.accounts,
  whole: { ...whole.timed, exchanges: all },
  day: { ...added.timed, exchanges: all - before },
  same,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
