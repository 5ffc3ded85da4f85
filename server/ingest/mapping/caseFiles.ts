import { existsSync } from 'node:fs';
import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { InputRefusedError } from '../../contract/errors.js';
import { refusingForbidden } from '../forbidden.js';

/** The folders a case may read, first match first: the data folder, then the case folder. */
export type CaseFolders = readonly string[];

/** A file of a case: its true path, and its name relative to the folder it was found in. */
export interface CaseFile {
  readonly path: string;
  readonly name: string;
}

/**
 * The files a name or a glob (`*`, `?`, `**`) means, in order of name; empty where there are none.
 * @throws InputRefusedError where a file lies outside the folders, by `..` or by a symbolic link.
 */
export async function filesNamed(pattern: string, folders: CaseFolders): Promise<CaseFile[]> {
  for (const folder of folders) {
    const names = /[*?]/.test(pattern)
      ? await globIn(folder, pattern)
      : await plain(folder, pattern);
    if (names.length > 0) {
      return await Promise.all(names.map((name) => insideFile(join(folder, name), name, folders)));
    }
  }
  return [];
}

/** A file that truly lies inside one of the folders and may be read. */
export async function insideFile(
  path: string,
  name: string,
  folders: CaseFolders,
): Promise<CaseFile> {
  const truePath = await refusingForbidden(name, realpath(path));
  const roots = await Promise.all(folders.map((folder) => realpath(folder)));
  if (!roots.some((root) => truePath.startsWith(root.endsWith(sep) ? root : root + sep))) {
    throw new InputRefusedError(
      `${name} lies outside the case and data folders.`,
      'A case reads nothing else; name the folder of the data with --data.',
    );
  }
  await refusingForbidden(name, access(truePath, constants.R_OK));
  return { path: truePath, name: name.replaceAll('\\', '/') };
}

async function plain(folder: string, name: string): Promise<string[]> {
  const path = resolve(folder, name);
  return existsSync(path) && (await stat(path)).isFile() ? [relative(folder, path)] : [];
}

async function globIn(folder: string, pattern: string): Promise<string[]> {
  const matcher = globMatcher(pattern);
  const entries = await refusingForbidden(
    folder,
    readdir(folder, { recursive: true, withFileTypes: true }),
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => matcher.test(name))
    .sort();
}

const GLOB_PARTS: Record<string, string> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

function globMatcher(pattern: string): RegExp {
  const body = pattern
    .replace(/^\.\//, '')
    .replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => GLOB_PARTS[part] ?? `\\${part}`);
  return new RegExp(`^${body}$`, 'u');
}
