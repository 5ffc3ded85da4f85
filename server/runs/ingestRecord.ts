import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FileDigest, SourceFile } from '../contract/outputs.js';
import { TABLE_NAMES, type TableName } from '../contract/tables.js';
import { ClockWindow, type IngestedCase, PrivacyRecord } from '../ingest/index.js';
import { parsedJson } from '../parsedJson.js';

/** What ingest left in a folder of tables. Written last: a folder without it is none. */
export const IngestRecord = z.object({
  /** Of all that the tables follow from but the files' content. */
  key: z.string(),
  /** Of that, what decides about a row: not which names lie in the folder. */
  rules_key: z.string(),
  case_name: z.string(),
  rows: z.record(z.string(), z.number().nullable()),
  sources: z.array(SourceFile),
  quarantined: z.number(),
  clock: ClockWindow,
  warnings: z.array(z.string()),
  /** What of the warnings each source and each table had. */
  told: z.object({
    sources: z.array(z.array(z.string())),
    tables: z.record(
      z.string(),
      z.record(z.string(), z.object({ n: z.int(), file: z.string(), row: z.int() })),
    ),
  }),
  /** Files that earlier tables held already, and why more were read. */
  kept: z.object({ files: z.int(), reasons: z.array(z.string()) }),
  settings: z.record(z.string(), z.unknown()),
  privacy: PrivacyRecord,
  files: z.array(FileDigest),
});
export type IngestRecord = z.infer<typeof IngestRecord>;

/** Its file in a folder of tables. */
export const RECORD = 'ingest.json';

/** What the warnings say of each source and table, as a record keeps it. */
export const told = ({ told }: IngestedCase): IngestRecord['told'] => ({
  sources: told.sources.map((sentences) => [...sentences]),
  tables: Object.fromEntries(
    Object.entries(told.tables).map(([table, counted]) => [table, { ...counted }]),
  ),
});

/** By everything that the tables follow from: the same input twice is one folder. */
export const idOf = ({ key, sources }: IngestRecord): string => hashOf([key, sources]).slice(0, 16);

/** The tables that the last ingest of a case left. */
export interface Latest {
  readonly folder: string;
  readonly record: IngestRecord;
}

export async function latestOf(tablesRoot: string): Promise<Latest | null> {
  const id = await readFile(join(tablesRoot, 'latest'), 'utf8').catch(() => null);
  if (id === null || !/^[0-9a-f]{16}$/.test(id)) return null;
  const folder = join(tablesRoot, id);
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => 'null');
  const record = IngestRecord.safeParse(parsedJson(text));
  return record.success ? { folder, record: record.data } : null;
}

/** The tables of a folder, as ingest gave them back. */
export function openTables(folder: string, record: IngestRecord): IngestedCase {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((table) => {
      const rows = record.rows[table] ?? null;
      return [table, rows === null ? null : { path: join(folder, `${table}.parquet`), rows }];
    }),
  ) as Record<TableName, { path: string; rows: number } | null>;
  return {
    caseName: record.case_name,
    tables,
    sources: record.sources,
    quarantine: { path: join(folder, 'quarantine.csv'), rows: record.quarantined },
    clock: record.clock,
    warnings: record.warnings,
    told: record.told,
    kept: record.kept,
    settings: record.settings,
    privacy: record.privacy,
  };
}

/** Of anything that JSON holds. */
export const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
