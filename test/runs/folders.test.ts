import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ThroughlineError, UsageError } from '../../server/contract/errors.js';
import { placeOf, requirePlace } from '../../server/runs/folders.js';
import { lockWorkspace } from '../../server/runs/workspaceLock.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-place-'));
  await mkdir(join(root, 'folder'));
  await writeFile(join(root, 'file'), '');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('the place of a folder', () => {
  it.each([
    ['folder', 'folder', 'there'],
    ['folder/new/newer', 'folder', 'to be made'],
    ['file', 'file', 'no folder'],
    ['file/new', 'file', 'no folder'],
  ])('%s: %s is %s, and nothing is made', async (name, at, state) => {
    expect(await placeOf(join(root, name))).toEqual({ at: join(root, at), state });
    expect((await readdir(root)).sort()).toEqual(['file', 'folder']);
  });

  it('is refused as wrong usage where a file stands', async () => {
    await requirePlace('--out', join(root, 'folder/new'));
    await expect(requirePlace('--out', join(root, 'file'))).rejects.toBeInstanceOf(UsageError);
    const locked = lockWorkspace(join(root, 'file'), 'run', () => new Date());
    await expect(locked).rejects.toBeInstanceOf(UsageError);
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'is refused where nobody may write',
    async () => {
      const folder = join(root, 'folder');
      await execa('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
      try {
        expect(await placeOf(join(folder, 'new'))).toEqual({ at: folder, state: 'not writable' });
        await expect(requirePlace('--out', folder)).rejects.toBeInstanceOf(ThroughlineError);
      } finally {
        await execa('umount', [folder]);
      }
    },
  );
});
