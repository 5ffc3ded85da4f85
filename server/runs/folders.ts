import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ThroughlineError, UsageError } from '../contract/errors.js';

/** What stands where a folder is to be: itself, the one it would be made in, or what is in the way. */
export interface Place {
  readonly at: string;
  readonly state: 'there' | 'to be made' | 'no folder' | 'not writable';
}

/**
 * Types of file systems that show the kernel's own state (proc, sysfs, cgroup): rights say that root
 * may write there, nothing can be made all the same, and Node tries for ever to make a folder in one.
 */
const KERNELS_OWN = new Set([0x9fa0, 0x62656572, 0x27e0eb, 0x63677270]);

/** Looks whether a folder is there and may be written to, or could be made; makes nothing. */
export async function placeOf(folder: string): Promise<Place> {
  let at = resolve(folder);
  for (;;) {
    const found = await stat(at).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) {
      if (found.code === 'EACCES') return { at, state: 'not writable' };
      if (found.code !== 'ENOENT' && found.code !== 'ENOTDIR') throw found;
      // Ends at the root at the latest, which is there.
      at = dirname(at);
      continue;
    }
    if (!found.isDirectory()) return { at, state: 'no folder' };
    const isWritable = await access(at, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!isWritable || KERNELS_OWN.has((await statfs(at)).type))
      return { at, state: 'not writable' };
    return { at, state: at === resolve(folder) ? 'there' : 'to be made' };
  }
}

/**
 * Refuses an option that names no place for a folder, before any work is done for it.
 * @param option as it is given, such as `--out`
 * @throws UsageError where a file stands there, ThroughlineError where nobody may write.
 */
export async function requirePlace(option: string, folder: string): Promise<void> {
  const { at, state } = await placeOf(folder);
  if (state === 'no folder') {
    throw new UsageError(
      `${option} ${folder}: ${at} is no folder.`,
      'Name a folder, or one that can be made.',
    );
  }
  if (state === 'not writable') {
    throw new ThroughlineError(`${option} ${folder}: ${at} may not be written to.`, {
      remedy: 'Check who may read and write there, or name another folder.',
    });
  }
}

/**
 * The same for a file that is to be written or appended to.
 * @throws UsageError where no file can be, ThroughlineError where nobody may write.
 */
export async function requireFilePlace(option: string, file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    throw new UsageError(
      `${option} ${file} is a folder.`,
      `Name a file, such as ${join(file, 'throughline')}.`,
    );
  }
  await requirePlace(option, dirname(resolve(file)));
}
