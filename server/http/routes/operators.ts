import { Router } from 'express';
import { z } from 'zod';
import {
  AccountRow,
  type OperatorDetail,
  type OperatorGraph,
  OperatorSummary,
} from '../../contract/api.js';
import type { OperatorOutput } from '../../contract/outputs.js';
import type { AppDependencies } from '../createApp.js';
import { NotFoundError } from '../problems.js';
import type { RunView } from '../runView.js';

/** Enough to see what holds a group together; more is one click away. */
const SIGNALS_SHOWN = 160;
const GraphQuery = z.object({ limit: z.coerce.number().int().min(1).max(100_000).default(1200) });
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
export function operatorRoutes({ view, graph }: AppDependencies): Router {
  const router = Router();

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
    const { limit } = GraphQuery.parse(request.query);
    response.json(await graphOf({ view, graph }, operator, limit));
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

/** Most certain accounts first, and the signals that set the group apart, up to the limits. */
async function graphOf(
  { view, graph }: Pick<AppDependencies, 'view' | 'graph'>,
  operator: OperatorOutput,
  limit: number,
): Promise<OperatorGraph> {
  const operatorId = operator.operator_id;
  const members = await graph.run('operator-members', { operatorId, limit: BigInt(limit) });
  const all = await graph.run('operator-signals', { operatorId, insideMin: 3n, limit: 100_000n });
  const signals = all.slice(0, limit > 50_000 ? all.length : SIGNALS_SHOWN);
  const edges = await graph.run('operator-edges', {
    accounts: members.map((member) => member.id),
    signals: signals.map((signal) => signal.key),
  });
  const degree = new Map<string, number>();
  for (const { account } of edges) degree.set(account, (degree.get(account) ?? 0) + 1);
  const total = view.membersOf.get(operatorId)?.length ?? 0;
  return {
    operator_id: operatorId,
    nodes: [
      ...members.map((member) => ({
        id: member.id,
        type: 'account' as const,
        confidence: member.confidence,
        status: member.status,
        exchanges: member.exchanges,
        bits: member.bits,
        first_seen: member.firstSeen,
        degree: degree.get(member.id) ?? 0,
      })),
      ...signals.map(({ key, family, kind, value, holders, inside, bits }) => ({
        id: key,
        type: 'signal' as const,
        family,
        kind,
        value,
        holders_inside: inside,
        holders_outside: holders - inside,
        bits,
      })),
    ],
    edges,
    accounts_shown: members.length,
    accounts_total: total,
    signals_shown: signals.length,
    signals_total: all.length,
    rule:
      members.length === total && signals.length === all.length
        ? null
        : `the ${members.length.toLocaleString('en-GB')} accounts with most evidence, and the ${signals.length.toLocaleString('en-GB')} signals that hold most of them`,
  };
}
