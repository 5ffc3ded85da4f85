import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { Random } from '../../worlds/random.js';
import { generateSeedScale } from '../../worlds/seedScale/index.js';
import { createPeople, macros } from '../../worlds/seedScale/people.js';
import { drawPlan } from '../../worlds/seedScale/plan.js';
import { createPools } from '../../worlds/seedScale/pools.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-scale-'));
});
afterAll(() => rm(folder, { recursive: true }));

const make = (name: string, scenario = 'seed-scale', seed = 3) =>
  generateSeedScale({
    scenario,
    outDir: join(folder, name),
    accounts: 1200,
    exchanges: 9_000,
    seed,
    progress: silentProgress,
  });

async function ask(name: string, sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const path = (table: string) => `'${join(folder, name, table)}'`;
  const text = sql.replaceAll(/\{([^}]+)\}/g, (_, table: string) => path(table));
  const reader = await connection.runAndReadAll(text);
  connection.closeSync();
  return reader.getRowObjectsJson();
}

async function hashOf(name: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(join(folder, name), { recursive: true })).sort())
    if (/\.(parquet|csv)$/.test(file)) hash.update(await readFile(join(folder, name, file)));
  return hash.digest('hex');
}

describe('seed-scale', () => {
  it('makes more people than DuckDB keeps in two blocks of rows, each once', async () => {
    const random = new Random(3);
    const plan = drawPlan(random, { accounts: 250_000, exchanges: 300_000, seed: 3, hubs: true });
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const macro of macros(plan.seed)) await connection.run(macro);
    await createPools(connection, random, plan);
    await createPeople(connection, plan);
    const reader = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER AS all, count(DISTINCT account_id)::INTEGER AS ids, count(operator)::INTEGER AS operators FROM people`,
    );
    connection.closeSync();
    const operators = plan.operators.reduce((sum, { size }) => sum + size, 0);
    expect(reader.getRowObjectsJson()).toEqual([{ all: plan.people, ids: plan.people, operators }]);
  });

  it('keeps its books and repeats its bytes; hubs are in it and not in its flat twin', async () => {
    const made = await make('one');
    await make('two');
    expect(await hashOf('two')).toBe(await hashOf('one'));
    expect(made.operators).toHaveLength(6);

    const [books] = await ask(
      'one',
      `SELECT (SELECT count(*)::INTEGER FROM {accounts.parquet}) AS accounts,
         (SELECT count(DISTINCT account_id)::INTEGER FROM {truth.csv}) AS truths,
         (SELECT count(*)::INTEGER FROM {exchanges/*.parquet}) AS exchanges,
         (SELECT count(*)::INTEGER FROM {exchanges/*.parquet} WHERE prompt IS NULL) AS silent,
         (SELECT count(*)::INTEGER FROM (SELECT account_id FROM {sessions.parquet} UNION ALL SELECT account_id FROM {payments.parquet}
            UNION ALL SELECT account_id FROM {exchanges/*.parquet}) WHERE account_id NOT IN (SELECT account_id FROM {accounts.parquet})) AS strangers,
         (SELECT count(*)::INTEGER FROM {exchanges/*.parquet} e JOIN {accounts.parquet} a USING (account_id) WHERE e."at" < a.created_at) AS early`,
    );
    expect(books).toEqual({
      accounts: made.accounts,
      truths: made.accounts,
      exchanges: made.exchanges,
      silent: 0,
      strangers: 0,
      early: 0,
    });
    expect(made.exchanges).toBeGreaterThan(6_000);
    expect(made.exchanges).toBeLessThan(14_000);

    await make('flat', 'seed-scale-flat');
    const HOLDERS =
      'SELECT max(n)::INTEGER AS top FROM (SELECT count(DISTINCT account_id) AS n FROM {sessions.parquet} GROUP BY ip)';
    const [hub] = await ask('one', HOLDERS);
    const [flat] = await ask('flat', HOLDERS);
    expect(Number(hub!['top'])).toBeGreaterThan(100);
    expect(Number(flat!['top'])).toBeLessThan(60);
  }, 90_000);
});
