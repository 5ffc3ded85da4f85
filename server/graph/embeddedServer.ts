import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { type Credentials, canConnect } from './connection.js';
import { fetchJars, installPlugins } from './jarCache.js';
import { findJava } from './javaRuntime.js';
import {
  configuration,
  initialPassword,
  launch,
  START_SILENCE_MS_MAX,
  STOP_TIMEOUT_MS,
  stopChild,
  waitUntilUp,
} from './javaServer.js';
import { importStore, isImporting, removeHalfImported, type StoreFiles } from './offlineImport.js';
import {
  forget,
  isAlive,
  PID_WAIT_MS,
  pidOf,
  readState,
  signal,
  writeState,
} from './serverState.js';
import { silenceOf } from './silence.js';
import { registerStop } from './startedServers.js';

/** An embedded server to speak to; `stop` does nothing where another process started it. */
export interface EmbeddedServer {
  readonly credentials: Credentials;
  stop(): Promise<void>;
  /**
   * Puts what the files hold in place of everything in the database, which does not answer meanwhile;
   * null where the server is another process's.
   * @returns false where the files could not be imported: the database is empty then
   */
  readonly replaceStore: ((files: StoreFiles) => Promise<boolean>) | null;
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
  const run = { home, java, jars, env };
  const password = await initialPassword(run);
  const credentials = { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password };
  await removeHalfImported(home);

  progress.start('starting Neo4j');
  // Before it answers: whoever looks meanwhile waits for it instead of starting another.
  await writeState(home, { port, owner: process.pid });
  let child = await launch(run);
  let isStopped = false;
  const killNow = () => child.kill('SIGTERM');
  process.once('exit', killNow);
  const stop = registerStop(async () => {
    process.off('exit', killNow);
    isStopped = true;
    await stopChild(child);
    await forget(home);
  });
  const replaceStore = async (files: StoreFiles): Promise<boolean> => {
    const isImported = await importStore(run, files, {
      stop: () => stopChild(child),
      onStart: (importer) => {
        child = importer;
      },
    });
    if (isStopped) throw new DatabaseUnreachableError('The embedded Neo4j was stopped.');
    child = await launch(run);
    await waitUntilUp(child, credentials, home, progress);
    return isImported;
  };
  try {
    await waitUntilUp(child, credentials, home, progress);
  } catch (error) {
    await stop();
    throw error;
  }
  progress.done();
  return { credentials, stop, replaceStore };
}

/**
 * The server that answers for this home. One whose owner crashed is adopted: it stops with us, as it
 * would have stopped with its owner.
 */
async function findRunning(home: string): Promise<EmbeddedServer | null> {
  const state = await readState(home);
  if (state === null || !existsSync(join(home, 'password'))) return null;
  const password = await readFile(join(home, 'password'), 'utf8');
  const { port, owner } = state;
  const credentials = { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password };
  const start = Date.now();
  const silentMs = silenceOf(home, start);
  let pid = await pidOf(home);
  while (!(await canConnect(credentials))) {
    pid = await pidOf(home);
    // Between its stop and its start its store is replaced, which takes as long as it takes.
    if (isImporting(home) && isAlive(owner)) {
      await sleep(200);
      continue;
    }
    const isGone = pid === null ? Date.now() - start > PID_WAIT_MS : !isAlive(pid);
    if (isGone || (await silentMs()) > START_SILENCE_MS_MAX) {
      await forget(home);
      return null;
    }
    await sleep(200);
  }
  if (owner === process.pid || isAlive(owner)) {
    return { credentials, stop: async () => {}, replaceStore: null };
  }
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
  return { credentials, stop, replaceStore: null };
}
