import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { execa } from 'execa';
import { lock } from 'proper-lockfile';
import { z } from 'zod';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
import { sha256Of } from '../sha256Of.js';
import { removeClassArchives } from './classArchive.js';
import { checkJars } from './jarChecksums.js';
import { NEO4J_URI_REMEDY } from './javaRuntime.js';

const POM = join(PACKAGE_ROOT, 'neo4j', 'pom.xml');
const CHECKSUMS = join(PACKAGE_ROOT, 'neo4j', 'sha256.txt');
/** SHA-256 of every jar by name. Written last: a folder without it is an interrupted fetch. */
const COMPLETE = 'complete';
const Digests = z.record(z.string(), z.string());

/** Digests of the jars of a folder. */
async function digestJars(folder: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.jar')).sort()) {
    digests[name] = await sha256Of(join(folder, name));
  }
  return digests;
}

/** Removes jars that are not as they were fetched, with the mark of completeness; they are fetched again. */
async function removeDamaged(folder: string, progress: Progress): Promise<void> {
  const text = await readFile(join(folder, COMPLETE), 'utf8');
  if (text === '') return writeComplete(folder);
  const fetched = Digests.parse(JSON.parse(text));
  const found = await digestJars(folder);
  const damaged = Object.keys(fetched).filter((name) => found[name] !== fetched[name]);
  if (damaged.length === 0) return;
  progress.message(`Damaged, and fetched again: ${damaged.join(', ')}`);
  await rm(join(folder, COMPLETE));
  await removeClassArchives(folder);
  for (const name of damaged) await rm(join(folder, name), { force: true });
}

async function writeComplete(folder: string): Promise<void> {
  await writeFile(
    join(folder, `${COMPLETE}.${process.pid}.part`),
    JSON.stringify(await digestJars(folder)),
  );
  await rename(join(folder, `${COMPLETE}.${process.pid}.part`), join(folder, COMPLETE));
}

/** Folder of the jars that `neo4j/pom.xml` pins, in the user's cache, one for each state of the pom. */
export async function jarFolder(): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(POM))
    .digest('hex')
    .slice(0, 16);
  return join(envPaths('throughline', { suffix: '' }).cache, `neo4j-${hash}`);
}

/** Whether the jars are all there, so that a start needs no network. */
export async function jarsArePresent(): Promise<boolean> {
  return existsSync(join(await jarFolder(), COMPLETE));
}

/**
 * The jars of Neo4j and GDS, fetched with Maven on first use. An interrupted fetch continues from
 * what Maven's own repository holds; of two starts at once the second waits for the first.
 * @returns the folder that holds them.
 * @throws DatabaseUnreachableError where Maven is missing or cannot fetch, or a jar is not the pinned one.
 */
export async function fetchJars(env: NodeJS.ProcessEnv, progress: Progress): Promise<string> {
  const folder = await jarFolder();
  if (existsSync(join(folder, COMPLETE))) await removeDamaged(folder, progress);
  if (existsSync(join(folder, COMPLETE))) return folder;
  await mkdir(folder, { recursive: true });
  const release = await lock(folder, {
    stale: 20_000,
    update: 5_000,
    retries: { retries: 600, factor: 1, minTimeout: 1_000 },
  });
  try {
    if (existsSync(join(folder, COMPLETE))) return folder;
    await runMaven(folder, env, progress);
    await checkJars(folder, CHECKSUMS);
    await writeComplete(folder);
    return folder;
  } finally {
    await release();
  }
}

async function runMaven(folder: string, env: NodeJS.ProcessEnv, progress: Progress): Promise<void> {
  progress.start('fetching Neo4j and GDS (first start only)');
  const maven = execa(
    'mvn',
    [
      '-B',
      '-f',
      POM,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${folder}`,
      '-DincludeScope=runtime',
      // A copy that was broken off is newer than its source: Maven would take it for the jar.
      '-DoverWriteReleases=true',
    ],
    { env, extendEnv: false, reject: false, all: true, buffer: true },
  );
  let downloads = 0;
  maven.all.on('data', (chunk: Buffer) => {
    const before = downloads;
    downloads += chunk.toString().split('Downloaded from').length - 1;
    if (downloads > before) progress.update(downloads, 'files');
  });
  const result = await maven;
  if (result.failed) {
    const missing = 'code' in result && result.code === 'ENOENT';
    throw new DatabaseUnreachableError(
      missing
        ? 'Maven was not found; it fetches the embedded Neo4j on first start.'
        : `Maven could not fetch the embedded Neo4j: ${lastError(result.all ?? '')}`,
      missing
        ? `Install Maven (Debian: apt-get install maven; macOS: brew install maven), ${NEO4J_URI_REMEDY}`
        : `Check that Maven Central can be reached and start again (what was fetched is kept), ${NEO4J_URI_REMEDY}`,
    );
  }
  progress.done();
}

const lastError = (output: string): string =>
  output
    .split('\n')
    .find((line) => line.includes('[ERROR]'))
    ?.replace('[ERROR]', '')
    .trim() ?? 'no reason given';
