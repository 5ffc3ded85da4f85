import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { execa } from 'execa';
import type { Progress } from '../server/contract/progress.js';
import { PACKAGE_ROOT } from '../server/packageRoot.js';

/**
 * The Python interpreter that has what `requirements.txt` of a bench pins, in the user's cache folder; installed at first
 * use by `python3 -m venv` and pip. It is made beside its place and moved there when it is whole.
 * @throws where there is no `python3`, or pip finds a package missing.
 */
export async function preparePython(bench: string, progress: Progress): Promise<string> {
  const requirements = join(PACKAGE_ROOT, 'bench', bench, 'requirements.txt');
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const home = join(envPaths('throughline', { suffix: '' }).cache, `bench-python-${hash}`);
  const pythonOf = (folder: string) => join(folder, 'bin', 'python');
  if (existsSync(pythonOf(home))) return pythonOf(home);
  progress.start('installing the Python packages');
  const part = `${home}.part-${process.pid}`;
  await mkdir(dirname(part), { recursive: true });
  try {
    await execa('python3', ['-m', 'venv', part]);
    await execa(pythonOf(part), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    await rename(part, home).catch((error: unknown) => {
      // Another bench was faster: its folder is as good as ours.
      if (!existsSync(pythonOf(home))) throw error;
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  progress.done();
  return pythonOf(home);
}
