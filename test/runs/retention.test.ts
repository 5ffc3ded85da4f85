import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../server/contract/errors.js';
import { planRetention, tidy } from '../../server/runs/retention.js';
import { listRuns } from '../../server/runs/workspace.js';
import { recordWith, writeRun } from '../support/fakeRecord.js';

const run = (no: number, changes: Parameters<typeof recordWith>[0] = {}) =>
  recordWith({ run_id: `run-${no}`, started_at: `2026-07-0${no}T00:00:00.000Z`, ...changes });
const removed = (o: Partial<Parameters<typeof planRetention>[1]> = {}, runs = RUNS) =>
  planRetention(runs, {
    keep: 2,
    before: new Date('2026-08-01T00:00:00Z'),
    decided: new Set(),
    ...o,
  }).remove.map(({ run_id }) => run_id);
const RUNS = [
  run(7, { status: 'running' }),
  run(6),
  run(5),
  run(4, { status: 'failed' }),
  run(3),
  run(2, { parameters: { case_id: 'b' } }),
  run(1),
];

describe('which runs may go', () => {
  it('are all but the newest of each case and one that can be taken up', () => {
    expect(removed()).toEqual(['run-4', 'run-3', 'run-1']);
  });
  it('are not those that decisions were made on, nor young ones', () => {
    expect(removed({ decided: new Set(['run-1']) })).toEqual(['run-4', 'run-3']);
    expect(removed({ before: new Date('2026-07-03T12:00:00Z') })).toEqual(['run-3', 'run-1']);
  });
});

describe('tidying a workspace', () => {
  let workspace: string;
  const tables = (no: number) => join('cases', 'a', 'tables', `t${no}`);
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'throughline-tidy-'));
    for (const no of [1, 2, 3]) {
      const accounts = join(tables(no), 'accounts.parquet');
      await mkdir(join(workspace, tables(no)), { recursive: true });
      await writeFile(join(workspace, accounts), 'PAR1');
      const { run_id, started_at } = run(no);
      await writeRun(workspace, {
        run_id,
        started_at,
        parameters: { case_id: 'a', tables: { accounts, labels: null } },
      });
    }
  });
  afterAll(() => rm(workspace, { recursive: true, force: true }));
  const act = (dryRun: boolean) =>
    tidy({
      workspace,
      keep: 1,
      before: new Date('2026-07-03T00:00:00Z'),
      dryRun,
      now: () => new Date('2026-07-09T00:00:00Z'),
    });

  it('makes no workspace where there is none, and on a dry run not a file in one that is there', async () => {
    const before = await readdir(workspace, { recursive: true });
    await act(true);
    expect(await readdir(workspace, { recursive: true })).toEqual(before);
    const nowhere = join(workspace, 'nowhere');
    for (const dryRun of [true, false]) {
      const asked = tidy({
        workspace: nowhere,
        keep: 1,
        before: new Date(0),
        dryRun,
        now: () => new Date(),
      });
      await expect(asked).rejects.toBeInstanceOf(UsageError);
    }
    expect(existsSync(nowhere)).toBe(false);
  });

  it('says what would go, then takes it with its tables, and writes down what it took', async () => {
    const planned = await act(true);
    expect(planned.removed).toEqual(['run-2', 'run-1']);
    expect((await listRuns(workspace)).length).toBe(3);
    expect(await act(false)).toEqual(planned);
    expect((await listRuns(workspace)).map(({ run_id }) => run_id)).toEqual(['run-3']);
    expect([1, 2, 3].map((no) => existsSync(join(workspace, tables(no))))).toEqual([
      false,
      false,
      true,
    ]);
    expect(await readFile(join(workspace, 'retention.jsonl'), 'utf8')).toContain('"run-1"');
    expect((await act(false)).removed).toEqual([]);
  });
});
