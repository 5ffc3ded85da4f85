import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../contract/errors.js';
import { RunRecord } from '../contract/outputs.js';
import { parsedJson } from '../parsedJson.js';

/** Folders of a workspace: everything that runs leave. */
export const workspacePaths = (workspace: string) => ({
  runs: join(workspace, 'runs'),
  run: (runId: string) => join(workspace, 'runs', runId),
  /** Normalised tables of a case, a folder for each state of its input. */
  tables: (caseId: string) => join(workspace, 'cases', caseId, 'tables'),
  temporary: join(workspace, 'tmp'),
});

/** A folder name for a case: readable, and apart from every other case's. */
export function caseIdOf(caseName: string, dataDir: string): string {
  const readable =
    caseName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40) || 'case';
  const digest = createHash('sha256').update(`${caseName}\n${dataDir}`).digest('hex').slice(0, 8);
  return `${readable}-${digest}`;
}

/**
 * Writes a file so that a reader sees the old one or the new one whole, never a part.
 * @param mode who may read it, whatever the umask
 */
export async function writeWhole(file: string, content: string, mode?: number): Promise<void> {
  await writeFile(`${file}.part`, content);
  if (mode !== undefined) await chmod(`${file}.part`, mode);
  await rename(`${file}.part`, file);
}

/** The record of a run's folder, null where there is none that can be read. */
export async function readRecord(folder: string): Promise<RunRecord | null> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => 'null');
  const record = RunRecord.safeParse(parsedJson(text));
  return record.success ? record.data : null;
}

export const writeRecord = (folder: string, record: RunRecord): Promise<void> =>
  writeWhole(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);

/** Whether there is a folder of that name. */
export const isWorkspace = (workspace: string): Promise<boolean> =>
  stat(workspace).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Makes a workspace's folder where there is none, for its owner alone: it will hold the logs. One
 * that is there keeps the rights that somebody gave it.
 */
export async function makeWorkspace(workspace: string): Promise<void> {
  const folder = resolve(workspace);
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * Refuses a command that takes a workspace as it is where there is none, before it makes anything.
 * @throws UsageError where there is no folder of that name.
 */
export async function requireWorkspace(workspace: string): Promise<void> {
  if (await isWorkspace(workspace)) return;
  throw new UsageError(
    `There is no workspace ${resolve(workspace)}.`,
    'Name it with --workspace; a first run makes one: npx throughline run CASE',
  );
}

/**
 * Records of a workspace's runs, newest first; a folder without a readable record is passed over.
 * Newest is what was asked for last by the workspace's own count, not by a clock, which can be set
 * back. None where there is no workspace; nothing is made.
 */
export async function listRuns(workspace: string): Promise<RunRecord[]> {
  return (await countedRuns(workspace)).map(({ record }) => record);
}

/** Makes a run the newest of its workspace. */
export async function putFirst(workspace: string, runId: string): Promise<void> {
  const runs = await countedRuns(workspace);
  if (runs[0]?.record.run_id === runId && runs[0].turn > 0) return;
  const turn = Math.max(0, ...runs.map((run) => run.turn)) + 1;
  await writeWhole(join(workspacePaths(workspace).run(runId), 'turn'), String(turn));
}

async function countedRuns(workspace: string): Promise<{ record: RunRecord; turn: number }[]> {
  const { runs } = workspacePaths(workspace);
  const names = await readdir(runs).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const found: { record: RunRecord; turn: number }[] = [];
  for (const name of names) {
    const record = await readRecord(join(runs, name));
    if (record === null) continue;
    const text = await readFile(join(runs, name, 'turn'), 'utf8').catch(() => '0');
    found.push({ record, turn: Number(text) || 0 });
  }
  return found.sort(
    (a, b) =>
      b.turn - a.turn ||
      (a.record.started_at < b.record.started_at
        ? 1
        : a.record.started_at > b.record.started_at
          ? -1
          : 0),
  );
}
