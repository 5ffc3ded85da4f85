import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { openDuckDb, sqlString } from '../../server/ingest/index.js';
import { type RunResult, runCase } from '../../server/runs/runCase.js';
import { listRuns, workspacePaths } from '../../server/runs/workspace.js';
import { generateWorld } from '../../worlds/index.js';

/** All that a run leaves of its own making. */
const FILES = [
  'accounts.csv',
  'operators.json',
  'links.csv',
  'quarantine.csv',
  'members.ndjson',
  'signals.parquet',
  'uses.parquet',
  'features.parquet',
  'template_uses.parquet',
];
const TIMED = { accounts: 'created_at', payments: 'at', sessions: 'at', exchanges: 'at' } as const;

let folder: string;
let caseDir: string;
let graph: GraphDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-day-'));
  caseDir = join(folder, 'case');
  const world = join(folder, 'world');
  const made = { scenario: 'demo', accounts: 600, seed: 5, progress: silentProgress };
  await generateWorld({ ...made, outDir: world });
  await split(world);
  await mkdir(caseDir);
  graph = await openGraph({
    workspace: join(folder, 'server'),
    env: process.env,
    progress: silentProgress,
  });
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
});

/** Two folders of parts: all but the last tenth of the world's time, and that tenth. */
async function split(world: string): Promise<void> {
  const connection = await openDuckDb();
  const csv = (table: string) =>
    `read_csv(${sqlString(join(world, `${table}.csv`))}, all_varchar = true)`;
  const [row] = (
    await connection.runAndReadAll(
      `SELECT strftime(max(created_at::TIMESTAMP) - (max(created_at::TIMESTAMP) - min(created_at::TIMESTAMP)) / 10, '%Y-%m-%dT%H:%M:%SZ')
       FROM ${csv('accounts')}`,
    )
  ).getRows();
  const day = sqlString(String(row![0]));
  for (const [table, time] of Object.entries(TIMED)) {
    for (const [part, condition] of [
      ['base', `"${time}" < ${day}`],
      ['day', `"${time}" >= ${day}`],
    ] as const) {
      await mkdir(join(folder, part, table), { recursive: true });
      const file = sqlString(join(folder, part, table, `${part}.csv`));
      await connection.run(
        `COPY (SELECT * FROM ${csv(table)} WHERE ${condition}) TO ${file} (FORMAT csv, HEADER true)`,
      );
    }
  }
  connection.closeSync();
}

const run = (workspace: string): Promise<RunResult> =>
  runCase({
    caseDir,
    workspace: join(folder, workspace),
    env: process.env,
    now: () => new Date('2026-07-01T06:00:00Z'),
    seed: 1,
    progress: silentProgress,
    graph,
  });
const bytesOf = (result: RunResult) =>
  Promise.all(FILES.map((name) => readFile(join(result.folder, name))));

describe('a run after a day that was added', () => {
  it('reads the day alone, and leaves the bytes of a run that reads everything', async () => {
    await cp(join(folder, 'base'), caseDir, { recursive: true });
    await run('by-day');
    await cp(join(folder, 'by-day'), join(folder, 'whole'), { recursive: true });
    const [base] = await listRuns(join(folder, 'whole'));
    await cp(join(folder, 'day'), caseDir, { recursive: true });
    const byDay = await run('by-day');
    expect(byDay.record.parameters['ingest']).toEqual({
      files: 8,
      files_of_earlier_tables: 3,
      read_again_because: [],
    });
    const caseId = String(base!.parameters['case_id']);
    await rm(join(workspacePaths(join(folder, 'whole')).tables(caseId), 'latest'));
    await graph.run('mark-case', { caseId: 'none' });
    const whole = await run('whole');
    expect(whole.record.parameters['ingest']).toMatchObject({ files_of_earlier_tables: 0 });
    expect(byDay.record.run_id).toBe(whole.record.run_id);
    expect(await bytesOf(byDay)).toEqual(await bytesOf(whole));
    expect(byDay.record.inputs).toEqual(whole.record.inputs);
    expect(byDay.record.warnings).toEqual(whole.record.warnings);
    expect(byDay.record.counts).toEqual(whole.record.counts);
    expect(byDay.record.late_rows).toEqual(whole.record.late_rows);
    expect(byDay.record.newest).toEqual(whole.record.newest);
  });
});
