import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { silentProgress } from '../../server/contract/progress.js';
import type { TableName } from '../../server/contract/tables.js';
import {
  type IngestedCase,
  type IngestOptions,
  ingestCase,
  openDuckDb,
  queryRows,
  sqlString,
} from '../../server/ingest/index.js';

export const NOW = new Date('2026-06-01T00:00:00Z');

/** A case folder made for a test, and what ingest makes of it. */
export class CaseFolder {
  private constructor(readonly root: string) {}

  static async create(): Promise<CaseFolder> {
    const folder = new CaseFolder(await mkdtemp(join(tmpdir(), 'throughline-ingest-')));
    await mkdir(folder.caseDir);
    return folder;
  }

  get caseDir(): string {
    return join(this.root, 'case');
  }
  get tablesDir(): string {
    return join(this.root, 'tables');
  }

  async write(name: string, content: string | Buffer): Promise<void> {
    const path = join(this.caseDir, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  ingest(options: Partial<IngestOptions> = {}): Promise<IngestedCase> {
    return ingestCase({
      caseDir: this.caseDir,
      tablesDir: this.tablesDir,
      progress: silentProgress,
      now: NOW,
      ...options,
    });
  }

  /** Rows of a normalised table in its order; `columns` in SQL. */
  async rows(table: TableName, columns = '*'): Promise<Record<string, unknown>[]> {
    const connection = await openDuckDb();
    const path = sqlString(join(this.tablesDir, `${table}.parquet`));
    const rows = await queryRows(connection, `SELECT ${columns} FROM read_parquet(${path})`);
    connection.closeSync();
    return rows;
  }

  async quarantine(): Promise<{ file: string; row: string; column: string; reason: string }[]> {
    const text = await readFile(join(this.tablesDir, 'quarantine.csv'), 'utf8');
    return parse(text, { columns: true });
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true });
  }
}
