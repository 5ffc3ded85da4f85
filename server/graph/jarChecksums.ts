import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnreachableError } from '../contract/errors.js';
import { sha256Of } from '../sha256Of.js';

const REMEDY =
  'Delete the folder and start again. Where the pom was changed on purpose, pin them anew (docs/supply-chain.md).';

/**
 * Compares fetched jars with the pinned list (lines of `sha256sum`): those and no others, byte for byte.
 * @throws DatabaseUnreachableError naming the first that differs, is missing, or is in no list.
 */
export async function checkJars(folder: string, listFile: string): Promise<void> {
  const pinned = new Map(
    (await readFile(listFile, 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
  );
  const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar'));
  const refuse = (jar: string, how: string) =>
    new DatabaseUnreachableError(`${jar} in ${folder} ${how}.`, REMEDY);
  for (const jar of jars) {
    const expected = pinned.get(jar);
    if (expected === undefined) throw refuse(jar, 'is not a pinned part of the database');
    if ((await sha256Of(join(folder, jar))) !== expected) {
      throw refuse(jar, 'is not the file that was pinned');
    }
  }
  const missing = [...pinned.keys()].find((name) => !jars.includes(name));
  if (missing !== undefined) throw refuse(missing, 'is missing');
}
