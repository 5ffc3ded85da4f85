import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunRecord } from '../contract/outputs.js';
import { chainedFile } from '../decisions/chainedFile.js';
import { openDecisionLog } from '../decisions/decisionLog.js';
import { privacyRecord, privacyRules } from '../ingest/index.js';
import { parsedJson } from '../parsedJson.js';
import { applyRetention, type RowsRemoved } from './privacy/applyRetention.js';
import { listRuns, requireWorkspace, workspacePaths } from './workspace.js';
import { lockWorkspace } from './workspaceLock.js';

/** What may go, and why each of the rest stays. */
export interface RetentionPlan {
  readonly remove: readonly RunRecord[];
  readonly keep: readonly { readonly run: RunRecord; readonly why: string }[];
}

/**
 * Which runs may go; pure. Of each case stay its newest finished runs, what a decision was made on,
 * and what is younger than `before`. Runs that never finished may go once the case has a newer
 * finished one.
 * @param runs newest first
 * @param decided ids of runs that decisions were made on
 */
export function planRetention(
  runs: readonly RunRecord[],
  o: { keep: number; before: Date; decided: ReadonlySet<string> },
): RetentionPlan {
  const remove: RunRecord[] = [];
  const keep: { run: RunRecord; why: string }[] = [];
  const finished = new Map<string, number>();
  for (const run of runs) {
    const caseId = String(run.parameters['case_id']);
    const rank = finished.get(caseId) ?? 0;
    if (run.status === 'done') finished.set(caseId, rank + 1);
    const why =
      run.status === 'done' && rank < o.keep
        ? `one of the ${o.keep} newest of its case`
        : run.status !== 'done' && rank === 0
          ? 'not finished: the same command takes it up'
          : o.decided.has(run.run_id)
            ? 'decisions were made on it'
            : run.started_at >= o.before.toISOString()
              ? 'too young'
              : null;
    if (why === null) remove.push(run);
    else keep.push({ run, why });
  }
  return { remove, keep };
}

export interface Tidied {
  readonly removed: readonly string[];
  readonly tables_removed: readonly string[];
  /** Rows beyond the limits of retention that each case’s last run was given. */
  readonly rows_removed: readonly RowsRemoved[];
  readonly kept: readonly { readonly run_id: string; readonly why: string }[];
}

/**
 * Removes old runs and tables that no run is left of, and writes down which in `retention.jsonl`, a
 * chained file like the decisions'.
 * @throws UsageError where there is no workspace; WorkspaceBusyError while a run is under way, which
 * a dry run, that only looks, does not mind.
 */
export async function tidy(o: {
  workspace: string;
  keep: number;
  before: Date;
  dryRun: boolean;
  now: () => Date;
}): Promise<Tidied> {
  const workspace = resolve(o.workspace);
  await requireWorkspace(workspace);
  // What only looks needs no lock, which would be a file in the workspace.
  const release = o.dryRun ? async () => {} : await lockWorkspace(workspace, 'run', o.now);
  try {
    const decisions = await openDecisionLog(workspace, o.now).all();
    const plan = planRetention(await listRuns(workspace), {
      ...o,
      decided: new Set(decisions.map(({ run_id }) => run_id)),
    });
    const tables = await unusedTables(
      workspace,
      plan.keep.map(({ run }) => run),
    );
    const rows_removed: RowsRemoved[] = [];
    for (const caseId of await readdir(join(workspace, 'cases')).catch(() => []))
      rows_removed.push(...(await rowsBeyondLimits(workspace, caseId, o)));
    const result: Tidied = {
      rows_removed,
      removed: plan.remove.map(({ run_id }) => run_id),
      tables_removed: tables,
      kept: plan.keep.map(({ run, why }) => ({ run_id: run.run_id, why })),
    };
    if (o.dryRun || (result.removed.length === 0 && tables.length === 0)) return result;
    // Written down first: what is half removed by a kill is in the record already.
    const { removed, tables_removed } = result;
    const at = o.now().toISOString();
    await chainedFile(join(workspace, 'retention.jsonl')).append(() => ({
      at,
      removed,
      tables_removed,
    }));
    for (const id of removed) {
      const folder = workspacePaths(workspace).run(id);
      // Without its record a folder is no run, whatever is left of it.
      await rm(join(folder, 'run.json'), { force: true });
      await rm(folder, { recursive: true, force: true });
    }
    for (const folder of tables)
      await rm(join(workspace, folder), { recursive: true, force: true });
    return result;
  } finally {
    await release();
  }
}

/** Removes, or only counts, what is older than the case’s settings keep. */
async function rowsBeyondLimits(
  workspace: string,
  caseId: string,
  o: { now: () => Date; dryRun: boolean },
): Promise<RowsRemoved[]> {
  const tables = workspacePaths(workspace).tables(caseId);
  const latest = await readFile(join(tables, 'latest'), 'utf8').catch(() => 'none');
  const text = await readFile(join(tables, latest, 'ingest.json'), 'utf8').catch(() => 'null');
  const record = parsedJson(text) as { settings?: Record<string, unknown> } | null;
  const retention = record?.settings?.['retention'];
  if (retention === undefined) return [];
  const { oldest } = privacyRecord(await privacyRules({ retention }, {}, o.now()));
  return applyRetention({ workspace, caseId, oldest, now: o.now, dryRun: o.dryRun });
}

/** Folders of tables, relative to the workspace, that no run left was made from. */
async function unusedTables(workspace: string, runs: readonly RunRecord[]): Promise<string[]> {
  const used = new Set(
    runs.flatMap((run) =>
      Object.values((run.parameters['tables'] ?? {}) as Record<string, string | null>).flatMap(
        (path) =>
          path === null ? [] : [path.replaceAll('\\', '/').split('/').slice(0, -1).join('/')],
      ),
    ),
  );
  const unused: string[] = [];
  for (const caseId of await readdir(join(workspace, 'cases')).catch(() => [])) {
    const root = `cases/${caseId}/tables`;
    for (const name of await readdir(join(workspace, root)).catch(() => [])) {
      const path = `${root}/${name}`;
      if (used.has(path) || !(await stat(join(workspace, path))).isDirectory()) continue;
      unused.push(path);
    }
  }
  return unused.sort();
}
