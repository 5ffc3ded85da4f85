import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { ThroughlineError } from '../contract/errors.js';
import { parsedJson } from '../parsedJson.js';
import { requirePlace } from './folders.js';
import { makeWorkspace, writeWhole } from './workspace.js';

/** What only one process may do in a workspace at a time. */
export type WorkspaceTask = 'run' | 'serve';

const WORDS: Readonly<Record<WorkspaceTask, string>> = {
  run: 'A run is under way in this workspace',
  serve: 'This workspace is being served already',
};

/** Another process does the same in this workspace. */
export class WorkspaceBusyError extends ThroughlineError {}

const Holder = z.object({ pid: z.int(), host: z.string(), since: z.string() });

/** Locks of this process: the operating system's bind other processes only. */
const held = new Set<string>();

/**
 * Locks a workspace for a task until the answer is called. The lock is the operating system's, on a
 * file that DuckDB holds open: it ends with the process, however that ends, and cannot go stale
 * while a long computation keeps this process from renewing anything (decision 0014).
 * @throws WorkspaceBusyError saying who holds it and since when; UsageError where a file stands in
 * the workspace's place.
 */
export async function lockWorkspace(
  workspace: string,
  task: WorkspaceTask,
  now: () => Date,
): Promise<() => Promise<void>> {
  const folder = join(resolve(workspace), 'locks');
  const file = join(folder, `${task}.lock`);
  const holderFile = join(folder, `${task}.json`);
  await requirePlace('--workspace', workspace);
  await makeWorkspace(workspace);
  await mkdir(folder, { recursive: true });
  if (held.has(file)) throw await busy(task, holderFile);
  held.add(file);
  try {
    await createLockFile(file);
    const lock = await DuckDBInstance.create(file).catch(async (error: unknown) => {
      if (String(error).includes('Conflicting lock')) throw await busy(task, holderFile);
      throw new ThroughlineError(`The workspace cannot be locked: ${String(error)}`, {
        remedy: `Its file system must know locks; if ${file} is damaged, delete it.`,
        cause: error,
      });
    });
    const holder = { pid: process.pid, host: hostname(), since: now().toISOString() };
    await writeWhole(holderFile, JSON.stringify(holder));
    return async () => {
      await rm(holderFile, { force: true });
      lock.closeSync();
      held.delete(file);
    };
  } catch (error) {
    held.delete(file);
    throw error;
  }
}

/** Whether somebody holds a lock, as far as can be told without writing into the workspace. */
export async function isHeld(workspace: string, task: WorkspaceTask): Promise<boolean> {
  const file = join(resolve(workspace), 'locks', `${task}.json`);
  const holder = Holder.safeParse(parsedJson(await readFile(file, 'utf8').catch(() => 'null')));
  if (!holder.success) return false;
  // Of another machine's processes nobody here knows whether they live.
  return holder.data.host !== hostname() || isAlive(holder.data.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The file appears whole: a process killed while it makes it leaves no half of one behind. */
async function createLockFile(file: string): Promise<void> {
  if (existsSync(file)) return;
  const own = `${file}.${process.pid}`;
  await rm(own, { force: true });
  (await DuckDBInstance.create(own)).closeSync();
  await link(own, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(own);
}

async function busy(task: WorkspaceTask, holderFile: string): Promise<WorkspaceBusyError> {
  const text = await readFile(holderFile, 'utf8').catch(() => 'null');
  const holder = Holder.safeParse(parsedJson(text));
  const who = holder.success
    ? `, by process ${holder.data.pid} on ${holder.data.host} since ${holder.data.since}`
    : '';
  return new WorkspaceBusyError(`${WORDS[task]}${who}.`, {
    remedy: 'Wait until it ends, or name another workspace with --workspace.',
  });
}
