import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'throughline-cache-'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const SCRIPT = `
  import { fetchJars } from ${JSON.stringify(join(PACKAGE_ROOT, 'dist', 'server', 'graph', 'jarCache.js'))};
  const quiet = { start() {}, update() {}, done() {}, message() {} };
  console.log(await fetchJars(process.env, quiet));
`;
/** A process of its own that fetches into a cache of its own. */
const fetching = () =>
  spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });

/** Names in the folder that a fetch fills; none before there is one. */
async function namesInFolder(): Promise<string[]> {
  const names = await readdir(cache, { recursive: true }).catch(() => []);
  return names.filter((name) => name.includes('neo4j-')).map((name) => basename(name));
}

/** Kills a fetch, Maven with it, as soon as a jar lies there; one that was faster is begun again. */
async function fetchHalfOfIt(): Promise<void> {
  for (;;) {
    const child = fetching();
    const ended = once(child, 'exit');
    while (!(await namesInFolder()).some((name) => name.endsWith('.jar'))) {
      if (child.exitCode !== null) throw new Error('the fetch ended and left no jar');
      await sleep(2);
    }
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    await ended;
    if (!(await namesInFolder()).includes('complete')) return;
    await rm(cache, { recursive: true });
  }
}

describe.runIf(process.platform === 'linux')('the jar cache', () => {
  it('continues after an interrupted fetch, and serves two starts at once', async () => {
    await fetchHalfOfIt();

    const both = [fetching(), fetching()];
    const folders = await Promise.all(
      both.map(async (child) => {
        let text = '';
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        const [code] = (await once(child, 'exit')) as [number];
        expect(code).toBe(0);
        return text.trim();
      }),
    );
    expect(folders[0]).toBe(folders[1]);
    const jars = await readdir(folders[0]!);
    expect(jars).toContain('neo4j-5.26.30.jar');
    expect(jars).toContain('proc-community-2.13.9.jar');
    expect(jars).toContain('complete');
  });
});
