import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileDigest } from '../contract/outputs.js';
import { sha256Of } from '../sha256Of.js';

/** Digests of files of a folder, in the order given. */
export function digestFiles(
  folder: string,
  names: readonly string[],
  hash: (path: string) => Promise<string> = sha256Of,
): Promise<FileDigest[]> {
  return Promise.all(
    names.map(async (file) => {
      const path = join(folder, file);
      const sha256 = await hash(path);
      return { file, bytes: (await stat(path)).size, sha256 };
    }),
  );
}

/** Names of files that are not there or not what they were. */
export async function changedFiles(
  folder: string,
  digests: readonly FileDigest[],
  hash: (path: string) => Promise<string> = sha256Of,
): Promise<string[]> {
  const isSame = await Promise.all(
    digests.map(async ({ file, bytes, sha256 }) => {
      const path = join(folder, file);
      const found = await stat(path).catch(() => null);
      // The size is a cheap look first.
      return found?.size === bytes && (await hash(path)) === sha256;
    }),
  );
  return digests.flatMap(({ file }, no) => (isSame[no]! ? [] : [file]));
}
