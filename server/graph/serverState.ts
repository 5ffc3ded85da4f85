import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../parsedJson.js';

/** Written beside the database while its server runs; `owner` is the process that started it. */
const ServerState = z.object({ port: z.int(), owner: z.int() });
export type ServerState = z.infer<typeof ServerState>;

/**
 * Written by the server's own process before it becomes Java, so that no kill of ours, however
 * early, leaves a server that nobody knows.
 */
export const pidFile = (home: string): string => join(home, 'server.pid');
/** A server whose owner was killed in the moment of starting it writes its pid within this time. */
export const PID_WAIT_MS = 2_000;

export async function pidOf(home: string): Promise<number | null> {
  const pid = Number(await readFile(pidFile(home), 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** A reader sees the old file or the new one whole. */
export async function replaceFile(file: string, content: string, mode = 0o644): Promise<void> {
  await writeFile(`${file}.part`, content, { mode });
  await rename(`${file}.part`, file);
}

export const writeState = (home: string, state: ServerState): Promise<void> =>
  replaceFile(join(home, 'server.json'), JSON.stringify(state));

export async function forget(home: string): Promise<void> {
  await rm(join(home, 'server.json'), { force: true });
  await rm(pidFile(home), { force: true });
}

/** The state of a home's server as it was written; null where there is none. */
export async function readState(home: string): Promise<ServerState | null> {
  const file = join(home, 'server.json');
  if (!existsSync(file)) return null;
  return ServerState.safeParse(parsedJson(await readFile(file, 'utf8'))).data ?? null;
}

/** Sends a signal; false where there is no such process. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

export const isAlive = (pid: number): boolean => signal(pid, 0);
