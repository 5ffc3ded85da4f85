import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseUnreachableError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { canConnect } from '../../server/graph/connection.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { jarFolder } from '../../server/graph/jarCache.js';
import { findJava } from '../../server/graph/javaRuntime.js';
import { checkPrerequisites } from '../../server/graph/prerequisites.js';
import { type RunResult, runCase } from '../../server/runs/runCase.js';
import { generateWorld } from '../../worlds/index.js';

let folder: string;
let server: GraphDatabase;
const home = () => join(folder, 'server', 'neo4j');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-remote-'));
  await generateWorld({
    scenario: 'demo',
    outDir: join(folder, 'case'),
    accounts: 600,
    seed: 5,
    progress: silentProgress,
  });
  server = await openGraph({
    workspace: join(folder, 'server'),
    env: ownServer(),
    progress: silentProgress,
  });
  // For the runs it is one that somebody else started.
  await server.server();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The environment of somebody who names no server. */
function ownServer(): NodeJS.ProcessEnv {
  return { ...process.env, NEO4J_URI: '' };
}
const credentialsAt = async (port: number) => ({
  uri: `bolt://127.0.0.1:${port}`,
  user: 'neo4j',
  password: await readFile(join(home(), 'password'), 'utf8'),
});
/** A run by somebody who names a server and has nothing else: no Java, no Maven. */
async function runAgainst(port: number, workspace: string): Promise<RunResult> {
  const { uri, user, password } = await credentialsAt(port);
  return runCase({
    caseDir: join(folder, 'case'),
    workspace: join(folder, workspace),
    env: { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password },
    now: () => new Date('2026-07-01T06:00:00Z'),
    seed: 1,
    progress: silentProgress,
  });
}
const portOf = async () =>
  (JSON.parse(await readFile(join(home(), 'server.json'), 'utf8')) as { port: number }).port;

describe('a server that NEO4J_URI names', () => {
  it('is used with its GDS, and is left running', async () => {
    const { record } = await runAgainst(await portOf(), 'with-gds');
    expect(record.engine.database).toMatch(/^remote Neo4j\/5\.26\.30, GDS 2\.13\.9$/);
    expect(record.engine.communities).toBe('gds-leiden');
    expect(record.engine.note).toBeNull();
    expect(await server.run('concluded-run')).toEqual([{ runId: record.run_id }]);
  });

  it('that refuses the password is told apart from one that does not answer', async () => {
    const uri = `bolt://127.0.0.1:${await portOf()}`;
    const env = { NEO4J_URI: uri, NEO4J_USER: 'neo4j', NEO4J_PASSWORD: 'wrong' };
    const opened = openGraph({ workspace: folder, env, progress: silentProgress });
    await expect(opened).rejects.toBeInstanceOf(DatabaseUnreachableError);
    await expect(opened).rejects.toThrow('refuses');
    const [check] = await checkPrerequisites(env);
    expect(check).toMatchObject({ ok: false });
    expect(check!.detail).toContain('refuses');
  });

  it('is used without GDS as well, and the record says so', async () => {
    const port = await portOf();
    await server.close();
    const plain = await startWithoutPlugins();
    try {
      while (!(await canConnect(await credentialsAt(port)))) {
        expect(plain.exitCode).toBeNull();
        await sleep(200);
      }
      const { record } = await runAgainst(port, 'without-gds');
      expect(record.status).toBe('done');
      expect(record.engine.database).toBe('remote Neo4j/5.26.30');
      expect(record.engine.communities).toBe('graphology-louvain');
      expect(record.engine.note).toContain('no Graph Data Science');
      expect(record.counts['groups']).toBeGreaterThan(0);
    } finally {
      plain.kill('SIGTERM');
      await once(plain, 'exit');
    }
  });
});

/** The same database on the same port, its plugins left out. */
async function startWithoutPlugins() {
  const conf = join(folder, 'conf');
  await mkdir(conf);
  const settings = await readFile(join(home(), 'conf', 'neo4j.conf'), 'utf8');
  await writeFile(join(conf, 'neo4j.conf'), `${settings}server.directories.plugins=${conf}\n`);
  return spawn(
    (await findJava(process.env)).program,
    [
      '--add-opens=java.base/java.nio=ALL-UNNAMED',
      '-cp',
      join(await jarFolder(), '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home()}`,
      `--config-dir=${conf}`,
    ],
    { stdio: 'ignore' },
  );
}
