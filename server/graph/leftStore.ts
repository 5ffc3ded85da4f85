import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../parsedJson.js';
import { storeFolders } from './offlineImport.js';
import { replaceFile } from './serverState.js';

/** What a store held when its server was stopped in good order. */
const Left = z.object({
  /** Of the load that it holds whole; null where it holds none. */
  loadKey: z.string().nullable(),
  /** Nodes that Throughline did not write. */
  foreign: z.int(),
});
export type Left = z.infer<typeof Left>;

const Note = Left.extend({ store: z.string() });

const fileOf = (home: string): string => join(home, 'left.json');

/** Notes beside a store what it holds; its server has ended. */
export async function noteLeft(home: string, left: Left): Promise<void> {
  await replaceFile(fileOf(home), JSON.stringify({ ...left, store: await storeState(home) }));
}

/** What a store holds, without a server to ask; null where that is not known, or anybody touched it since. */
export async function readLeft(home: string): Promise<Left | null> {
  const text = await readFile(fileOf(home), 'utf8').catch(() => '');
  const note = Note.safeParse(parsedJson(text));
  if (!note.success || note.data.store !== (await storeState(home))) return null;
  return { loadKey: note.data.loadKey, foreign: note.data.foreign };
}

export const forgetLeft = (home: string): Promise<void> => rm(fileOf(home), { force: true });

/** Changes with every file of the store that is written, comes or goes. */
async function storeState(home: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of storeFolders(home)) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.sort()) {
      const { size, mtimeMs } = await stat(join(folder, name));
      hash.update(JSON.stringify([name, size, mtimeMs]));
    }
  }
  return hash.digest('hex');
}
