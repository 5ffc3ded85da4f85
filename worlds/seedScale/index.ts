import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Progress } from '../../server/contract/progress.js';
import { Random } from '../random.js';
import { ACCOUNTS, createPeople, macros, payments, sessions } from './people.js';
import { drawPlan, type ScalePlan } from './plan.js';
import { createPools } from './pools.js';
import { createEvents, exchangesOf } from './prompts.js';

/** Worlds of any size, written as Parquet by DuckDB; `seed-scale-flat` is the same without hubs. */
export const SCALE_SCENARIOS: readonly { readonly name: string; readonly summary: string }[] = [
  {
    name: 'seed-scale',
    summary: 'a million accounts, six operators and 39 million exchanges, as Parquet',
  },
  {
    name: 'seed-scale-flat',
    summary: 'the same without the address and the text that very many share',
  },
];

export interface ScaleOptions {
  readonly scenario: string;
  readonly outDir: string;
  /** Legitimate accounts; operators grow and shrink with them. */
  readonly accounts?: number;
  readonly exchanges?: number;
  readonly seed: number;
  readonly progress: Progress;
}

/** With fewer a day several days are one file. */
const FILE_EXCHANGES_MIN = 2_000;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * Writes a case of Parquet tables (exchanges a file a day) with `truth.csv` and
 * `truth-operators.csv` beside it. Rows are made by SQL from hashes of the seed, day by day, so that
 * memory goes with the accounts and not with the exchanges. The same options and the same DuckDB
 * give the same rows.
 */
export async function generateSeedScale(o: ScaleOptions): Promise<{
  accounts: number;
  exchanges: number;
  operators: { name: string; accounts: number }[];
  truthPath: string;
}> {
  const random = new Random(o.seed);
  const plan = drawPlan(random, { ...o, hubs: o.scenario === 'seed-scale' });
  await mkdir(join(o.outDir, 'exchanges'), { recursive: true });
  const temporary = join(o.outDir, '.making');
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: temporary,
    memory_limit: '6GB',
  });
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const exchanges = await writeWorld(connection, random, plan, o);
    return {
      accounts: plan.people,
      exchanges,
      operators: plan.operators.map(({ name, size }) => ({ name, accounts: size })),
      truthPath: join(o.outDir, 'truth.csv'),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(temporary, { recursive: true, force: true });
  }
}

async function writeWorld(
  connection: DuckDBConnection,
  random: Random,
  plan: ScalePlan,
  o: ScaleOptions,
): Promise<number> {
  const steps = 4 + plan.days;
  o.progress.start(`making the world “${o.scenario}”`, steps);
  const copy = (query: string, file: string, format: string) =>
    connection.run(`COPY (${query}) TO ${text(join(o.outDir, file))} (${format})`);
  const PARQUET = 'FORMAT parquet, COMPRESSION zstd';
  for (const macro of macros(plan.seed)) await connection.run(macro);
  await createPools(connection, random, plan);
  await createPeople(connection, plan);
  o.progress.update(1, 'people');
  await copy(`${ACCOUNTS} ORDER BY created_at, account_id`, 'accounts.parquet', PARQUET);
  await copy(payments(plan.days), 'payments.parquet', PARQUET);
  await copy(`${sessions(plan.days)} ORDER BY "at", account_id, ip`, 'sessions.parquet', PARQUET);
  o.progress.update(2, 'sessions');
  await copy(
    `SELECT p.account_id, p.class, coalesce(o.name, '') AS operator, coalesce(o.name, '') AS client
     FROM people p LEFT JOIN operators o ON p.operator = o.operator ORDER BY p.account_id`,
    'truth.csv',
    'FORMAT csv, HEADER true',
  );
  const aims = plan.operators.map(
    (p) => `(${text(p.name)}, ${text(p.style)}, ${text(p.aims.join(';'))}, ${text(p.name)})`,
  );
  await copy(
    `SELECT * FROM (VALUES ${aims.join(', ')}) t(operator, style, aims, clients)`,
    'truth-operators.csv',
    'FORMAT csv, HEADER true',
  );
  const exchanges = await createEvents(connection, plan);
  o.progress.update(3, 'times');
  // A file a day, as logs are kept; of a small world half a month.
  const step = exchanges / plan.days < FILE_EXCHANGES_MIN ? 15 : 1;
  for (let day = 0; day < plan.days; day += step) {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    await copy(exchangesOf(day, day + step), join('exchanges', `${date}.parquet`), PARQUET);
    o.progress.update(4 + day, date);
  }
  o.progress.done(`${plan.people} accounts, ${exchanges} exchanges`);
  return exchanges;
}
