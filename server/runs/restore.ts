import { createHash } from 'node:crypto';
import { constants, createWriteStream, existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  statfs,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type yauzl from 'yauzl';
import { InputRefusedError, UsageError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import {
  BackupManifest,
  entriesOf,
  isBackedUp,
  isBackup,
  MANIFEST,
  openZip,
} from './backupArchive.js';

/**
 * Puts a backup into a workspace that is not there yet; every file is held against its SHA-256
 * first, and the workspace appears whole or not at all.
 * @throws UsageError where the workspace holds something, InputRefusedError where the file is no
 * backup or a damaged one.
 */
export async function restore(o: {
  file: string;
  workspace: string;
  progress: Progress;
  /** Bytes that are free there; asked of the disk without. */
  room?: number;
}): Promise<{ workspace: string; files: number; made_at: string }> {
  const workspace = resolve(o.workspace);
  const there = await readdir(workspace).catch(() => []);
  if (there.length > 0) {
    throw new UsageError(
      `${workspace} is not empty.`,
      'Restore into a new folder, or move the old workspace away first.',
    );
  }
  if (!existsSync(o.file)) throw new UsageError(`There is no file ${o.file}.`);
  if (!(await isBackup(o.file))) {
    throw new InputRefusedError(
      `${o.file} is no backup, or was cut off.`,
      'A backup is the ZIP that throughline backup wrote; nothing was written to the workspace.',
    );
  }
  await mkdir(dirname(workspace), { recursive: true });
  const { bavail, bsize } = await statfs(dirname(workspace));
  await requireOurs(o.file, o.room ?? bavail * bsize);
  const part = `${workspace}.restoring-${process.pid}`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    o.progress.start('restoring');
    const found = await unpack(resolve(o.file), part, (no) => o.progress.update(no));
    const manifest = BackupManifest.parse(JSON.parse(await readFile(join(part, MANIFEST), 'utf8')));
    const expected = manifest.files.filter(({ file, same_as, sha256, bytes }) => {
      const content = found.get(same_as ?? file);
      return content?.sha256 !== sha256 || content.bytes !== bytes;
    });
    const shared = manifest.files.filter(({ same_as }) => same_as !== undefined);
    if (expected.length > 0 || found.size !== manifest.files.length - shared.length + 1) {
      throw new Error(`it differs from its list: ${expected[0]?.file ?? 'a file too many'}`);
    }
    for (const { file, same_as } of shared) await linkInside(part, same_as!, file);
    if (manifest.files.length === 0) throw new Error('it holds no file');
    await rm(join(part, MANIFEST));
    await rm(workspace, { recursive: true, force: true });
    await rename(part, workspace);
    await chmod(workspace, 0o700);
    o.progress.done();
    return { workspace, files: manifest.files.length, made_at: manifest.made_at };
  } catch (error) {
    // What the disk refuses is no fault of the backup.
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new InputRefusedError(
      `${o.file} is damaged: ${(error as Error).message}`,
      'Take another backup; nothing was written to the workspace.',
    );
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/**
 * Refuses, before anything is written, what no backup of ours holds: a database's plugin would run,
 * and a server's state file would lead the next command to another database.
 * @throws InputRefusedError
 */
async function requireOurs(file: string, room: number): Promise<void> {
  const entries = await entriesOf(file);
  const foreign = entries.find(({ fileName }) => !isBackedUp(fileName));
  if (foreign !== undefined) {
    throw new InputRefusedError(
      `${file} holds ${foreign.fileName}, which no backup does.`,
      'Somebody made or changed it: take another; nothing was written to the workspace.',
    );
  }
  const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (bytes > room) {
    throw new InputRefusedError(
      `${file} unpacks to ${bytes.toLocaleString('en-GB')} bytes, and ${room.toLocaleString('en-GB')} are free.`,
      'Make room, or name a workspace on another disk.',
    );
  }
}

/** Gives a file of a folder a second name there, or a copy where the file system has no links. */
async function linkInside(folder: string, from: string, to: string): Promise<void> {
  const [source, target] = [resolve(folder, from), resolve(folder, to)];
  // The list of a backup that somebody made up may name anything.
  if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${to} leads out of it`);
  if (!isBackedUp(to)) throw new Error(`${to} is in no backup`);
  await mkdir(dirname(target), { recursive: true });
  await link(source, target).catch(() => copyFile(source, target, constants.COPYFILE_EXCL));
}

/** Unpacks an archive, whose names yauzl holds to the folder, and its sizes to what it says. */
async function unpack(
  archive: string,
  folder: string,
  report: (files: number) => void,
): Promise<Map<string, { bytes: number; sha256: string }>> {
  const zip = await openZip(archive);
  const found = new Map<string, { bytes: number; sha256: string }>();
  const take = async (entry: yauzl.Entry): Promise<void> => {
    if (entry.fileName.endsWith('/')) return;
    const content = await new Promise<NodeJS.ReadableStream>((done, fail) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) fail(error);
        else done(stream);
      });
    });
    const target = join(folder, entry.fileName);
    await mkdir(dirname(target), { recursive: true });
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk);
        bytes += chunk.length;
        next(null, chunk);
      },
    });
    await pipeline(content, measured, createWriteStream(target, { mode: 0o600 }));
    found.set(entry.fileName, { bytes, sha256: hash.digest('hex') });
    report(found.size);
  };
  await new Promise<void>((done, fail) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      take(entry).then(() => zip.readEntry(), fail);
    });
    zip.on('end', done);
    zip.on('error', fail);
    zip.readEntry();
  }).finally(() => zip.close());
  return found;
}
