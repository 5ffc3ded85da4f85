import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileDigest } from '../contract/outputs.js';

/** SHA-256 of a file, read as a stream. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** Digests of files of a folder, in the order given. */
export async function digestFiles(folder: string, names: readonly string[]): Promise<FileDigest[]> {
  const digests: FileDigest[] = [];
  for (const file of names) {
    const path = join(folder, file);
    digests.push({ file, bytes: (await stat(path)).size, sha256: await sha256Of(path) });
  }
  return digests;
}

/** Names of files that are not there or not what they were. */
export async function changedFiles(
  folder: string,
  digests: readonly FileDigest[],
): Promise<string[]> {
  const changed: string[] = [];
  for (const { file, bytes, sha256 } of digests) {
    const path = join(folder, file);
    const found = await stat(path).catch(() => null);
    // The size is a cheap look first.
    const isSame = found?.size === bytes && (await sha256Of(path)) === sha256;
    if (!isSame) changed.push(file);
  }
  return changed;
}
