import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JavaRuntime } from './javaRuntime.js';
import { isAlive } from './serverState.js';

const PREFIX = 'classes-';
/** A Java that knows an option no longer, or not yet, passes over it. */
const LENIENT = ['-XX:+IgnoreUnrecognizedVMOptions'];
/** Starts that make an archive if they can: the first has to be quick, and of later ones it may fail. */
const MAKING = { from: 1, to: 4 };

/**
 * What Java made of the classes that a server used, kept for the next one (a "dynamic archive" of
 * JEP 350): reading and checking them is two fifths of a start. It lies beside the jars, one for each build
 * of Java. The second server of a machine leaves it where it ends in good order, which takes it some
 * seconds more at either end.
 */
export class ClassArchive {
  readonly #file: string;
  /** Of this server, until it is whole. */
  readonly #part: string;
  /** A byte for each start without an archive. */
  readonly #starts: string;
  #isMaking = false;

  constructor(jars: string, { build }: JavaRuntime) {
    const hash = createHash('sha256').update(build).digest('hex').slice(0, 16);
    this.#file = join(jars, `${PREFIX}${hash}.jsa`);
    this.#starts = join(jars, `${PREFIX}${hash}.starts`);
    this.#part = `${this.#file}.${process.pid}.${randomBytes(4).toString('hex')}.part`;
  }

  /** Options for a Java that reads the archive, where there is one. A damaged one it leaves alone. */
  reading(): string[] {
    return existsSync(this.#file)
      ? [...LENIENT, `-XX:SharedArchiveFile=${this.#file}`, '-XX:+VerifySharedSpaces']
      : [];
  }

  /** Options for a server, which makes the archive where there is none. */
  makingOrReading(): string[] {
    this.#isMaking = !existsSync(this.#file) && this.#isTurn();
    return this.#isMaking ? [...LENIENT, `-XX:ArchiveClassesAtExit=${this.#part}`] : this.reading();
  }

  /** Whether this start is one of those that make an archive; it counts. */
  #isTurn(): boolean {
    try {
      appendFileSync(this.#starts, '.');
    } catch {
      // A cache that somebody else filled may only be read.
      return false;
    }
    const before = statSync(this.#starts).size - 1;
    return before >= MAKING.from && before < MAKING.to;
  }

  /** Whether the server that was started last makes one. */
  get isMaking(): boolean {
    return this.#isMaking;
  }

  /** Keeps what a server made that ended in good order. */
  async keep(): Promise<void> {
    this.#isMaking = false;
    // Where another process reads the one that is there, Windows does not let go of it.
    await rename(this.#part, this.#file).catch(() => {});
    await rm(this.#part, { force: true });
  }

  /** Forgets what a server made that ended otherwise. */
  async discard(): Promise<void> {
    this.#isMaking = false;
    await rm(this.#part, { force: true });
  }
}

/** Removes what processes that are gone left half done. */
export async function removeLeftArchives(jars: string): Promise<void> {
  for (const name of await readdir(jars)) {
    const owner = /^classes-.*\.(\d+)\.\w+\.part$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(jars, name), { force: true });
  }
}

/** Removes the archives of jars that are replaced; Java would refuse them. */
export async function removeClassArchives(jars: string): Promise<void> {
  for (const name of await readdir(jars)) {
    if (name.startsWith(PREFIX)) await rm(join(jars, name), { force: true });
  }
}
