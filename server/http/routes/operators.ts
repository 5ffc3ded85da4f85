import { Router } from 'express';
import { z } from 'zod';
import { AccountRow, type OperatorDetail, OperatorSummary } from '../../contract/api.js';
import type { OperatorOutput } from '../../contract/outputs.js';
import type { AppDependencies } from '../createApp.js';
import { groupCache } from '../group/loadGroup.js';
import { presentCells, presentGraph } from '../group/presentGroup.js';
import { NotFoundError } from '../problems.js';
import type { RunView } from '../runView.js';

/** Enough to see what holds a group together; more is one click away. */
const SIGNALS_SHOWN = 160;
const CellsQuery = z.object({
  signals: z.coerce.number().int().min(1).max(100_000).default(SIGNALS_SHOWN),
});
const GraphQuery = CellsQuery.extend({
  limit: z.coerce.number().int().min(1).max(100_000).default(1200),
  cell: z.string().optional(),
});
const SORTS = ['account_id', 'confidence', 'bits', 'exchanges', 'first_seen', 'last_seen'] as const;
const AccountsQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  sort: z.enum(SORTS).default('bits'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

/** The group of a run with this id. @throws NotFoundError */
export function operatorOf(view: RunView, id: string): OperatorOutput {
  const operator = view.operators.get(id);
  if (operator === undefined) {
    throw new NotFoundError(`There is no operator ${id} in this run.`, {
      remedy: 'GET /api/operators lists them.',
    });
  }
  return operator;
}

/** /operators: all groups of the run; one; its graph; its accounts. */
export function operatorRoutes({ view }: Pick<AppDependencies, 'view'>): Router {
  const router = Router();
  const groupOf = groupCache(view);

  router.get('/operators', (_request, response) => {
    response.json([...view.operators.values()].map((operator) => summaryOf(view, operator)));
  });

  router.get('/operators/:id', (request, response) => {
    const operator = operatorOf(view, request.params.id);
    const detail: OperatorDetail = {
      ...operator,
      activity: [...(view.activity.get(operator.operator_id) ?? [])],
    };
    response.json(detail);
  });

  router.get('/operators/:id/graph', async (request, response) => {
    const operator = operatorOf(view, request.params.id);
    const { limit, signals, cell } = GraphQuery.parse(request.query);
    const group = await groupOf(operator.operator_id);
    response.json(presentGraph(operator.operator_id, group, { limit, signals, cell }));
  });

  router.get('/operators/:id/cells', async (request, response) => {
    const operator = operatorOf(view, request.params.id);
    const { signals } = CellsQuery.parse(request.query);
    const group = await groupOf(operator.operator_id);
    response.json(presentCells(operator.operator_id, group, signals));
  });

  router.get('/operators/:id/accounts', (request, response) => {
    const operator = operatorOf(view, request.params.id);
    const { offset, limit, sort, direction } = AccountsQuery.parse(request.query);
    const rows = [...(view.membersOf.get(operator.operator_id) ?? [])];
    const sign = direction === 'asc' ? 1 : -1;
    rows.sort((a, b) => sign * compare(a[sort], b[sort]) || compare(a.account_id, b.account_id));
    response.json({
      rows: rows
        .slice(offset, offset + limit)
        .map((row) => AccountRow.parse({ ...row, created_at: null })),
      total: rows.length,
      offset,
      limit,
    });
  });
  return router;
}

/** Ascending; what is not known comes last. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function summaryOf(view: RunView, operator: OperatorOutput): OperatorSummary {
  return OperatorSummary.parse({
    ...operator,
    leading: operator.hypotheses[0]?.label ?? null,
    runner_up: operator.hypotheses[1]?.label ?? null,
    activity: view.activity.get(operator.operator_id) ?? [],
  });
}
