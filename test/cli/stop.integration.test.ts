import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../server/contract/errors.js';
import { RunRecord } from '../../server/contract/outputs.js';
import { silentProgress } from '../../server/contract/progress.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { generateWorld } from '../../worlds/index.js';

let folder: string;
const inFolder = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-stop-'));
  await generateWorld({
    scenario: 'demo',
    outDir: inFolder('case'),
    accounts: 1_200,
    seed: 5,
    progress: silentProgress,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command as a process of its own in a group of its own, as a terminal would have it. */
const throughline = (...args: string[]) =>
  spawn(process.execPath, [join(PACKAGE_ROOT, 'bin', 'throughline.js'), ...args], {
    detached: true,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
// With the default workspace, a relative one, as a newcomer runs it.
const run = () => throughline('run', 'case', '--json');

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
const databaseState = () => inFolder('.throughline/neo4j/server.pid');
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a run that is stopped', () => {
  it.each([
    ['SIGTERM', 'checking and writing tables:', 143],
    ['SIGINT', 'loading Neo4j:', 130],
  ] as const)('by %s after “%s” ends with its database', async (signal, after, code) => {
    const child = run();
    const ended = exitOf(child);
    await says(child, after);
    const state = existsSync(databaseState())
      ? { pid: Number(await readFile(databaseState(), 'utf8')) }
      : null;
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(existsSync(databaseState())).toBe(false);
    if (state !== null) expect(isAlive(state.pid)).toBe(false);
  });

  it('is taken up by the same command, and ends as one that nobody stopped', async () => {
    const child = run();
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    expect(await exitOf(child)).toBe(EXIT.done);
    const record = RunRecord.parse(JSON.parse(text));
    expect(record.status).toBe('done');
    expect(record.engine.communities).toBe('gds-leiden');

    await rename(inFolder('.throughline/runs'), inFolder('stopped'));
    expect(await exitOf(run())).toBe(EXIT.done);
    for (const name of ['accounts.csv', 'operators.json', 'links.csv']) {
      const file = (runs: string) => readFile(inFolder(`${runs}/${record.run_id}/${name}`), 'utf8');
      expect(await file('stopped')).toBe(await file('.throughline/runs'));
    }
  });

  it('serves what it found on a port of its own, and ends with code 0 when it is stopped', async () => {
    const child = throughline('serve', '--port', '0', '--json');
    const ended = exitOf(child);
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    const { url } = JSON.parse(line) as { url: string };
    expect((await fetch(url)).status).toBe(200);
    const { port } = new URL(url);
    const second = throughline('serve', '--port', port);
    expect(await exitOf(second)).toBe(EXIT.failed);
    child.kill('SIGTERM');
    expect(await ended).toBe(EXIT.done);
    expect(existsSync(databaseState())).toBe(false);
  });
});
