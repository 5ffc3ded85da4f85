import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { ClassArchive, removeLeftArchives } from './classArchive.js';
import { type Credentials, canConnect } from './connection.js';
import { installPlugins } from './gdsPlugins.js';
import { fetchJars } from './jarCache.js';
import { findJava, namesAsUtf8 } from './javaRuntime.js';
import {
  configuration,
  endedWell,
  initialPassword,
  type JavaHome,
  launch,
  START_SILENCE_MS_MAX,
  STOP_TIMEOUT_MS,
  stopChild,
  waitUntilUp,
} from './javaServer.js';
import { forgetLeft, type Left, noteLeft, readLeft } from './leftStore.js';
import {
  holdsStore,
  importStore,
  isImporting,
  removeHalfImported,
  type StoreFiles,
} from './offlineImport.js';
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

/** A server to speak to; `stop` does nothing where another process started it. */
interface RunningServer {
  readonly credentials: Credentials;
  stop(): Promise<void>;
}

/**
 * The embedded Neo4j of a workspace: the one that runs already for it, else a new one on a free
 * loopback port, which starts when it is first needed. It stops with the process that started it; a
 * server left by a crash is found by its state file, and its database recovers when it opens.
 */
export class EmbeddedServer {
  readonly #home: string;
  /** Null where a server was found at once, and nothing needed to be made ready. */
  readonly #run: JavaHome | null;
  readonly #progress: Progress;
  #found: RunningServer | null;
  /** From the moment on in which this process answers for the home. */
  #own: RunningServer | null = null;
  /** The server, or what imports its store. */
  #child: ChildProcess | null = null;
  #up: Promise<Credentials> | null = null;
  #isStopped = false;
  #uses = Number.POSITIVE_INFINITY;

  private constructor(o: {
    home: string;
    run: JavaHome | null;
    found: RunningServer | null;
    progress: Progress;
  }) {
    this.#home = o.home;
    this.#run = o.run;
    this.#found = o.found;
    this.#progress = o.progress;
  }

  /**
   * Makes everything ready for a start, and starts nothing.
   * @throws DatabaseUnreachableError where Java or Maven is missing.
   */
  static async prepare(
    workspace: string,
    env: NodeJS.ProcessEnv,
    progress: Progress,
  ): Promise<EmbeddedServer> {
    // Java gets it as an argument, from whatever folder.
    const home = resolve(workspace, 'neo4j');
    await mkdir(join(home, 'conf'), { recursive: true, mode: 0o700 });
    const found = await findRunning(home);
    if (found !== null) return new EmbeddedServer({ home, run: null, found, progress });
    const java = await findJava(env);
    const jars = await fetchJars(env, progress);
    await installPlugins(jars, join(home, 'plugins'));
    await removeLeftArchives(jars);
    const classes = new ClassArchive(jars, java);
    const run = { home, java: java.program, jars, classes, env: namesAsUtf8(env) };
    return new EmbeddedServer({ home, run, found, progress });
  }

  /** How much the server that is started next will have to work on. */
  expectUses(uses: number): void {
    this.#uses = uses;
  }

  /** Starts the server where none runs; the same answer however often asked. */
  start(): Promise<Credentials> {
    this.#up ??= this.#start();
    return this.#up;
  }

  /** Whether the store may be replaced: not that of a server which another process started. */
  async canReplaceStore(): Promise<boolean> {
    return (await this.#look()) === null;
  }

  /** Whether there is certainly nothing in the database: no server runs, and no store lies there. */
  async hasNoStore(): Promise<boolean> {
    return (await this.#look()) === null && this.#up === null && !holdsStore(this.#home);
  }

  /** What the store holds, where the last server noted it when it was stopped and none was since. */
  async left(): Promise<Left | null> {
    const isStopped = (await this.#look()) === null && this.#up === null;
    return isStopped && holdsStore(this.#home) ? readLeft(this.#home) : null;
  }

  /**
   * Puts what the files hold in place of everything in the database. The server does not run
   * afterwards: {@link start} starts it.
   * @returns false where the files could not be imported, or the server is another process's
   */
  async replaceStore(files: StoreFiles, report: (share: number) => void): Promise<boolean> {
    if ((await this.#look()) !== null) return false;
    await this.#claim();
    const server = {
      stop: () => this.#endChild(),
      onStart: (importer: ChildProcess) => {
        this.#child = importer;
        if (this.#isStopped) importer.kill('SIGKILL');
      },
    };
    const isImported = await importStore(this.#run!, files, server, report);
    this.#up = null;
    this.#refuseStopped();
    return isImported;
  }

  /** @param left what the store holds; it is noted where the server was ours, and ends in good order */
  async stop(left: Left | null = null): Promise<void> {
    await this.#found?.stop();
    await this.#own?.stop();
    if (left !== null && this.#child !== null && this.#child.signalCode !== 'SIGKILL')
      await noteLeft(this.#home, left);
  }

  /** A server that another process started since, or left; null where this home is ours to start. */
  async #look(): Promise<RunningServer | null> {
    if (this.#own === null) this.#found ??= await findRunning(this.#home);
    return this.#found;
  }

  async #start(): Promise<Credentials> {
    const found = await this.#look();
    if (found !== null) return found.credentials;
    const { credentials, stop } = await this.#claim();
    this.#refuseStopped();
    this.#progress.start('starting Neo4j');
    this.#child = await launch(this.#run!, this.#uses);
    try {
      await waitUntilUp(this.#child, credentials, this.#home, this.#progress);
    } catch (error) {
      await stop();
      throw error;
    }
    this.#progress.done();
    return credentials;
  }

  /**
   * From here on whoever looks for a server waits for ours instead of starting another; a process of
   * the home has to follow at once.
   */
  async #claim(): Promise<RunningServer> {
    if (this.#own !== null) return this.#own;
    const port = await getPort({ host: '127.0.0.1' });
    await writeFile(join(this.#home, 'conf', 'neo4j.conf'), configuration(port));
    const password = await initialPassword(this.#run!);
    await removeHalfImported(this.#home);
    await forgetLeft(this.#home);
    await writeState(this.#home, { port, owner: process.pid });
    const killNow = () => void this.#child?.kill('SIGTERM');
    process.once('exit', killNow);
    this.#own = {
      credentials: { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password },
      stop: registerStop(async () => {
        process.off('exit', killNow);
        this.#isStopped = true;
        await this.#endChild();
        await forget(this.#home);
      }),
    };
    return this.#own;
  }

  async #endChild(): Promise<void> {
    if (this.#child === null) return;
    const { classes } = this.#run!;
    if (classes.isMaking) this.#progress.start('making the next starts of Neo4j faster (once)');
    await stopChild(this.#child);
    if (!classes.isMaking) return;
    await (endedWell(this.#child) ? classes.keep() : classes.discard());
    this.#progress.done();
  }

  #refuseStopped(): void {
    if (this.#isStopped) throw new DatabaseUnreachableError('The embedded Neo4j was stopped.');
  }
}

/**
 * The server that answers for this home. One whose owner crashed is adopted: it stops with us, as it
 * would have stopped with its owner.
 */
async function findRunning(home: string): Promise<RunningServer | null> {
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
    return { credentials, stop: async () => {} };
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
  return { credentials, stop };
}
