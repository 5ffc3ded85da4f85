import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { chainedFile } from '../../decisions/chainedFile.js';
import {
  openDuckDb,
  partsOf,
  queryRows,
  type RetainedTable,
  sqlString,
} from '../../ingest/index.js';
import { parsedJson } from '../../parsedJson.js';
import { digestFiles } from '../digests.js';
import { RUN_FILES } from '../runFiles.js';
import { listRuns, workspacePaths, writeRecord, writeWhole } from '../workspace.js';
import { rewriteParquet } from './rewrite.js';

export interface RowsRemoved {
  /** Relative to the workspace. */
  readonly file: string;
  readonly before: string;
  readonly rows: number;
}

type Oldest = Readonly<Partial<Record<RetainedTable, string>>>;

/**
 * Removes rows beyond a case’s limits of retention from what earlier runs of it left: from the stored
 * tables of every state of its input, and the uses of templates by exchanges that go. What was removed
 * is in `retention.jsonl`, written down first. The caller holds the workspace’s lock.
 * @param o.oldest first day that is kept, by table
 */
export async function applyRetention(o: {
  workspace: string;
  caseId: string;
  oldest: Oldest;
  now: () => Date;
  /** Only counts. */
  dryRun?: boolean;
}): Promise<RowsRemoved[]> {
  if (Object.keys(o.oldest).length === 0) return [];
  const root = `cases/${o.caseId}/tables`;
  const connection = await openDuckDb({ tempDir: workspacePaths(o.workspace).temporary });
  try {
    const found: RowsRemoved[] = [];
    for (const name of (await readdir(join(o.workspace, root)).catch(() => [])).sort()) {
      for (const [table, before] of Object.entries(o.oldest)) {
        const folder = `${root}/${name}`;
        for (const { file } of partsOf(join(o.workspace, folder, `${table}.parquet`)))
          found.push(
            ...(await tooOld(connection, o.workspace, `${folder}/${basename(file)}`, before)),
          );
      }
    }
    const runs = (await listRuns(o.workspace)).filter(
      ({ parameters, status }) => parameters['case_id'] === o.caseId && status === 'done',
    );
    const { exchanges } = o.oldest;
    for (const { run_id } of exchanges === undefined ? [] : runs) {
      const file = `runs/${run_id}/template_uses.parquet`;
      found.push(...(await tooOld(connection, o.workspace, file, exchanges!)));
    }
    if (found.length === 0 || o.dryRun === true) return found;
    const at = o.now().toISOString();
    await chainedFile(join(o.workspace, 'retention.jsonl')).append(() => ({
      at,
      case_id: o.caseId,
      rows_removed: found,
    }));
    for (const { file, before } of found) {
      const condition = `"at" >= TIMESTAMP '${before}'`;
      await rewriteParquet(
        connection,
        join(o.workspace, file),
        `SELECT * FROM {self} WHERE ${condition}`,
      );
    }
    for (const folder of new Set(found.map(({ file }) => file.replace(/\/[^/]*$/, '')))) {
      await refreshDigests(join(o.workspace, folder));
    }
    for (const record of runs) {
      const folder = workspacePaths(o.workspace).run(record.run_id);
      if (found.some(({ file }) => file.startsWith(`runs/${record.run_id}/`)))
        await writeRecord(folder, { ...record, outputs: await digestFiles(folder, RUN_FILES) });
    }
    return found;
  } finally {
    connection.closeSync();
  }
}

async function tooOld(
  connection: DuckDBConnection,
  workspace: string,
  file: string,
  before: string,
): Promise<RowsRemoved[]> {
  if (!existsSync(join(workspace, file))) return [];
  const [row] = await queryRows(
    connection,
    `SELECT count(*)::INTEGER AS n FROM read_parquet(${sqlString(join(workspace, file))})
     WHERE "at" < TIMESTAMP '${before}'`,
  );
  const rows = Number(row!['n']);
  return rows === 0 ? [] : [{ file, before, rows }];
}

/** A folder of tables says what its files are; one that is changed on purpose says so anew. */
export async function refreshDigests(folder: string): Promise<void> {
  const file = join(folder, 'ingest.json');
  const record = parsedJson(await readFile(file, 'utf8').catch(() => 'null'));
  if (record === null || typeof record !== 'object') return;
  const names = (await readdir(folder)).filter((name) => name !== 'ingest.json').sort();
  await writeWhole(
    file,
    JSON.stringify({ ...record, files: await digestFiles(folder, names) }, null, 2),
  );
}
