import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunRecord } from '../../contract/outputs.js';
import type { Progress } from '../../contract/progress.js';
import { openAuditLog } from '../../decisions/auditLog.js';
import { openGraph } from '../../graph/index.js';
import { openDuckDb, queryRows, sqlString } from '../../ingest/index.js';
import { digestFiles } from '../digests.js';
import { listRuns, requireWorkspace, workspacePaths, writeRecord } from '../workspace.js';
import { lockWorkspace } from '../workspaceLock.js';
import { refreshDigests } from './applyRetention.js';
import { eraseFromReasons, eraseFromRun, eraseFromTables } from './eraseFromFolder.js';
import { nameErased } from './erasures.js';
import { keptElsewhere } from './keptElsewhere.js';

export interface Erased {
  /** What stands in its place in what older runs left. */
  readonly tombstone: string;
  /** Folders, relative to the workspace, that held the account, or a row left out that named it. */
  readonly tables: readonly string[];
  readonly runs: readonly string[];
  /** Runs that had not ended: removed whole, the same command makes them anew. */
  readonly runs_removed: readonly string[];
  /** Later runs leave it out: always, as it may come in a later export. */
  readonly registered: true;
  /** The database was emptied. Not where the tables of every run are there and none holds the account. */
  readonly graph_emptied: boolean;
  /** Where the account still stands, and why it is not ours to erase. */
  readonly kept: readonly { readonly where: string; readonly why: string }[];
}

/**
 * Erases an account from a workspace: its rows in every stored table, its part in every run, and the
 * graph. What older runs say of groups stays; in its place stands a tombstone. No later run takes it
 * in again, also of an account that nothing held; then the database is left alone. Written down first, in the audit log, under a keyed hash; given again after a kill, the
 * command goes on.
 * @throws UsageError where there is no workspace; WorkspaceBusyError while a run is under way or the
 * workspace is served
 */
export async function eraseAccount(o: {
  workspace: string;
  account: string;
  by: string;
  reason: string;
  env: NodeJS.ProcessEnv;
  now: () => Date;
  progress: Progress;
}): Promise<Erased> {
  const workspace = resolve(o.workspace);
  await requireWorkspace(workspace);
  const releaseRun = await lockWorkspace(workspace, 'run', o.now);
  try {
    const releaseServe = await lockWorkspace(workspace, 'serve', o.now);
    try {
      return await eraseLocked({ ...o, workspace });
    } finally {
      await releaseServe();
    }
  } finally {
    await releaseRun();
  }
}

async function eraseLocked(o: Parameters<typeof eraseAccount>[0]): Promise<Erased> {
  const { workspace, account } = o;
  const { hash, tombstone, keep } = await nameErased(workspace, account);
  const naming = { account, tombstone };
  await openAuditLog(workspace, o.now).record('erase-account', o.by, {
    account_hash: hash,
    reason: o.reason,
  });
  await keep();
  const connection = await openDuckDb({ tempDir: workspacePaths(workspace).temporary });
  const runs = await listRuns(workspace);
  o.progress.start('erasing', runs.length + 1);
  try {
    const numbers = new Map<string, number>();
    const tables: string[] = [];
    const reasons: string[] = [];
    for (const folder of await tableFolders(workspace)) {
      const no = await numberOf(connection, join(workspace, folder), [account, tombstone]);
      if (no !== null) {
        numbers.set(folder, no);
        tables.push(folder);
      } else if (await eraseFromReasons(join(workspace, folder), naming)) {
        await refreshDigests(join(workspace, folder));
        reasons.push(folder);
      }
    }
    const touched: string[] = [];
    const removed: string[] = [];
    for (const [at, record] of runs.entries()) {
      o.progress.update(at, record.run_id);
      const paths = (record.parameters['tables'] ?? {}) as Record<string, string | null>;
      const from = paths['accounts']?.replaceAll('\\', '/').replace(/\/[^/]*$/, '') ?? '';
      const no = numbers.get(from);
      const folder = workspacePaths(workspace).run(record.run_id);
      if (no === undefined) {
        if (await eraseFromReasons(folder, naming)) {
          if (record.outputs !== undefined) {
            const files = record.outputs.map(({ file }) => file);
            await writeRecord(folder, { ...record, outputs: await digestFiles(folder, files) });
          }
          touched.push(record.run_id);
        }
        continue;
      }
      if (record.status !== 'done') {
        await rm(folder, { recursive: true, force: true });
        removed.push(record.run_id);
        continue;
      }
      const outputs = await eraseFromRun(connection, { folder, account, tombstone, no });
      await writeRecord(folder, { ...record, outputs });
      touched.push(record.run_id);
    }
    // Last: they say which number the account has.
    for (const [folder, no] of numbers) {
      await eraseFromTables(connection, {
        folder: join(workspace, folder),
        account,
        tombstone,
        no,
      });
    }
    for (const caseId of await readdir(join(workspace, 'cases')).catch(() => []))
      await rm(join(workspace, 'cases', caseId, 'tables', 'quarantine.csv'), { force: true });
    // Without the tables of a run nobody knows whether the store holds the account.
    const mayHold = tables.length > 0 || !allTablesAreThere(workspace, runs);
    if (mayHold) await emptyGraph(o);
    o.progress.done();
    return {
      tombstone,
      registered: true,
      graph_emptied: mayHold,
      tables: [...tables, ...reasons].sort(),
      runs: touched,
      runs_removed: removed,
      kept: await keptElsewhere(workspace, account, runs),
    };
  } finally {
    connection.closeSync();
    await rm(workspacePaths(workspace).temporary, { recursive: true, force: true });
  }
}

async function tableFolders(workspace: string): Promise<string[]> {
  const found: string[] = [];
  for (const caseId of await readdir(join(workspace, 'cases')).catch(() => [])) {
    const root = `cases/${caseId}/tables`;
    for (const name of (await readdir(join(workspace, root)).catch(() => [])).sort()) {
      if (name.startsWith('.part-')) await rm(join(workspace, root, name), { recursive: true });
      else if (existsSync(join(workspace, root, name, 'accounts.parquet')))
        found.push(`${root}/${name}`);
    }
  }
  return found;
}

/** Whether what the runs were made from can be looked through; where there is no run, nothing tells. */
function allTablesAreThere(workspace: string, runs: readonly RunRecord[]): boolean {
  return (
    runs.length > 0 &&
    runs.every(({ parameters }) => {
      const { accounts } = (parameters['tables'] ?? {}) as Record<string, string | null>;
      return typeof accounts === 'string' && existsSync(join(workspace, accounts));
    })
  );
}

/** The number of the account in a folder of tables, whether it stands there yet or was erased before. */
async function numberOf(
  connection: DuckDBConnection,
  folder: string,
  ids: readonly string[],
): Promise<number | null> {
  const [row] = await queryRows(
    connection,
    `SELECT account_no FROM read_parquet(${sqlString(join(folder, 'accounts.parquet'))})
     WHERE account_id IN (${ids.map(sqlString).join(', ')})`,
  );
  return row === undefined ? null : Number(row['account_no']);
}

/**
 * The embedded database goes whole, with its transaction logs: the run’s files put it back. A server
 * of the user’s is emptied of what Throughline wrote.
 */
async function emptyGraph(o: {
  workspace: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
}): Promise<void> {
  for (const name of ['data', 'logs', 'password']) {
    await rm(join(o.workspace, 'neo4j', name), { recursive: true, force: true });
  }
  if ((o.env['NEO4J_URI'] ?? '') === '') return;
  const graph = await openGraph(o);
  try {
    await graph.run('clear-links');
    await graph.run('clear-operators');
    await graph.run('clear-case');
    await graph.run('mark-case', { caseId: 'erased' });
  } finally {
    await graph.close();
  }
}
