import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { erasedHash, openDuckDb, queryRows, sqlString } from '../../server/ingest/index.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { eraseAccount } from '../../server/runs/privacy/eraseAccount.js';
import { erasedAccounts } from '../../server/runs/privacy/erasures.js';
import { writeRun } from '../support/fakeRecord.js';

const TABLE = 'cases/a/tables/1/accounts.parquet';
let workspace: string;
let store: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'throughline-unknown-'));
  await mkdir(join(workspace, TABLE, '..'), { recursive: true });
  const connection = await openDuckDb();
  await queryRows(
    connection,
    `COPY (SELECT 0 AS account_no, 'held' AS account_id) TO ${sqlString(join(workspace, TABLE))}`,
  );
  connection.closeSync();
  await writeRun(workspace, {
    run_id: 'run-1',
    parameters: { case_id: 'a', tables: { accounts: TABLE } },
  });
  store = join(workspace, 'neo4j', 'data', 'store');
  await mkdir(join(store, '..'), { recursive: true });
  await writeFile(store, 'what the run loaded');
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const erase = () =>
  eraseAccount({
    workspace,
    account: 'nobody',
    by: 'Ada',
    reason: 'asked for',
    // A server that would not answer: it is not asked.
    env: { NEO4J_URI: 'bolt://127.0.0.1:1' },
    now: () => new Date('2026-07-02T06:00:00Z'),
    progress: silentProgress,
  });

describe('an account that no table holds', () => {
  it('is registered for later runs, and the database stays as it is', async () => {
    const done = await erase();
    expect(done).toMatchObject({ tables: [], runs: [], registered: true, graph_emptied: false });
    expect(await readFile(store, 'utf8')).toBe('what the run loaded');
    const { key, hashes } = (await erasedAccounts(workspace))!;
    expect(hashes).toEqual([erasedHash(key, 'nobody')]);
    const audit = await readFile(join(workspace, 'audit.jsonl'), 'utf8');
    expect(audit).toContain('erase-account');
  });

  it('may be in the database where the tables of a run are gone: it is emptied', async () => {
    await rm(join(workspace, 'cases'), { recursive: true });
    await expect(erase()).rejects.toMatchObject({ exitCode: EXIT.databaseUnreachable });
    expect(existsSync(store)).toBe(false);
  });

  it('is erased from the reasons of rows that were left out', async () => {
    const line = (id: string) => `x.csv,2,account_id,account_id “${id}” is not in accounts\n`;
    const folders = [join(workspace, TABLE, '..'), join(workspace, 'runs', 'run-1')];
    for (const folder of folders)
      await writeFile(join(folder, 'quarantine.csv'), line('nobody') + line('held'));
    const done = await erase();
    expect(done).toMatchObject({
      tables: ['cases/a/tables/1'],
      runs: ['run-1'],
      graph_emptied: false,
    });
    for (const folder of folders)
      expect(await readFile(join(folder, 'quarantine.csv'), 'utf8')).toBe(
        line(done.tombstone) + line('held'),
      );
  });

  it('is told as that, first of all', async () => {
    const main = join(PACKAGE_ROOT, 'bin', 'throughline.js');
    const args = ['erase', 'nobody', '--by', 'Ada', '--reason', 'x', '--workspace', workspace];
    const { stdout, exitCode } = await execa(process.execPath, [main, ...args]);
    expect(exitCode).toBe(EXIT.done);
    expect(stdout).toMatch(/^No table of this workspace holds this account\. It is registered/);
    expect(stdout).toContain('The database was left as it is.');
    expect(stdout).not.toContain('Erased from');
  });
});
