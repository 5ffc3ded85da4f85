import { readdir, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { InputRefusedError } from '../contract/errors.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import { type CaseConfig, readCaseConfig } from './caseConfig.js';
import { discoverTables, type FileFormat, formatOf } from './discoverTables.js';
import { type CaseFolders, filesNamed, insideFile } from './mapping/caseFiles.js';
import type { ColumnMapping } from './mapping/selectColumns.js';
import { overlookedFiles } from './overlooked.js';

/** One thing a table is read from: a file in a format, or a query of case.yaml. */
export type Source = { readonly table: TableName } & (
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly name: string;
      readonly format: FileFormat;
      readonly mapping: ColumnMapping | undefined;
    }
  | { readonly kind: 'query'; readonly query: string }
);

/**
 * Everything a case is read from, table by table, parts in order of name: what case.yaml says, else
 * the files that carry a table's name, in the data folder, else in the case folder.
 * @throws InputRefusedError where accounts are missing, a table is there twice, a named file is not
 * there or lies outside the folders.
 */
export async function findSources(config: CaseConfig, folders: CaseFolders): Promise<Source[]> {
  const found: Source[] = [];
  const discovered = await Promise.all(folders.map((folder) => discoverTables(folder)));
  for (const table of TABLE_NAMES) {
    const mapping = config.tables[table];
    if (mapping?.query !== undefined) {
      found.push({ table, kind: 'query', query: mapping.query });
      continue;
    }
    const files =
      mapping?.file === undefined
        ? (discovered.find((tables) => tables.has(table))?.get(table) ?? [])
        : await mappedFiles(table, mapping.file, folders);
    for (const file of files) {
      const { path, name } = await insideFile(file.path, file.name, folders);
      found.push({
        table,
        kind: 'file',
        path,
        name,
        format: file.format,
        mapping: mapping?.columns,
      });
    }
    if (files.length === 0 && (mapping !== undefined || table === 'accounts')) {
      throw new InputRefusedError(
        `The table ${table} is missing.`,
        `Put ${table}.csv, ${table}.ndjson or ${table}.parquet into ${folders.map((f) => basename(f)).join(' or ')}, or map it in case.yaml.`,
      );
    }
  }
  return found;
}

async function mappedFiles(
  table: TableName,
  pattern: string,
  folders: CaseFolders,
): Promise<{ path: string; name: string; format: FileFormat }[]> {
  const key = `case.yaml: tables.${table}.file`;
  const files = await filesNamed(pattern, folders);
  if (files.length === 0) {
    throw new InputRefusedError(
      `${key}: no file is called ${pattern}.`,
      'Names are relative to the data folder (--data), then to the case folder.',
    );
  }
  return files.map((file) => {
    const format = formatOf(file.name);
    if (format === null) {
      throw new InputRefusedError(`${key}: ${file.name} is no CSV, NDJSON or Parquet file.`);
    }
    return { ...file, format };
  });
}

/** Sentences about what lies in the data folder and is not read, though it looks like a table's. */
export async function overlookedIn(
  dataDir: string,
  config: CaseConfig,
  sources: readonly Source[],
): Promise<string[]> {
  const read = new Set(
    sources.flatMap((source) => (source.kind === 'file' ? [source.name.split('/')[0]!] : [])),
  );
  return overlookedFiles(
    await readdir(dataDir),
    read,
    new Set(Object.keys(config.tables) as TableName[]),
  );
}

/** Bytes of the files, for progress; a query's files are counted as they are read. */
export async function bytesOf(sources: readonly Source[]): Promise<number> {
  let bytes = 0;
  for (const source of sources) if (source.kind === 'file') bytes += (await stat(source.path)).size;
  return bytes;
}

/**
 * The files that a case would be read from now, in order of `file_no`; null where a query of
 * case.yaml is among them, which names its files itself.
 * @throws InputRefusedError as {@link findSources}.
 */
export async function inputFiles(
  caseDir: string,
  dataDir: string | undefined,
): Promise<{ path: string; name: string }[] | null> {
  const folders = [...new Set([resolve(dataDir ?? caseDir), resolve(caseDir)])];
  const sources = await findSources(await readCaseConfig(caseDir), folders);
  const files = sources.flatMap((source) =>
    source.kind === 'file' ? [{ path: source.path, name: source.name }] : [],
  );
  return files.length === sources.length ? files : null;
}
