import { Router } from 'express';
import { RunSummary } from '../../contract/api.js';
import { compareRuns, type RunSide } from '../../runs/compare/compareRuns.js';
import { readRunSide } from '../../runs/compare/readRunSide.js';
import { listRuns, workspacePaths } from '../../runs/workspace.js';
import type { AppDependencies } from '../createApp.js';
import { NotFoundError } from '../problems.js';

/** GET /run: the record of the run being served. GET /runs: all of the workspace, newest first. */
export function runRoutes({ view, workspace }: AppDependencies): Router {
  const router = Router();
  router.get('/run', (_request, response) => {
    response.json(view.record);
  });
  router.get('/runs', async (_request, response) => {
    response.json((await listRuns(workspace)).map((record) => RunSummary.parse(record)));
  });
  const sideOf = async (runId: string): Promise<RunSide> => {
    // Only a run of this workspace has a folder that is read.
    const known = (await listRuns(workspace)).some(
      ({ run_id, status }) => run_id === runId && status === 'done',
    );
    if (!known) throw new NotFoundError(`There is no finished run ${runId} in this workspace.`);
    return readRunSide(workspacePaths(workspace).run(runId));
  };
  router.get('/runs/:before/compare/:after', async (request, response) => {
    const { before, after } = request.params;
    response.json(compareRuns(await sideOf(before), await sideOf(after)));
  });
  return router;
}
