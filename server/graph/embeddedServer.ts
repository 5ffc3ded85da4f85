import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import getPort from 'get-port';
import { z } from 'zod';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { memoryBudget } from '../machine.js';
import { type Credentials, canConnect } from './connection.js';
import { fetchJars, installPlugins } from './jarCache.js';
import { findJava, NEO4J_URI_REMEDY } from './javaRuntime.js';
import { silenceOf } from './silence.js';
import { registerStop } from './startedServers.js';

/** So long may a starting server say nothing in its logs; one that gets on may take any time. */
const START_SILENCE_MS_MAX = 120_000;
const STOP_TIMEOUT_MS = 30_000;

/** For a process of a second or two, not worth compiling for. */
const BRIEF_JVM_FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

const JVM_FLAGS = [
  '-XX:+UseG1GC',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED',
  '-Dorg.neo4j.shaded.lucene9.vectorization.upperJavaFeatureVersion=25',
];

/** Written beside the database while its server runs; `owner` is the process that started it. */
const ServerState = z.object({ port: z.int(), owner: z.int() });
type ServerState = z.infer<typeof ServerState>;

/**
 * Written by the server's own process before it becomes Java, so that no kill of ours, however
 * early, leaves a server that nobody knows.
 */
const pidFile = (home: string): string => join(home, 'server.pid');
/** A server whose owner was killed in the moment of starting it writes its pid within this time. */
const PID_WAIT_MS = 2_000;

async function pidOf(home: string): Promise<number | null> {
  const pid = Number(await readFile(pidFile(home), 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** A reader sees the old file or the new one whole. */
async function replaceFile(file: string, content: string, mode = 0o644): Promise<void> {
  await writeFile(`${file}.part`, content, { mode });
  await rename(`${file}.part`, file);
}

const writeState = (home: string, state: ServerState): Promise<void> =>
  replaceFile(join(home, 'server.json'), JSON.stringify(state));

async function forget(home: string): Promise<void> {
  await rm(join(home, 'server.json'), { force: true });
  await rm(pidFile(home), { force: true });
}

/** An embedded server to speak to; `stop` does nothing where another process started it. */
export interface EmbeddedServer {
  readonly credentials: Credentials;
  stop(): Promise<void>;
}

/**
 * The embedded Neo4j of a workspace: the one that runs already for it, else a new one on a free
 * loopback port. It stops with the process that started it; a server left by a crash is found by
 * its state file, and its database recovers when it opens.
 * @throws DatabaseUnreachableError where Java or Maven is missing, or the server does not answer.
 */
export async function startEmbedded(
  workspace: string,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<EmbeddedServer> {
  // Neo4j takes a relative folder as one below its home, and would find no plugin there.
  const home = resolve(workspace, 'neo4j');
  await mkdir(join(home, 'conf'), { recursive: true, mode: 0o700 });
  const running = await findRunning(home);
  if (running !== null) return running;

  const java = await findJava(env);
  const jars = await fetchJars(env, progress);
  await installPlugins(jars, join(home, 'plugins'));
  const port = await getPort({ host: '127.0.0.1' });
  await writeFile(join(home, 'conf', 'neo4j.conf'), configuration(home, port));
  const password = await initialPassword(home, java, jars, env);
  const credentials = { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password };

  progress.start('starting Neo4j');
  // Before it answers: whoever looks meanwhile waits for it instead of starting another.
  await writeState(home, { port, owner: process.pid });
  const child = await launch(home, java, jars, env);
  const killNow = () => child.kill('SIGTERM');
  process.once('exit', killNow);
  const stop = registerStop(async () => {
    process.off('exit', killNow);
    await stopChild(child);
    await forget(home);
  });
  try {
    await waitUntilUp(child, credentials, home, progress);
  } catch (error) {
    await stop();
    throw error;
  }
  progress.done();
  return { credentials, stop };
}

/**
 * The server that answers for this home. One whose owner crashed is adopted: it stops with us, as it
 * would have stopped with its owner.
 */
async function findRunning(home: string): Promise<EmbeddedServer | null> {
  const file = join(home, 'server.json');
  if (!existsSync(file) || !existsSync(join(home, 'password'))) return null;
  const state = ServerState.safeParse(parsedJson(await readFile(file, 'utf8')));
  if (!state.success) return null;
  const password = await readFile(join(home, 'password'), 'utf8');
  const { port, owner } = state.data;
  const credentials = { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password };
  const start = Date.now();
  const silentMs = silenceOf(home, start);
  let pid = await pidOf(home);
  while (!(await canConnect(credentials))) {
    pid = await pidOf(home);
    const isGone = pid === null ? Date.now() - start > PID_WAIT_MS : !isAlive(pid);
    if (isGone || (await silentMs()) > START_SILENCE_MS_MAX) {
      await forget(home);
      return null;
    }
    await sleep(200);
  }
  if (owner === process.pid || isAlive(owner)) return { credentials, stop: async () => {} };
  await writeState(home, { port, owner: process.pid });
  const adopted = pid;
  const killNow = () => void (adopted !== null && signal(adopted, 'SIGTERM'));
  process.once('exit', killNow);
  const stop = registerStop(async () => {
    process.off('exit', killNow);
    killNow();
    for (let waited = 0; adopted !== null && isAlive(adopted) && waited < STOP_TIMEOUT_MS; ) {
      await sleep(200);
      waited += 200;
    }
    await forget(home);
  });
  return { credentials, stop };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends a signal; false where there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

const isAlive = (pid: number): boolean => signal(pid, 0);

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)}m`;

function configuration(home: string, port: number): string {
  return [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'dbms.security.procedures.unrestricted=gds.*',
    `server.memory.pagecache.size=${mebibytes(memoryBudget().javaPageCache)}`,
    'db.tx_log.rotation.retention_policy=2 files',
    `server.directories.data=${join(home, 'data')}`,
    `server.directories.logs=${join(home, 'logs')}`,
    `server.directories.plugins=${join(home, 'plugins')}`,
    '',
  ].join('\n');
}

const classPath = (home: string, jars: string): string =>
  [join(home, 'plugins', '*'), join(jars, '*')].join(delimiter);

/** A random password, set before the first start and kept with owner-only rights. */
async function initialPassword(
  home: string,
  java: string,
  jars: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const file = join(home, 'password');
  if (existsSync(file)) return readFile(file, 'utf8');
  const password = randomBytes(24).toString('base64url');
  const result = await execa(
    java,
    [
      ...BRIEF_JVM_FLAGS,
      '-cp',
      classPath(home, jars),
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      password,
    ],
    {
      env: { ...env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
      extendEnv: false,
      reject: false,
    },
  );
  if (result.failed) {
    throw new DatabaseUnreachableError(
      `The embedded Neo4j refused its password: ${result.stderr.replaceAll(password, '…')}`,
    );
  }
  await replaceFile(file, password, 0o600);
  return password;
}

async function launch(
  home: string,
  java: string,
  jars: string,
  env: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  await mkdir(join(home, 'logs'), { recursive: true });
  const log = await open(join(home, 'logs', 'console.log'), 'a');
  try {
    const options = [
      '-Xms256m',
      `-Xmx${mebibytes(memoryBudget().javaHeap)}`,
      ...JVM_FLAGS,
      '-cp',
      classPath(home, jars),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${join(home, 'conf')}`,
    ];
    const stdio = ['ignore', log.fd, log.fd] as const;
    if (process.platform === 'win32') {
      const child = spawn(java, options, { env, stdio: [...stdio] });
      await replaceFile(pidFile(home), String(child.pid));
      return child;
    }
    const script = 'echo $$ > "$1" && shift && exec "$@"';
    const command = ['-c', script, 'neo4j', pidFile(home), java, ...options];
    return spawn('/bin/sh', command, { env, stdio: [...stdio] });
  } finally {
    await log.close();
  }
}

async function waitUntilUp(
  child: ChildProcess,
  credentials: Credentials,
  home: string,
  progress: Progress,
): Promise<void> {
  const start = Date.now();
  const silentMs = silenceOf(home, start);
  while (!hasEnded(child)) {
    if (await canConnect(credentials)) return;
    if ((await silentMs()) > START_SILENCE_MS_MAX) break;
    progress.update(Math.round((Date.now() - start) / 1000), 'seconds so far');
    await sleep(200);
  }
  child.kill('SIGKILL');
  throw new DatabaseUnreachableError(
    'The embedded Neo4j did not start.',
    `Its own words are in ${join(home, 'logs', 'neo4j.log')} and console.log; ${NEO4J_URI_REMEDY}`,
  );
}

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
