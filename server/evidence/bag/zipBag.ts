import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { filesBelow } from '../standalone/bag.js';

/** What is compressed already gains nothing from being compressed again. */
const PACKED = /\.(parquet|gz|zip|docx|xlsx|pdf|png)$/;

/**
 * Packs a package's folder: entries in order of path, all of one date, under the folder's name, so
 * that the same package gives the same bytes. The archive is its owner's alone, as the folder is.
 */
export async function zipBag(
  root: string,
  name: string,
  target: string,
  date: Date,
): Promise<void> {
  const zip = new ZipFile();
  for (const file of await filesBelow(root)) {
    zip.addFile(join(root, file), `${name}/${file}`, {
      mtime: date,
      mode: 0o100644,
      compress: !PACKED.test(file),
      forceDosTimestamp: true,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }));
}

/** Midnight of a date where the archive's writer reads the clock: DOS times have no zone. */
export function dosDate(date: string): Date {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return new Date(year!, month! - 1, day!);
}
