import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What is in the folders of a case: names, sizes and times of change. By looking, since file
 * systems of a network tell of no change.
 * @param own absolute paths of what runs write: a workspace inside the case is no change of it
 */
export async function folderState(
  folders: readonly string[],
  own: readonly string[] = [],
): Promise<string> {
  const lines: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      if (own.some((one) => path === one || path.startsWith(one + sep))) continue;
      // A file that goes away between the two looks is one that is not there.
      const found = await stat(path).catch(() => null);
      if (found !== null) lines.push(`${path} ${found.size} ${found.mtimeMs} ${found.ino}`);
    }
  }
  return lines.sort().join('\n');
}

/**
 * Looks at a case's folders and runs it whenever they changed and then stayed the same for a while;
 * at once when it begins. Ends when `isAsked` says so. A run that fails is told and looked for again
 * at the next change; so are folders that cannot be read for a while, as those of a network.
 */
export async function watchCase(o: {
  folders: readonly string[];
  /** What runs write (absolute paths). */
  own?: readonly string[];
  /** Told once where the folders cannot be read. */
  away?: (error: unknown) => void;
  everyMs: number;
  settleMs: number;
  run: () => Promise<void>;
  isAsked: () => boolean;
  now: () => number;
}): Promise<void> {
  let done: string | null = null;
  let seen: string | null = '';
  let since = o.now();
  for (;;) {
    if (o.isAsked()) return;
    const state = await folderState(o.folders, o.own).catch((error: unknown) => {
      if (seen !== null) o.away?.(error);
      return null;
    });
    if (state === null) {
      seen = null;
      await sleep(o.everyMs);
      continue;
    }
    if (state !== seen) {
      seen = state;
      since = o.now();
    }
    if (state !== done && (done === null || o.now() - since >= o.settleMs)) {
      await o.run();
      done = state;
      continue;
    }
    await sleep(o.everyMs);
  }
}
