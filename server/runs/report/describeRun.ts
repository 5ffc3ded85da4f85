import { join } from 'node:path';
import type { RunComparison } from '../../contract/api.js';
import type { Alert, InputChange } from '../../contract/outputs.js';
import { openDuckDb, queryRows, sqlString } from '../../ingest/duckdb.js';
import { inputFiles, tableRelation } from '../../ingest/index.js';
import { compareRuns } from '../compare/compareRuns.js';
import { readRunSide } from '../compare/readRunSide.js';
import { recordedTables } from '../normalisedTables.js';
import { alertsOf } from './alerts.js';
import { fileBeginsWith, inputChanges } from './inputChanges.js';
import { type RunFolder, readRenewals } from './renewals.js';

/** A run beside the one before it. */
export interface RunChanges {
  readonly comparison: RunComparison;
  readonly alerts: Alert[];
  readonly input_changes: InputChange[];
  readonly late_rows: Record<string, number>;
  readonly newest: Record<string, string>;
}

/**
 * Compares a run with the one whose operator ids it continues: groups, means of operators, input.
 * @param before null for the first run of a case: everything it found is new
 */
export async function describeRun(
  before: RunFolder | null,
  after: RunFolder,
  o: { caseDir: string; dataDir?: string },
): Promise<RunChanges> {
  const nothing = { operators: [], members: [] };
  const comparison = compareRuns(
    before === null ? nothing : await readRunSide(before.folder),
    await readRunSide(after.folder),
  );
  const renewals = before === null ? [] : await readRenewals(before, after);
  const paths = new Map(
    ((await inputFiles(o.caseDir, o.dataDir)) ?? []).map(({ path, name }) => [name, path]),
  );
  const input_changes =
    before === null
      ? []
      : await inputChanges(
          before.record.inputs,
          after.record.inputs,
          async (file, bytes, sha256) => {
            const path = paths.get(file);
            return path !== undefined && (await fileBeginsWith(path, bytes, sha256));
          },
        );
  const { newest, late_rows } = await readAges(before, after, input_changes);
  return {
    comparison,
    alerts: alertsOf({
      before: before?.record ?? null,
      after: after.record,
      comparison,
      renewals,
      inputChanges: input_changes,
    }),
    input_changes,
    late_rows,
    newest,
  };
}

const TIMED = { payments: 'at', sessions: 'at', exchanges: 'at', accounts: 'created_at' } as const;

/** The newest time of each table, and rows that came late: new ones older than the newest before. */
async function readAges(
  before: RunFolder | null,
  after: RunFolder,
  changes: readonly InputChange[],
): Promise<Pick<RunChanges, 'newest' | 'late_rows'>> {
  const paths = recordedTables(after.record, after.folder);
  const newest: Record<string, string> = {};
  const late: Record<string, number> = {};
  const connection = await openDuckDb();
  try {
    for (const [table, column] of Object.entries(TIMED)) {
      const path = paths[table as keyof typeof TIMED];
      if (path === null) continue;
      const source = tableRelation(path).sql;
      const [row] = await queryRows(
        connection,
        `SELECT strftime(max("${column}"), '%Y-%m-%dT%H:%M:%S.%fZ') AS at FROM ${source}`,
      );
      if (typeof row?.['at'] === 'string') newest[table] = row['at'];
      const horizon = before?.record.newest?.[table];
      if (horizon === undefined) continue;
      // Of a file that grew, the rows behind those that it had; of a new one, all.
      const fresh = after.record.inputs.flatMap(({ file, table: of }, fileNo) => {
        const change = changes.find((one) => one.file === file && one.table === of);
        if (of !== table || change === undefined || change.change === 'corrected') return [];
        return [
          `(file_no = ${fileNo} AND row_no > ${change.change === 'grew' ? change.rows_before : 0})`,
        ];
      });
      if (fresh.length === 0) continue;
      const [count] = await queryRows(
        connection,
        `SELECT count(*)::INTEGER AS n FROM ${source}
         WHERE "${column}" < TIMESTAMP ${sqlString(horizon.replace('T', ' ').replace('Z', ''))}
           AND (${fresh.join(' OR ')})`,
      );
      if (Number(count!['n']) > 0) late[table] = Number(count!['n']);
    }
  } finally {
    connection.closeSync();
  }
  return { newest, late_rows: late };
}

/** The folder of a run beside another's. */
export const siblingFolder = (folder: string, runId: string): string => join(folder, '..', runId);
