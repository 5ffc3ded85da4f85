import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../packageRoot.js';

/** Folders of code that a run's answer depends on; the page and the evidence package are not in it. */
const STAGES = ['attribution', 'content', 'contract', 'graph', 'ingest', 'runs', 'threads'];
const CODE = /(?<!\.d)\.(js|ts)$/;
const CODE_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

let known: Promise<string> | undefined;

/**
 * SHA-256 of the program that runs: the stages' code, kernel, SQL and Cypher, the pinned versions of
 * libraries and database. Two builds of one version differ in it where their code does.
 */
export function programHash(): Promise<string> {
  known ??= hashProgram();
  return known;
}

async function hashProgram(): Promise<string> {
  const hash = createHash('sha256');
  const add = async (root: string, path: string) => {
    hash.update(`${path}\0`);
    hash.update(await readFile(join(root, path)));
  };
  for (const folder of STAGES) {
    for (const path of await filesBelow(CODE_ROOT, folder, CODE)) await add(CODE_ROOT, path);
  }
  const beside = (await readdir(CODE_ROOT)).filter((name) => CODE.test(name)).sort();
  for (const path of beside) await add(CODE_ROOT, path);
  for (const path of await filesBelow(PACKAGE_ROOT, 'server', /\.sql$/))
    await add(PACKAGE_ROOT, path);
  for (const path of await filesBelow(PACKAGE_ROOT, 'cypher', /\.cypher$/))
    await add(PACKAGE_ROOT, path);
  await add(PACKAGE_ROOT, 'dist/kernel/fingerprint.wasm');
  await add(PACKAGE_ROOT, 'neo4j/pom.xml');
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  const { version, dependencies } = JSON.parse(text) as Record<string, unknown>;
  hash.update(JSON.stringify([version, dependencies]));
  return hash.digest('hex');
}

async function filesBelow(root: string, folder: string, wanted: RegExp): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Version of the package. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
