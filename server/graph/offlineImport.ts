import type { ChildProcess } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ended, type JavaHome, launchAdmin } from './javaServer.js';

/** CSV files of a whole graph, each with the header that `neo4j-admin database import` knows. */
export interface StoreFiles {
  readonly nodes: readonly { readonly label: string; readonly path: string }[];
  readonly relationships: readonly { readonly type: string; readonly path: string }[];
}

const DATABASE = 'neo4j';

/** Lies there while a store is half written. */
const mark = (home: string): string => join(home, 'importing');

export const isImporting = (home: string): boolean => existsSync(mark(home));

/** Where the database of a home lies. */
export const storeFolders = (home: string): string[] =>
  ['databases', 'transactions'].map((kind) => join(home, 'data', kind, DATABASE));

/** Whether a store lies there that a server would open; one that is half written is none. */
export const holdsStore = (home: string): boolean =>
  !isImporting(home) && storeFolders(home).some((folder) => existsSync(folder));

const removeStore = async (home: string): Promise<void> => {
  for (const folder of storeFolders(home)) await rm(folder, { recursive: true, force: true });
};

/** A store whose import was killed is of no use: the server starts with an empty one instead. */
export async function removeHalfImported(home: string): Promise<void> {
  if (!isImporting(home)) return;
  await removeStore(home);
  await rm(mark(home), { force: true });
}

/** Numbers of nodes are integers in a space of their own for each label; values may hold line ends. */
const importCommand = (home: string, { nodes, relationships }: StoreFiles): string[] => [
  'database',
  'import',
  'full',
  DATABASE,
  '--overwrite-destination',
  '--id-type=integer',
  '--multiline-fields=true',
  '--multiline-fields-format=v1',
  // Else it lies in whatever folder the command was given in.
  `--report-file=${join(home, 'logs', 'import.report')}`,
  ...nodes.map(({ label, path }) => `--nodes=${label}=${path}`),
  ...relationships.map(({ type, path }) => `--relationships=${type}=${path}`),
];

/** How often a person is told how far an import is. */
const WATCH_MS = 500;
/** Nodes, relationships, linking, what comes after: the tool counts each up to 100 %, line by line. */
const IMPORT_PHASES = 4;
const PHASE_LINES = 20;

/** How far an import is by its own words, from 0 to 1. */
export function shareDone(words: string): number {
  const lines = words.match(/\d+% ∆/g)?.length ?? 0;
  return Math.min(1, lines / (IMPORT_PHASES * PHASE_LINES));
}

async function readFrom(path: string, start: number): Promise<string> {
  const parts: Buffer[] = [];
  // Not there yet: nothing was said.
  const words = createReadStream(path, { start }).on('error', () => {});
  for await (const part of words) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/**
 * Writes a new store out of files, the server stopped or not started yet: no transactions and no index look-ups,
 * a fifth of the time of `MERGE` over Bolt.
 * @returns false where the import failed; the store is gone then, and the tool's words are in
 * `logs/import.log`
 */
export async function importStore(
  run: JavaHome,
  files: StoreFiles,
  server: { stop: () => Promise<void>; onStart: (importer: ChildProcess) => void },
  report: (share: number) => void,
): Promise<boolean> {
  const { home } = run;
  await writeFile(mark(home), '');
  await server.stop();
  const log = join(home, 'logs', 'import.log');
  // Earlier imports of the workspace stand there as well.
  const from = (await stat(log).catch(() => null))?.size ?? 0;
  const importer = await launchAdmin(run, 'import.log', importCommand(home, files));
  server.onStart(importer);
  const watch = setInterval(() => {
    void readFrom(log, from).then((text) => report(shareDone(text)));
  }, WATCH_MS);
  const code = await ended(importer).finally(() => clearInterval(watch));
  if (code !== 0) await removeStore(home);
  await rm(mark(home), { force: true });
  return code === 0;
}
