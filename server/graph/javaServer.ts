import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { memoryBudget } from '../machine.js';
import type { ClassArchive } from './classArchive.js';
import { type Credentials, canConnect } from './connection.js';
import { gdsNames } from './gdsPlugins.js';
import { NEO4J_URI_REMEDY } from './javaRuntime.js';
import { pidFile, replaceFile } from './serverState.js';
import { silenceOf } from './silence.js';

/** So long may a starting server say nothing in its logs; one that gets on may take any time. */
export const START_SILENCE_MS_MAX = 120_000;
export const STOP_TIMEOUT_MS = 60_000;

/** Java's second compiler takes more time than it saves a process that works for seconds. */
const ONE_COMPILER = '-XX:TieredStopAtLevel=1';
/** From so many uses on it is worth while for a server. */
const COMPILED_USES_MIN = 100_000;

const TOOL_JVM_FLAGS = [ONE_COMPILER, '-XX:+UseSerialGC'];

const JVM_FLAGS = [
  '-XX:+UseG1GC',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED',
  '-Dorg.neo4j.shaded.lucene9.vectorization.upperJavaFeatureVersion=25',
];

/** What a Java process of a home is started with. */
export interface JavaHome {
  readonly home: string;
  /** The program. */
  readonly java: string;
  /** Folder of the jars. */
  readonly jars: string;
  readonly classes: ClassArchive;
  readonly env: NodeJS.ProcessEnv;
}

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)}m`;

/** Settings of a server that listens on a port. */
export function configuration(port: number): string {
  return [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'dbms.security.procedures.unrestricted=gds.*',
    // Neo4j compiles each procedure that it may load, which took a third of a start for all of GDS's.
    `dbms.security.procedures.allowlist=${['db.*', 'dbms.*', ...gdsNames()].join(',')}`,
    // Its two pools of threads are waited for to the end of this time, five seconds each, though every
    // database is closed by then.
    'internal.server.bolt.thread_pool_shutdown_wait_time=0s',
    `server.memory.pagecache.size=${mebibytes(memoryBudget().javaPageCache)}`,
    'db.tx_log.rotation.retention_policy=2 files',
    // Its folders are those below its home: a path written here would be read by the rules of
    // property files, which know neither back slashes nor quotes nor letters beyond Latin-1.
    '',
  ].join('\n');
}

/** The same for every home, as the archive of classes asks; the plugins are among the jars. */
const classPath = (jars: string): string => join(jars, '*');

/** A tool of Neo4j's in a process of its own, by the names that it knows its folders by. */
const asTool = ({ home, env }: JavaHome): NodeJS.ProcessEnv => ({
  ...env,
  NEO4J_HOME: home,
  NEO4J_CONF: join(home, 'conf'),
});

/** Letters and digits: the tool takes a password that begins with a dash for one of its options. */
export const passwordOf = (random: Buffer): string => random.toString('hex');

/** Whether a home's database has a password: for its first start, or as one of its users has it. */
const hasPassword = (home: string): boolean =>
  ['dbms/auth.ini', 'databases/system'].some((name) => existsSync(join(home, 'data', name)));

/**
 * A random password, set before the first start and kept with owner-only rights. Where one of
 * database and password was removed, the other is of no use: a database that nobody can open goes,
 * as a run's files put it back.
 */
export async function initialPassword(o: JavaHome): Promise<string> {
  const { home, java, jars, classes } = o;
  const file = join(home, 'password');
  const kept = existsSync(file) ? await readFile(file, 'utf8') : null;
  if (hasPassword(home)) {
    if (kept !== null) return kept;
    await rm(join(home, 'data'), { recursive: true });
  }
  const password = kept ?? passwordOf(randomBytes(24));
  const tool = [
    ...TOOL_JVM_FLAGS,
    ...classes.reading(),
    '-cp',
    classPath(jars),
    'org.neo4j.cli.AdminTool',
  ];
  // Every user of the machine may read a process's arguments: this one stands in a file of ours alone.
  const secret = join(home, 'initial-password');
  await replaceFile(secret, password, 0o600);
  const result = await execa(java, [...tool, 'dbms', 'set-initial-password', `@${secret}`], {
    env: asTool(o),
    extendEnv: false,
    reject: false,
  }).finally(() => rm(secret, { force: true }));
  if (result.failed) {
    throw new DatabaseUnreachableError(
      `The embedded Neo4j refused its password: ${result.stderr.replaceAll(password, '…')}`,
    );
  }
  await replaceFile(file, password, 0o600);
  return password;
}

/**
 * Starts the server; {@link waitUntilUp} tells when it answers.
 * @param uses how many its database will hold, about
 */
export const launch = (o: JavaHome, uses: number): Promise<ChildProcess> =>
  spawnJava(o, 'console.log', o.env, [
    ...(uses < COMPILED_USES_MIN ? [ONE_COMPILER] : []),
    '-Xms256m',
    `-Xmx${mebibytes(memoryBudget().javaHeap)}`,
    ...JVM_FLAGS,
    ...o.classes.makingOrReading(),
    '-cp',
    classPath(o.jars),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${o.home}`,
    `--config-dir=${join(o.home, 'conf')}`,
  ]);

/** Starts a command of `neo4j-admin` on a home whose server does not run; its words go to `log`. */
export const launchAdmin = (
  o: JavaHome,
  log: string,
  command: readonly string[],
): Promise<ChildProcess> =>
  spawnJava(o, log, asTool(o), [
    `-Xmx${mebibytes(memoryBudget().javaHeap)}`,
    '-XX:+UseParallelGC',
    ...o.classes.reading(),
    '-cp',
    classPath(o.jars),
    'org.neo4j.cli.AdminTool',
    ...command,
  ]);

/** A Java process that works on a home, known by the home's pid file while it runs. */
async function spawnJava(
  { home, java }: JavaHome,
  logName: string,
  env: NodeJS.ProcessEnv,
  options: readonly string[],
): Promise<ChildProcess> {
  await mkdir(join(home, 'logs'), { recursive: true });
  const log = await open(join(home, 'logs', logName), 'a');
  try {
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

/** @throws DatabaseUnreachableError where the server ends, or says nothing for too long, before it answers. */
export async function waitUntilUp(
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

/** Waits for a process's end; its exit code, null where a signal ended it. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (!hasEnded(child)) await new Promise<void>((done) => child.once('exit', () => done()));
  return child.exitCode;
}

/** What Java says that was asked to end by a signal, and did. */
const TERMINATED = 128 + 15;

/** Whether a process has ended in good order, of itself or when it was asked to. */
export const endedWell = ({ exitCode }: ChildProcess): boolean =>
  exitCode === 0 || exitCode === TERMINATED;

/** Asks a process to end, and ends it where it does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended(child);
  clearTimeout(timer);
}
