import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ThroughlineError, UsageError } from '../../server/contract/errors.js';
import { placeOf, requireFilePlace, requirePlace } from '../../server/runs/folders.js';
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

  it.skipIf(process.platform !== 'linux')('is refused among the kernel’s own files', async () => {
    for (const name of ['/proc/new/newer', '/proc/self', '/sys/new']) {
      await expect(requirePlace('--out', name), name).rejects.toThrow('may not be written to');
      await expect(requireFilePlace('--log', join(name, 'log'))).rejects.toThrow('not be written');
    }
  });

  it('is made for its owner alone where it is a workspace, and kept as it is where it is one', async () => {
    const modeOf = async (name: string) => (await stat(join(root, name))).mode & 0o777;
    await (await lockWorkspace(join(root, 'parent/new'), 'run', () => new Date()))();
    expect(await modeOf('parent/new')).toBe(0o700);
    expect(await modeOf('parent')).toBe(0o777 & ~process.umask());
    await chmod(join(root, 'folder'), 0o750);
    await (await lockWorkspace(join(root, 'folder'), 'run', () => new Date()))();
    expect(await modeOf('folder')).toBe(0o750);
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
