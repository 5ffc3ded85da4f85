import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { InputRefusedError } from '../contract/errors.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import { refusingForbidden } from './forbidden.js';

export type FileFormat = 'csv' | 'ndjson' | 'parquet';

/** One input file of a table. `name` is relative to the data folder, with forward slashes. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly table: TableName;
  readonly format: FileFormat;
}

const SUFFIX = /\.(csv|ndjson|parquet)(?:\.(?:gz|zst))?$/;

/** Format by a file's ending, null where it is none of a table's. */
export function formatOf(name: string): FileFormat | null {
  const match = SUFFIX.exec(name);
  if (match === null || (match[1] === 'parquet' && !name.endsWith('.parquet'))) return null;
  return match[1] as FileFormat;
}

/**
 * The files of each table in a data folder: `NAME.csv` and its like, or a folder `NAME/` of parts,
 * in order of name.
 * @throws InputRefusedError where a table is there twice, or a part is of no known format.
 */
export async function discoverTables(dataDir: string): Promise<Map<TableName, InputFile[]>> {
  const entries = await entriesOf(dataDir);
  const found = new Map<TableName, InputFile[]>();
  for (const table of TABLE_NAMES) {
    const matching = entries.filter((entry) =>
      entry.kind === 'folder' && formatOf(entry.name) === null
        ? entry.name === table
        : entry.name.replace(SUFFIX, '') === table && formatOf(entry.name) !== null,
    );
    for (const { name, kind } of matching) {
      if (kind === 'nothing') throw new InputRefusedError(`${name} points to a file that is gone.`);
      if (kind === 'other' || (kind === 'folder' && name !== table)) {
        throw new InputRefusedError(
          `${name} is ${kind === 'folder' ? 'a folder' : 'no file'}.`,
          `Put the table into a file of that name, or its parts into a folder ${table}.`,
        );
      }
    }
    if (matching.length > 1) {
      throw new InputRefusedError(
        `Table ${table} is there ${matching.length} times: ${matching
          .map((e) => e.name)
          .sort()
          .join(', ')}.`,
        'Keep one of them, or put the parts into one folder.',
      );
    }
    const entry = matching[0];
    if (entry === undefined) continue;
    const names =
      entry.kind === 'folder'
        ? (await refusingForbidden(entry.name, readdir(join(dataDir, entry.name))))
            .sort()
            .map((part) => join(entry.name, part))
        : [entry.name];
    found.set(
      table,
      names
        .filter((name) => !/(^|[\\/])[._]/.test(name))
        .map((name) => inputFile(dataDir, name, table)),
    );
  }
  return found;
}

/** What a folder holds, links followed. Opening a pipe would wait for ever, so only files are files. */
async function entriesOf(
  folder: string,
): Promise<{ name: string; kind: 'file' | 'folder' | 'other' | 'nothing' }[]> {
  return Promise.all(
    (await refusingForbidden(folder, readdir(folder))).map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => null);
      if (found === null) return { name, kind: 'nothing' as const };
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { name, kind } as const;
    }),
  );
}

function inputFile(dataDir: string, name: string, table: TableName): InputFile {
  const format = formatOf(name);
  if (format === null) {
    throw new InputRefusedError(
      `${name} is no CSV, NDJSON or Parquet file.`,
      'Parts of a table end in .csv, .ndjson or .parquet (.gz and .zst for the first two).',
    );
  }
  const path = join(dataDir, name);
  return { path, name: relative(dataDir, path).replaceAll('\\', '/'), table, format };
}
