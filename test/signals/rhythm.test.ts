import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { Random } from '../../worlds/random.js';

let connection: DuckDBConnection;
beforeEach(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    'CREATE TABLE accounts (account_no INTEGER, created_at TIMESTAMP, file_no INTEGER, row_no BIGINT)',
  );
  await connection.run(
    'CREATE TABLE exchanges (account_no INTEGER, "at" TIMESTAMP, prompt VARCHAR, file_no INTEGER, row_no BIGINT)',
  );
});
afterEach(() => connection.closeSync());

const timeOf = (second: number) => `TIMESTAMP '2026-03-02 00:00:00' + INTERVAL ${second} SECOND`;
const insert = (table: string, rows: readonly string[]) =>
  connection.run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
const signUps = (seconds: readonly number[], first = 0) =>
  insert(
    'accounts',
    seconds.map((second, i) => `(${first + i}, ${timeOf(second)}, 0, ${first + i})`),
  );
const sends = (prompt: string, seconds: readonly number[], first = 0) =>
  insert(
    'exchanges',
    seconds.map((second, i) => `(${first + i}, ${timeOf(second)}, '${prompt}', 1, ${first + i})`),
  );
/** Holders of each value of a kind, the most first. */
async function holders(kind: string): Promise<number[]> {
  const sql = await readFile(join(PACKAGE_ROOT, 'server/signals/sql/rhythm.sql'), 'utf8');
  const reader = await connection.runAndReadAll(
    `SELECT count(DISTINCT account_no)::INTEGER FROM (${sql}) WHERE kind = '${kind}' GROUP BY value ORDER BY 1 DESC`,
  );
  return reader.getRows().map((row) => row[0] as number);
}

const DAY = 86_400;
const HOUR = 3_600;

describe('signup_burst', () => {
  it('is ten minutes far above a usual day, and no usual day has one', async () => {
    const random = new Random(7);
    await signUps(Array.from({ length: 3_000 }, () => random.int(0, 30 * DAY - 1)));
    expect(await holders('signup_burst')).toEqual([]);
    await signUps(
      Array.from({ length: 40 }, () => 12 * DAY + 15 * HOUR + random.int(0, 599)),
      3_000,
    );
    const [burst, ...others] = await holders('signup_burst');
    expect(burst).toBeGreaterThanOrEqual(40);
    expect(others).toEqual([]);
  });
});

describe('synchronised_prompt', () => {
  const PROMPT = 'Grade the answer below, step by step';

  it('is a chain of accounts that send the same prompt seconds apart', async () => {
    await sends(PROMPT, [0, 8, 16, 24, 32]);
    await sends(PROMPT, [2 * HOUR, 2 * HOUR + 9, 4 * HOUR], 5);
    expect(await holders('synchronised_prompt')).toEqual([5, 2]);
  });

  it('is not what one account does alone', async () => {
    await insert(
      'exchanges',
      Array.from({ length: 20 }, (_, i) => `(1, ${timeOf(i * 5)}, '${PROMPT}', 1, ${i})`),
    );
    expect(await holders('synchronised_prompt')).toEqual([]);
  });

  it('is not made by chance where a prompt goes round', async () => {
    const random = new Random(11);
    // A thousand people in three hours: every ten seconds somebody.
    await sends(
      'The prompt that everybody tries',
      Array.from({ length: 1_000 }, () => random.int(0, 3 * HOUR)),
    );
    expect(await holders('synchronised_prompt')).toEqual([]);
  });

  it('is seen in the middle of what goes round, where it is beyond chance', async () => {
    const random = new Random(13);
    await sends(
      'The prompt that everybody tries',
      Array.from({ length: 120 }, () => random.int(0, 10 * HOUR)),
    );
    expect(await holders('synchronised_prompt')).toEqual([]);
    await sends(
      'The prompt that everybody tries',
      [0, 2, 4, 6, 8, 10, 12, 14].map((s) => 5 * HOUR + s),
      120,
    );
    const [chain, ...others] = await holders('synchronised_prompt');
    expect(chain).toBeGreaterThanOrEqual(8);
    expect(others).toEqual([]);
  });
});
