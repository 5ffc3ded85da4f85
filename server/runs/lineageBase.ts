import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedGroup } from '../attribution/lineage.js';
import { ThroughlineError } from '../contract/errors.js';
import type { RunRecord } from '../contract/outputs.js';
import { changedFiles } from './digests.js';
import { listRuns, workspacePaths } from './workspace.js';

/** The run whose operator ids another continues; none for the first run of a case. */
export interface LineageBase {
  readonly runId: string | null;
  readonly groups: readonly NamedGroup[];
}

/**
 * The run whose operator ids this one continues: the last finished one of the case, or, when this
 * very run was begun before, the one that it continued then; so that a repeated run repeats its bytes.
 * @param begun the record of an earlier attempt at this run
 * @throws ThroughlineError where that run's groups were damaged: ids would be lost unnoticed.
 */
export async function lineageBase(
  workspace: string,
  o: { caseId: string; runId: string; begun: RunRecord | null },
): Promise<LineageBase> {
  const done = (await listRuns(workspace)).filter(
    (run) =>
      run.status === 'done' && run.parameters['case_id'] === o.caseId && run.run_id !== o.runId,
  );
  const named = o.begun?.parameters['lineage_base'];
  if (named === null) return { runId: null, groups: [] };
  // A base that was removed since is as one that never was: the newest run left stands for it.
  const base = done.find((run) => run.run_id === named) ?? done[0];
  if (base === undefined) return { runId: null, groups: [] };
  const folder = workspacePaths(workspace).run(base.run_id);
  const digests = (base.outputs ?? []).filter(({ file }) => file === 'groups.json');
  const damaged = await changedFiles(folder, digests);
  const text = await readFile(join(folder, 'groups.json'), 'utf8').catch(() => null);
  if (text === null || damaged.length > 0) {
    throw new ThroughlineError(
      `groups.json of ${base.run_id} is damaged: operators would lose the ids they have there.`,
      {
        remedy: `Restore it from a backup, or delete ${folder} to go on from the run before it.`,
      },
    );
  }
  return { runId: base.run_id, groups: JSON.parse(text) as NamedGroup[] };
}
