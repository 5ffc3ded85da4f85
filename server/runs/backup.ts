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
  stat,
  statfs,
} from 'node:fs/promises';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import { InputRefusedError, UsageError } from '../contract/errors.js';
import { FileDigest } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import { sha256Of } from '../sha256Of.js';
import { requireFilePlace } from './folders.js';
import { requireWorkspace } from './workspace.js';
import { lockWorkspace } from './workspaceLock.js';

/** Folders of a workspace that are made again from the rest, and what is made again by chance. */
const LEFT_OUT = new Set(['neo4j', 'tmp', 'locks', 'demo']);
const PASSING = /(^|\/)(\.part-|\.stage-)|\.part$|\.lock(\/|$)/;
const MANIFEST = 'backup.json';

/** `same_as`: the archive holds it once, under the name of another file that is the very same one. */
const BackedUpFile = FileDigest.extend({ same_as: z.string().optional() });
const Manifest = z.object({ made_at: z.string(), files: z.array(BackedUpFile) });

export interface BackedUp {
  readonly file: string;
  readonly files: number;
  readonly bytes: number;
  /** An earlier backup had this name. */
  readonly replaced: boolean;
}

/**
 * Writes a workspace into one ZIP with the SHA-256 of every file: runs, tables, decisions, audit
 * log. The database is left out, since a run's files put it back. Readable by its owner only, and
 * there whole or not at all: a backup of that name stays until the new one takes its place.
 * @throws UsageError where there is nothing to back up, the file would lie inside the workspace, or
 * something else has that name;
 * WorkspaceBusyError while a run is under way.
 */
export async function backUp(o: {
  workspace: string;
  out: string;
  now: () => Date;
  progress: Progress;
}): Promise<BackedUp> {
  const workspace = resolve(o.workspace);
  await requireWorkspace(workspace);
  if ((await filesOf(workspace)).length === 0) {
    throw new UsageError(
      `${workspace} holds nothing to back up.`,
      'Name the workspace with --workspace.',
    );
  }
  if (resolve(o.out).startsWith(workspace + sep)) {
    throw new UsageError(
      `${o.out} lies inside the workspace: every later backup would hold this one.`,
      'Name a file outside.',
    );
  }
  const replaced = existsSync(resolve(o.out));
  if (replaced && !(await isBackup(resolve(o.out)))) {
    throw new UsageError(
      `${o.out} is there already and is no backup.`,
      'Name another file: only an earlier backup is replaced.',
    );
  }
  await requireFilePlace('--out', o.out);
  const release = await lockWorkspace(workspace, 'run', o.now);
  const part = `${resolve(o.out)}.part`;
  try {
    const names = await filesOf(workspace);
    const zip = new ZipFile();
    const digests: z.infer<typeof BackedUpFile>[] = [];
    /** By inode: states of the input share the parts of their tables, of which one copy is enough. */
    const linked = new Map<string, FileDigest>();
    await mkdir(dirname(part), { recursive: true });
    const written = pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600 }));
    // A full disk is told while the next file is read, and ends the loop below.
    let isBroken = false;
    written.catch(() => {
      isBroken = true;
    });
    // A file that went away meanwhile.
    zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
    o.progress.start('backing up', names.length);
    for (const [no, file] of names.entries()) {
      if (isBroken) break;
      const path = join(workspace, file);
      if (file.endsWith('.jsonl')) {
        // A server may append to it meanwhile: one reading is what is hashed and kept.
        const content = await readFile(path);
        const sha256 = createHash('sha256').update(content).digest('hex');
        digests.push({ file, bytes: content.length, sha256 });
        zip.addBuffer(content, file);
      } else {
        const { size, dev, ino, nlink } = await stat(path);
        const inode = `${dev} ${ino}`;
        const same = nlink > 1 && ino !== 0 ? linked.get(inode) : undefined;
        const digest = { file, bytes: size, sha256: same?.sha256 ?? (await sha256Of(path)) };
        digests.push(same === undefined ? digest : { ...digest, same_as: same.file });
        if (same === undefined) {
          linked.set(inode, digest);
          zip.addFile(path, file, { compress: !file.endsWith('.parquet') });
        }
      }
      o.progress.update(no, file);
    }
    const manifest = { made_at: o.now().toISOString(), files: digests };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST);
    zip.end();
    await written;
    await rename(part, resolve(o.out));
    o.progress.done();
    const bytes = (await stat(resolve(o.out))).size;
    return { file: resolve(o.out), files: digests.length, bytes, replaced };
  } finally {
    await rm(part, { force: true });
    await release();
  }
}

/** Whether a file is a ZIP that `backUp` wrote; one that was cut off is none. */
async function isBackup(file: string): Promise<boolean> {
  if (!(await stat(file)).isFile()) return false;
  const entries = await entriesOf(file).catch(() => []);
  return entries.some(({ fileName }) => fileName === MANIFEST);
}

/** What the directory of an archive lists. @throws where it is none, or names what no folder holds. */
async function entriesOf(file: string): Promise<yauzl.Entry[]> {
  const zip = await openZip(file);
  const entries: yauzl.Entry[] = [];
  await new Promise<void>((done, fail) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', done);
    zip.on('error', fail);
    zip.readEntry();
  }).finally(() => zip.close());
  return entries;
}

/** Whether a file of a workspace goes into a backup, by its path there, however that is spelt. */
function isBackedUp(name: string): boolean {
  const path = posix.normalize(name).toLowerCase();
  return !LEFT_OUT.has(path.split('/')[0]!) && !PASSING.test(path);
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

const openZip = (file: string): Promise<yauzl.ZipFile> =>
  new Promise((done, fail) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error !== null) fail(error);
      else done(zip);
    });
  });

async function filesOf(workspace: string): Promise<string[]> {
  const entries = await readdir(workspace, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(workspace.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(isBackedUp)
    .sort();
}

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
    const manifest = Manifest.parse(JSON.parse(await readFile(join(part, MANIFEST), 'utf8')));
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
