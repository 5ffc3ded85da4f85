import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMakers } from '../../server/attribution/coarseKinds.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

let connection: DuckDBConnection;
beforeEach(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`
    CREATE TABLE accounts (account_no INTEGER, created_at TIMESTAMP);
    CREATE TABLE features (account_no INTEGER, last_at TIMESTAMP);
    CREATE TABLE signals AS FROM (VALUES (0, 'device'), (1, 'slash24'), (2, 'tls')) t(signal_no, kind);
    CREATE TABLE uses (account_no INTEGER, signal_no INTEGER, last TIMESTAMP)`);
});
afterEach(() => connection.closeSync());

const day = (no: number) => `TIMESTAMP '2026-03-01 12:00:00' + INTERVAL ${no} DAY`;

/** An account of day 0 that used each signal last on some day, and did anything last on another. */
async function account(no: number, usedUntil: number, lastDay: number | null): Promise<void> {
  await connection.run(`INSERT INTO accounts VALUES (${no}, ${day(0)})`);
  await connection.run(
    `INSERT INTO features VALUES (${no}, ${lastDay === null ? 'NULL' : day(lastDay)})`,
  );
  for (const signal of [0, 1, 2])
    await connection.run(`INSERT INTO uses VALUES (${no}, ${signal}, ${day(usedUntil)})`);
}

async function leftBehind(): Promise<Record<number, number>> {
  const sql = await readFile(join(PACKAGE_ROOT, 'server/signals/sql/left_behind.sql'), 'utf8');
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return Object.fromEntries(rows.map(([signal, count]) => [signal as number, count as number]));
}

describe('what is left behind', () => {
  it('is a device or a range of the first days, by whoever went on without it for a week', async () => {
    await account(1, 1, 40);
    await account(2, 3, 10);
    expect(await leftBehind()).toEqual({ 0: 2, 1: 2 });
  });

  it('is none that was used again, that was used to the end, or whose account ended as well', async () => {
    await account(1, 20, 40);
    await account(2, 2, 8);
    await account(3, 0, null);
    expect(await leftBehind()).toEqual({ 0: 0, 1: 0 });
  });

  it('is the maker’s where nearly all of many holders left it', () => {
    expect(isMakers(10, 8)).toBe(true);
    expect(isMakers(10, 7)).toBe(false);
    expect(isMakers(5, 5)).toBe(false);
  });
});
