import { sqlString } from '../duckdb.js';
import { type CaseFile, type CaseFolders, filesNamed } from './caseFiles.js';

/** A query whose file names are true paths, and the files it names, each once, in order. */
export interface BoundQuery {
  readonly sql: string;
  readonly files: CaseFile[];
}

// Comments, dollar-quoted text, quoted names and strings; only the last can name a file.
const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|"(?:[^"]|"")*"|'((?:[^']|'')*)'/g;

/**
 * Replaces each string in a query that names files of the case by their paths: a name by a string,
 * a glob over several files by a list. Strings that name no file stay as they are.
 */
export async function bindFileNames(sql: string, folders: CaseFolders): Promise<BoundQuery> {
  const files = new Map<string, CaseFile>();
  let bound = '';
  let copied = 0;
  for (const match of sql.matchAll(TOKEN)) {
    const text = match[2]?.replaceAll("''", "'");
    if (text === undefined || !/^[^\n]*[.*?][^\n]*$/.test(text)) continue;
    const named = await filesNamed(text, folders);
    if (named.length === 0) continue;
    for (const file of named) files.set(file.path, file);
    const paths = named.map((file) => sqlString(file.path));
    bound +=
      sql.slice(copied, match.index) + (paths.length === 1 ? paths[0] : `[${paths.join(', ')}]`);
    copied = match.index + match[0].length;
  }
  return { sql: bound + sql.slice(copied), files: [...files.values()] };
}
