import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import {
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { InputRefusedError, UsageError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { backUp } from '../../server/runs/backup.js';
import { changedFiles } from '../../server/runs/digests.js';
import { restore } from '../../server/runs/restore.js';
import { listRuns, workspacePaths } from '../../server/runs/workspace.js';
import { lockWorkspace, WorkspaceBusyError } from '../../server/runs/workspaceLock.js';
import { writeRun } from '../support/fakeRecord.js';

const NOW = () => new Date('2026-07-01T06:00:00Z');
let root: string;
let workspace: string;
let out: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-backup-'));
  workspace = join(root, 'workspace');
  out = join(root, 'backup.zip');
  await writeRun(workspace, { run_id: 'run-1' }, [{ id: 'OP-1', accounts: ['ä', 'b'] }]);
  const files = {
    'decisions.jsonl': '{"seq":1}\n',
    'cases/a/tables/1/accounts.parquet': 'PAR1',
    'neo4j/password': 'secret',
    'tmp/spill': 'x',
    'runs/run-1/.stage-content/half': 'x',
    'runs/run-1/links.csv.part': 'x',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(workspace, name, '..'), { recursive: true });
    await writeFile(join(workspace, name), content);
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

const back = () => backUp({ workspace, out, now: NOW, progress: silentProgress });
const into = (name: string) =>
  restore({ file: out, workspace: join(root, name), progress: silentProgress });
const filesOf = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('a backup', () => {
  it('restored is the workspace, without database, password and what was half written', async () => {
    await back();
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    await into('restored');
    const restored = join(root, 'restored');
    expect(await filesOf(restored)).toEqual([
      'cases/a/tables/1/accounts.parquet',
      'decisions.jsonl',
      'runs/run-1/groups.json',
      'runs/run-1/run.json',
      'runs/run-1/turn',
    ]);
    const [record] = await listRuns(restored);
    expect(record).toEqual((await listRuns(workspace))[0]);
    const folder = workspacePaths(restored).run('run-1');
    expect(await changedFiles(folder, record!.outputs!)).toEqual([]);
  });

  it('holds a part that several states of the input share once, and so does what is restored', async () => {
    const part = join(workspace, 'cases/a/tables/1/accounts.parquet');
    await writeFile(part, randomBytes(200_000));
    await mkdir(join(workspace, 'cases/a/tables/2'));
    await link(part, join(workspace, 'cases/a/tables/2/accounts.parquet'));
    expect((await back()).bytes).toBeLessThan(250_000);
    await into('restored');
    const [one, other] = await Promise.all(
      ['1', '2'].map((state) =>
        stat(join(root, 'restored/cases/a/tables', state, 'accounts.parquet')),
      ),
    );
    expect(other!.ino).toBe(one!.ino);
    expect(await filesOf(join(root, 'restored'))).toContain('cases/a/tables/2/accounts.parquet');
    expect(await readFile(join(root, 'restored/cases/a/tables/2/accounts.parquet'))).toEqual(
      await readFile(part),
    );
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'on a full disk fails with its error and leaves the earlier one, and nothing half written',
    async () => {
      const disk = join(root, 'disk');
      await mkdir(disk);
      await execa('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
      try {
        out = join(disk, 'backup.zip');
        await back();
        const earlier = await readFile(out);
        for (let no = 0; no < 8; no++)
          await writeFile(join(workspace, `runs/run-1/uses-${no}.parquet`), randomBytes(200_000));
        await expect(back()).rejects.toMatchObject({ code: 'ENOSPC' });
        expect(await readdir(disk)).toEqual(['backup.zip']);
        expect(await readFile(out)).toEqual(earlier);
      } finally {
        await execa('umount', [disk]);
      }
    },
  );

  it('waits for no run: it is refused while one is under way', async () => {
    const release = await lockWorkspace(workspace, 'run', NOW);
    await expect(back()).rejects.toBeInstanceOf(WorkspaceBusyError);
    await release();
    expect(await readdir(root)).toEqual(['workspace']);
  });

  it('takes the place of an earlier one, and of no other file', async () => {
    expect((await back()).replaced).toBe(false);
    await writeFile(join(workspace, 'audit.jsonl'), '{"seq":1}\n');
    expect(await back()).toMatchObject({ files: 6, replaced: true });
    await writeFile(out, 'my thesis');
    await expect(back()).rejects.toBeInstanceOf(UsageError);
    expect(await readFile(out, 'utf8')).toBe('my thesis');
    await rm(out);
    await mkdir(out);
    await expect(back()).rejects.toBeInstanceOf(UsageError);
  });

  it('lies outside the workspace: every later one would hold it', async () => {
    const inside = join(workspace, 'backup.zip');
    const ask = backUp({ workspace, out: inside, now: NOW, progress: silentProgress });
    await expect(ask).rejects.toBeInstanceOf(UsageError);
    expect(existsSync(inside)).toBe(false);
  });

  it('is made of no workspace that is not there or holds nothing, and makes none', async () => {
    const none = { out, now: NOW, progress: silentProgress };
    const ask = (name: string) => backUp({ ...none, workspace: join(root, name) });
    await expect(ask('nowhere')).rejects.toBeInstanceOf(UsageError);
    await mkdir(join(root, 'empty'));
    await expect(ask('empty')).rejects.toBeInstanceOf(UsageError);
    expect((await readdir(root)).sort()).toEqual(['empty', 'workspace']);
    expect(await readdir(join(root, 'empty'))).toEqual([]);
  });

  it('without a file is not restored', async () => {
    const zip = new ZipFile();
    const manifest = { made_at: NOW().toISOString(), files: [] };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'backup.json');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(out));
    await expect(into('restored')).rejects.toBeInstanceOf(InputRefusedError);
    expect((await readdir(root)).sort()).toEqual(['backup.zip', 'workspace']);
  });

  it.each([
    ['neo4j/plugins/evil.jar', null],
    ['Neo4j/plugins/evil.jar', null],
    ['./neo4j/server.json', null],
    ['locks/run.lock', null],
    ['neo4j/plugins/evil.jar', 'runs/harmless'],
  ])('with what no backup holds is not restored: %s, as another name of %s', async (name, of) => {
    const content = Buffer.from('evil');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const zip = new ZipFile();
    // The packer tidies names: one of the same length takes the place of the real one.
    const entry = of ?? name;
    const stand = entry.replace(/^\.\//, 'x/');
    zip.addBuffer(content, stand);
    const file = { file: name, bytes: content.length, sha256 };
    const files =
      of === null
        ? [file]
        : [
            { ...file, file: of },
            { ...file, same_as: of },
          ];
    zip.addBuffer(
      Buffer.from(JSON.stringify({ made_at: NOW().toISOString(), files })),
      'backup.json',
    );
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(out));
    const bytes = await readFile(out);
    for (let at = bytes.indexOf(stand); at >= 0; at = bytes.indexOf(stand, at + 1))
      bytes.write(entry, at);
    await writeFile(out, bytes);
    const error = await into('restored').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InputRefusedError);
    expect(String(error)).toContain('no backup');
    expect((await readdir(root)).sort()).toEqual(['backup.zip', 'workspace']);
  });

  it('that unpacks to more than there is room for is refused before anything is written', async () => {
    await back();
    const asked = { file: out, workspace: join(root, 'restored'), progress: silentProgress };
    await expect(restore({ ...asked, room: 100 })).rejects.toThrow('100 are free');
    expect((await readdir(root)).sort()).toEqual(['backup.zip', 'workspace']);
    await restore({ ...asked, room: 1_000_000 });
  });

  it('is put into no workspace that holds something', async () => {
    await back();
    await expect(into('workspace')).rejects.toBeInstanceOf(UsageError);
  });

  it('with one byte changed, or cut off, is refused, and leaves no workspace', async () => {
    await back();
    const whole = await readFile(out);
    const at = whole.indexOf('PAR1');
    const file = await open(out, 'r+');
    await file.write('Q', at);
    await file.close();
    await expect(into('changed')).rejects.toBeInstanceOf(InputRefusedError);
    await writeFile(out, whole.subarray(0, whole.length - 40));
    await expect(into('cut')).rejects.toBeInstanceOf(InputRefusedError);
    expect((await readdir(root)).sort()).toEqual(['backup.zip', 'workspace']);
  });

  it('is what restore takes, and no other file', async () => {
    await writeFile(out, 'account_id,created_at\n');
    const error = (await into('restored').catch((e: unknown) => e)) as InputRefusedError;
    expect(error).toBeInstanceOf(InputRefusedError);
    expect(error.exitCode).toBe(3);
    expect(error.message).toBe(`${out} is no backup, or was cut off.`);
    await rm(out);
    await expect(into('restored')).rejects.toBeInstanceOf(UsageError);
    expect((await readdir(root)).sort()).toEqual(['workspace']);
  });
});
