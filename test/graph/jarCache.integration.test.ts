import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClassArchive } from '../../server/graph/classArchive.js';
import { findJava } from '../../server/graph/javaRuntime.js';
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
/** A process of its own with a cache of its own. */
const fetching = (script = SCRIPT) =>
  spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });

/** Starts a server, and says which archive of ours it has open. */
const serving = (workspace: string) => `
  import { readFile } from 'node:fs/promises';
  import { openGraph } from ${JSON.stringify(join(PACKAGE_ROOT, 'dist', 'server', 'graph', 'openGraph.js'))};
  const progress = { start() {}, update() {}, done() {}, message() {} };
  const env = { ...process.env, NEO4J_URI: '' };
  const graph = await openGraph({ workspace: ${JSON.stringify(workspace)}, env, progress });
  await graph.server();
  const pid = await readFile(${JSON.stringify(join(workspace, 'neo4j', 'server.pid'))}, 'utf8');
  const maps = await readFile('/proc/' + pid.trim() + '/maps', 'utf8');
  console.log('answered', ...new Set(maps.match(/\\S*classes-\\S*/g) ?? []));
  await graph.close();
`;
const saysOf = async (script: string): Promise<string> => {
  const child = fetching(script);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  return text.trim();
};

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

    const folders = await Promise.all([saysOf(SCRIPT), saysOf(SCRIPT)]);
    expect(folders[0]).toBe(folders[1]);
    const jars = await readdir(folders[0]!);
    expect(jars).toContain('neo4j-5.26.30.jar');
    expect(jars).toContain('proc-community-2.13.9.jar');
    expect(jars).toContain('complete');
  });

  it('keeps what Java made of the classes of the second server, and the next one reads it', async () => {
    const folder = await saysOf(SCRIPT);
    const archives = async () => (await readdir(folder)).filter((name) => name.includes('.jsa'));
    const left = join(folder, 'classes-0.jsa.999999.0.part');
    await writeFile(left, 'of a process that is gone');

    // The first start has to be quick.
    const archive = new ClassArchive(folder, await findJava(process.env));
    expect(archive.makingOrReading()).toEqual([]);

    await saysOf(serving(join(cache, 'case')));
    const [name] = await archives();
    expect(await archives()).toEqual([expect.stringMatching(/^classes-[0-9a-f]{16}\.jsa$/)]);
    expect(await saysOf(serving(join(cache, 'case')))).toContain(join(folder, name!));

    // Java refuses one that is not as it was written, and starts without.
    await chmod(join(folder, name!), 0o600);
    const file = await open(join(folder, name!), 'r+');
    await file.write(Buffer.alloc(4096, 1), 0, 4096, 2 ** 20);
    await file.close();
    expect(await saysOf(serving(join(cache, 'case')))).toContain('answered');
  });
});
