import { Router } from 'express';
import { RunSummary } from '../../contract/api.js';
import { listRuns } from '../../runs/workspace.js';
import type { AppDependencies } from '../createApp.js';

/** GET /run: the record of the run being served. GET /runs: all of the workspace, newest first. */
export function runRoutes({ view, workspace }: AppDependencies): Router {
  const router = Router();
  router.get('/run', (_request, response) => {
    response.json(view.record);
  });
  router.get('/runs', async (_request, response) => {
    response.json((await listRuns(workspace)).map((record) => RunSummary.parse(record)));
  });
  return router;
}
