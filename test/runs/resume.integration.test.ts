import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killOnce, outputHashes, runWhole } from '../../bench/kill/killing.js';
import { describeFailure } from '../../server/cli/failure.js';
import { DatabaseUnreachableError } from '../../server/contract/errors.js';
import { type Progress, silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { type RunOptions, type RunResult, runCase } from '../../server/runs/runCase.js';
import { listRuns } from '../../server/runs/workspace.js';
import { generateWorld } from '../../worlds/index.js';

const FILES = ['accounts.csv', 'operators.json', 'links.csv'];
let folder: string;
let graph: GraphDatabase;
let caseDir: string;
let undisturbed: RunResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-resume-'));
  caseDir = join(folder, 'case');
  const world = { scenario: 'demo', accounts: 600, seed: 5, progress: silentProgress };
  await generateWorld({ ...world, outDir: caseDir });
  graph = await openGraph({
    workspace: join(folder, 'server'),
    env: process.env,
    progress: silentProgress,
  });
  undisturbed = await run({ workspace: join(folder, 'undisturbed') });
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
});

const options = (changes: Partial<RunOptions> = {}): RunOptions => ({
  caseDir,
  workspace: join(folder, 'workspace'),
  env: process.env,
  now: () => new Date('2026-07-01T06:00:00Z'),
  seed: 1,
  progress: silentProgress,
  graph,
  ...changes,
});
const run = (changes: Partial<RunOptions> = {}): Promise<RunResult> => runCase(options(changes));
const textsOf = (runDir: string) =>
  Promise.all(FILES.map((name) => readFile(join(runDir, name), 'utf8')));
const reusedOf = ({ record }: RunResult) =>
  record.stages.filter((stage) => stage.reused).map(({ stage }) => stage);

/** Progress that fails when a stage begins, as a crash there would. */
const failingAt = (stage: string): Progress => ({
  ...silentProgress,
  start: (name) => {
    if (name === stage) throw new Error(`broken off at ${stage}`);
  },
});

describe('a run that was broken off', () => {
  it.each([
    ['communities', ['ingest', 'content', 'signals', 'load']],
    ['attribution', ['ingest', 'content', 'signals', 'load', 'communities']],
  ])('at “%s” goes on from there, to the same bytes', async (stage, reused) => {
    const workspace = join(folder, stage);
    await graph.run('mark-case', { caseId: 'none' });
    await expect(run({ workspace, progress: failingAt(stage) })).rejects.toThrow(stage);
    const [failed] = await listRuns(workspace);
    expect(failed!.status).toBe('failed');
    expect(failed!.error).toContain(stage);
    const resumed = await run({ workspace });
    expect(reusedOf(resumed)).toEqual(reused);
    expect(await textsOf(resumed.folder)).toEqual(await textsOf(undisturbed.folder));
    // Nothing of the attempts is left.
    expect((await readdir(resumed.folder)).filter((name) => /part|stage|v8/.test(name))).toEqual(
      [],
    );
  });

  it('by the end of its database says so with exit code 4, and goes on to the same bytes', async () => {
    const workspace = join(folder, 'database-ends');
    const pidFile = join(workspace, 'neo4j', 'server.pid');
    await graph.run('mark-case', { caseId: 'none' });
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const progress: Progress = {
        ...silentProgress,
        start: (name) => {
          if (name === 'loading Neo4j') process.kill(Number(readFileSync(pidFile, 'utf8')), signal);
        },
      };
      const { graph: _, ...own } = options({ workspace, progress });
      const failed = await runCase(own).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(DatabaseUnreachableError);
      expect(describeFailure(failed).exitCode).toBe(4);
      expect((await listRuns(workspace))[0]!.status).toBe('failed');
    }
    const resumed = await run({ workspace });
    expect(reusedOf(resumed)).toEqual(['ingest', 'content', 'signals']);
    expect(await textsOf(resumed.folder)).toEqual(await textsOf(undisturbed.folder));
  });

  it('after kill -9 at moments apart, database left or not, ends with the same bytes', async () => {
    const { port } = JSON.parse(
      await readFile(join(folder, 'server', 'neo4j', 'server.json'), 'utf8'),
    ) as { port: number };
    const setting = {
      caseDir,
      workspace: join(folder, 'killed'),
      out: join(folder, 'killed-out'),
      env: {
        ...process.env,
        NEO4J_URI: `bolt://127.0.0.1:${port}`,
        NEO4J_PASSWORD: await readFile(join(folder, 'server', 'neo4j', 'password'), 'utf8'),
      },
    };
    const begun = performance.now();
    await runWhole(setting);
    const length = performance.now() - begun;
    const reference = await outputHashes(setting.out);
    expect(await textsOf(setting.out)).toEqual(await textsOf(undisturbed.folder));
    for (const share of [0.4, 0.8]) {
      await graph.run('mark-case', { caseId: 'none' });
      const killed = await killOnce(setting, { ms: share * length, victim: 'command', reference });
      expect(killed.different).toEqual([]);
    }
  });
});

describe('a finished run', () => {
  it('is made again where a file of it was damaged, and put back where the database lost it', async () => {
    const workspace = join(folder, 'undisturbed');
    const before = await textsOf(undisturbed.folder);
    await truncate(join(undisturbed.folder, 'accounts.csv'), 40);
    await truncate(join(undisturbed.folder, 'signals.parquet'), 100);
    await run({ workspace });
    expect(await textsOf(undisturbed.folder)).toEqual(before);

    await graph.run('clear-case');
    await graph.run('mark-case', { caseId: 'lost' });
    expect(await graph.run('concluded-run')).toEqual([]);
    const again = await run({ workspace });
    expect(again.record.finished_at).not.toBeNull();
    expect((await graph.run('concluded-run'))[0]?.runId).toBe(again.record.run_id);
    expect((await graph.run('finished-load'))[0]?.loadKey).toContain(again.record.run_id.slice(4));
    expect(await textsOf(undisturbed.folder)).toEqual(before);

    // As a database of an early version is: words cannot be searched.
    const home = join(folder, 'server', 'neo4j');
    const { port } = JSON.parse(await readFile(join(home, 'server.json'), 'utf8'));
    const password = await readFile(join(home, 'password'), 'utf8');
    const driver = neo4j.driver(`bolt://127.0.0.1:${port}`, neo4j.auth.basic('neo4j', password));
    await driver.executeQuery('DROP INDEX signal_words');
    await driver.close();
    expect(await graph.run('word-index')).toEqual([]);
    await run({ workspace });
    expect(await graph.run('word-index')).toEqual([{ name: 'signal_words' }]);
  });
});
