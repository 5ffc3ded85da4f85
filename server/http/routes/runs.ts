import { type Principal, rightsIn } from '../../access/principal.js';
import { RunSummary } from '../../contract/api.js';
import type { RunRecord } from '../../contract/outputs.js';
import { compareRuns } from '../../runs/compare/compareRuns.js';
import { type ExplainingSide, explainMoves } from '../../runs/compare/explainMoves.js';
import { readExplainingSide } from '../../runs/compare/readRunSide.js';
import { shownRuns } from '../../runs/shownRuns.js';
import { workspacePaths } from '../../runs/workspace.js';
import type { AppDependencies } from '../appDependencies.js';
import type { Handlers } from '../mount.js';
import { paged } from '../paged.js';
import { NotFoundError } from '../problems.js';

/** GET /run: the record of the run being served. GET /runs: all of the workspace, newest first. */
export function runHandlers({ view, workspace }: AppDependencies) {
  /** Runs of the cases that somebody may read. */
  const runsFor = async (by: Principal | null): Promise<RunRecord[]> =>
    (await shownRuns(workspace)).filter(
      ({ case_name }) => by !== null && rightsIn(by, case_name).includes('read'),
    );
  const sideOf = async (runId: string, by: Principal | null): Promise<ExplainingSide> => {
    // Only a run of this workspace has a folder that is read.
    const record = (await runsFor(by)).find(
      ({ run_id, status }) => run_id === runId && status === 'done',
    );
    if (record === undefined)
      throw new NotFoundError(`There is no finished run ${runId} in this workspace.`);
    return readExplainingSide(workspacePaths(workspace).run(runId), record);
  };
  return {
    run: () => view.record,
    runs: async ({ by, query }) => {
      const page = paged(await runsFor(by), query);
      return { ...page, rows: page.rows.map((record) => RunSummary.parse(record)) };
    },
    compare: async ({ params, by }) => {
      const [before, after] = [await sideOf(params.before, by), await sideOf(params.after, by)];
      return explainMoves(before, after, compareRuns(before, after));
    },
  } satisfies Handlers;
}
