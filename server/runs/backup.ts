import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { z } from 'zod';
import { UsageError } from '../contract/errors.js';
import type { FileDigest } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import { sha256Of } from '../sha256Of.js';
import { type BackedUpFile, isBackedUp, isBackup, MANIFEST } from './backupArchive.js';
import { requireFilePlace } from './folders.js';
import { requireWorkspace } from './workspace.js';
import { lockWorkspace } from './workspaceLock.js';

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
