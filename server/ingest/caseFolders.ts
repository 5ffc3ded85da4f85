import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputRefusedError } from '../contract/errors.js';
import { asForbidden } from './forbidden.js';

/** Folders of a case, absolute: of its data, then its own; one where they are the same. */
export const caseFolders = (o: { caseDir: string; dataDir?: string }): string[] => [
  ...new Set([resolve(o.dataDir ?? o.caseDir), resolve(o.caseDir)]),
];

/** @throws InputRefusedError where one of them is none that can be looked into. */
export async function requireFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw asForbidden(folder, error);
    });
    if (found?.isDirectory() === true) continue;
    throw new InputRefusedError(
      `${folder} is ${found === null ? 'not there' : 'no folder'}.`,
      'A case is a folder that holds the tables, or a case.yaml that maps them.',
    );
  }
}
