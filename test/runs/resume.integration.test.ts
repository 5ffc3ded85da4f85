import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killOnce, outputHashes, runWhole } from '../../bench/kill/killing.js';
import { describeFailure } from '../../server/cli/failure.js';
import { DatabaseUnreachableError, EXIT } from '../../server/contract/errors.js';
import { RunRecord } from '../../server/contract/outputs.js';
import { type Progress, silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { backUp } from '../../server/runs/backup.js';
import { restore } from '../../server/runs/restore.js';
import { type RunResult, runCase } from '../../server/runs/runCase.js';
import type { RunOptions } from '../../server/runs/runOptions.js';
import { listRuns, workspacePaths } from '../../server/runs/workspace.js';
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
const reusedOf = ({ record }: Pick<RunResult, 'record'>) =>
  record.stages.filter((stage) => stage.reused).map(({ stage }) => stage);

/** For a command that needs no database of its own. */
async function sharedServer(): Promise<NodeJS.ProcessEnv> {
  const home = join(folder, 'server', 'neo4j');
  const { port } = JSON.parse(await readFile(join(home, 'server.json'), 'utf8'));
  return {
    ...process.env,
    NEO4J_URI: `bolt://127.0.0.1:${port}`,
    NEO4J_PASSWORD: await readFile(join(home, 'password'), 'utf8'),
  };
}

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
    const setting = {
      caseDir,
      workspace: join(folder, 'killed'),
      out: join(folder, 'killed-out'),
      env: await sharedServer(),
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

describe('a stage that would not fit', () => {
  it('is not begun and says what it lacks; with room the same command goes on, as one told to try does', async () => {
    const workspace = join(folder, 'unfit');
    await graph.run('mark-case', { caseId: 'none' });
    const command = (env: NodeJS.ProcessEnv) =>
      spawn(process.execPath, [...COMMAND, 'run', caseDir, '--workspace', workspace, '--json'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const server = await sharedServer();
    // The whole stage fits into it; what a stage of its kind takes at least does not.
    const small = command({ ...server, NODE_OPTIONS: '--max-old-space-size=80' });
    let words = '';
    small.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    expect(await exitOf(small)).toBe(EXIT.failed);
    expect(words).toMatch(/“communities”.* GiB of JavaScript heap.*max-old-space-size/s);
    expect((await listRuns(workspace))[0]!.status).toBe('failed');
    expect(
      await exitOf(
        command({
          ...server,
          NODE_OPTIONS: '--max-old-space-size=80',
          THROUGHLINE_SKIP_ESTIMATES: '1',
        }),
      ),
    ).toBe(EXIT.done);
    const [done] = await listRuns(workspace);
    expect(reusedOf({ record: done! })).toEqual(['ingest', 'content', 'signals', 'load']);
    const { run: folderOf } = workspacePaths(workspace);
    expect(await textsOf(folderOf(done!.run_id))).toEqual(await textsOf(undisturbed.folder));
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
    const server = await sharedServer();
    const [uri, password] = [server['NEO4J_URI']!, server['NEO4J_PASSWORD']!];
    const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password));
    await driver.executeQuery('DROP INDEX signal_words');
    await driver.close();
    expect(await graph.run('word-index')).toEqual([]);
    await run({ workspace });
    expect(await graph.run('word-index')).toEqual([{ name: 'signal_words' }]);
  });
});

const COMMAND = [join(PACKAGE_ROOT, 'bin', 'throughline.js')];
/** The command as a process of its own in a group of its own, as a terminal would have it. */
const throughline = (...args: string[]) =>
  spawn(process.execPath, [...COMMAND, ...args], {
    detached: true,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const exitOf = async (child: ChildProcess): Promise<number | null> => {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
};
/** Resolves when a line of standard error begins so; rejects when the process ends before. */
const says = (child: ChildProcess, beginning: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stderr! });
    lines.on('line', (line) => {
      if (line.trimStart().startsWith(beginning)) resolve();
    });
    lines.on('close', () => reject(new Error(`it ended without saying “${beginning}”`)));
  });
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a command that is stopped', () => {
  // With the default workspace, a relative one, as a newcomer runs it.
  const pidFile = () => join(folder, '.throughline', 'neo4j', 'server.pid');

  it.each([
    ['SIGTERM', 'checking and writing tables:', 143],
    ['SIGINT', 'loading Neo4j:', 130],
  ] as const)('by %s after “%s” ends with its database', async (signal, after, code) => {
    const child = throughline('run', 'case');
    const ended = exitOf(child);
    await says(child, after);
    const pid = existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8')) : null;
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(existsSync(pidFile())).toBe(false);
    if (pid !== null) expect(isAlive(pid)).toBe(false);
  });

  it('is taken up again, and ends as one that nobody stopped', async () => {
    await graph.run('mark-case', { caseId: 'none' });
    const child = spawn(process.execPath, [...COMMAND, 'run', 'case', '--json'], {
      cwd: folder,
      env: await sharedServer(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    expect(await exitOf(child)).toBe(EXIT.done);
    const record = RunRecord.parse(JSON.parse(text));
    expect(reusedOf({ record })).toEqual(['ingest', 'content', 'signals']);
    const { run: folderOf } = workspacePaths(join(folder, '.throughline'));
    expect(await textsOf(folderOf(record.run_id))).toEqual(await textsOf(undisturbed.folder));
  });
});

describe('a workspace that was backed up', () => {
  it('is served once it is restored, finds what it found, and stops with code 0', async () => {
    const file = join(folder, 'backup.zip');
    const workspace = join(folder, 'restored');
    const from = join(folder, 'undisturbed');
    await backUp({ workspace: from, out: file, now: () => new Date(), progress: silentProgress });
    await restore({ file, workspace, progress: silentProgress });
    const [account] = (await textsOf(undisturbed.folder))[0]!.split('\n')[1]!.split(',');

    const child = throughline('serve', '--workspace', workspace, '--port', '0', '--json');
    const ended = exitOf(child);
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    const { url } = JSON.parse(line) as { url: string };
    expect((await fetch(url)).status).toBe(200);
    // The backup has no database: search answers from one that was filled from the run's files.
    for (const path of [`search?q=${account}`, `accounts/${account}`]) {
      const answer = await fetch(`${url}api/${path}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(`"${account}"`);
    }
    // Who was turned away stands on standard error.
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    const headers = { origin: 'https://elsewhere.example' };
    expect((await fetch(`${url}api/operators`, { headers })).status).toBe(403);
    const second = throughline('serve', '--workspace', workspace, '--port', new URL(url).port);
    expect(await exitOf(second)).toBe(EXIT.failed);
    child.kill('SIGTERM');
    expect(await ended).toBe(EXIT.done);
    expect(words).toMatch(/"status":403.*"msg":"refused"/);
    expect(existsSync(join(workspace, 'neo4j', 'server.pid'))).toBe(false);
  });
});
