import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../contract/errors.js';
import { requireFilePlace } from '../runs/folders.js';

/**
 * Writes a file that an option names, with the folders above it, and never over another one.
 * @param option as it is given, such as `--out`
 * @param mode who may read it
 * @throws UsageError where something is there already or nothing can be.
 */
export async function writeNewFile(
  option: string,
  file: string,
  content: string,
  mode?: number,
): Promise<void> {
  await requireFilePlace(option, file);
  await mkdir(dirname(resolve(file)), { recursive: true });
  try {
    await writeFile(file, content, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(`${option} ${file} is there already.`, 'Name another file, or remove it.');
  }
}
