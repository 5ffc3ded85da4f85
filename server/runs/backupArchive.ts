import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import yauzl from 'yauzl';
import { z } from 'zod';
import { FileDigest } from '../contract/outputs.js';

/** Folders of a workspace that are made again from the rest, and what is made again by chance. */
const LEFT_OUT = new Set(['neo4j', 'tmp', 'locks', 'demo']);
const PASSING = /(^|\/)(\.part-|\.stage-)|\.part$|\.lock(\/|$)/;
/** The list of what is in an archive, with hashes. */
export const MANIFEST = 'backup.json';

/** `same_as`: the archive holds it once, under the name of another file that is the very same one. */
export const BackedUpFile = FileDigest.extend({ same_as: z.string().optional() });
export const BackupManifest = z.object({ made_at: z.string(), files: z.array(BackedUpFile) });

/** Whether a file is a ZIP that `backUp` wrote; one that was cut off is none. */
export async function isBackup(file: string): Promise<boolean> {
  if (!(await stat(file)).isFile()) return false;
  const entries = await entriesOf(file).catch(() => []);
  return entries.some(({ fileName }) => fileName === MANIFEST);
}

/** What the directory of an archive lists. @throws where it is none, or names what no folder holds. */
export async function entriesOf(file: string): Promise<yauzl.Entry[]> {
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
export function isBackedUp(name: string): boolean {
  const path = posix.normalize(name).toLowerCase();
  return !LEFT_OUT.has(path.split('/')[0]!) && !PASSING.test(path);
}

/** A ZIP whose entries are asked for one after the other; whoever opens it closes it. */
export const openZip = (file: string): Promise<yauzl.ZipFile> =>
  new Promise((done, fail) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error !== null) fail(error);
      else done(zip);
    });
  });
