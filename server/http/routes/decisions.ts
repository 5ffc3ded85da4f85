import express, { Router } from 'express';
import { type CaseSummary, DecisionDraft } from '../../contract/decisions.js';
import { caseFileOf } from '../../decisions/caseFile.js';
import type { AppDependencies } from '../createApp.js';
import { operatorOf } from './operators.js';

/** /cases: where every case stands. /operators/:id/case: one with its history. POST /decisions. */
export function decisionRoutes({
  view,
  decisions,
}: Pick<AppDependencies, 'view' | 'decisions'>): Router {
  const router = Router();
  router.get('/cases', async (_request, response) => {
    const log = await decisions.all();
    const ids = new Set(log.map(({ operator_id }) => operator_id));
    response.json(
      [...ids].map((id): CaseSummary => {
        const { operator_id, version, status, assigned, name } = caseFileOf(log, id);
        return { operator_id, version, status, assigned, name };
      }),
    );
  });
  router.get('/operators/:id/case', async (request, response) => {
    const { operator_id } = operatorOf(view, request.params.id);
    response.json(await decisions.caseOf(operator_id));
  });
  router.post('/decisions', express.json({ limit: '4mb' }), async (request, response) => {
    const draft = DecisionDraft.parse(request.body);
    operatorOf(view, draft.operator_id);
    response.status(201).json(await decisions.record(draft, view.record.run_id));
  });
  return router;
}
