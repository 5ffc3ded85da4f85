import { Router } from 'express';
import type { SignalDetail } from '../../contract/api.js';
import type { AppDependencies } from '../createApp.js';
import { NotFoundError } from '../problems.js';

const ACCOUNTS_LISTED = 500;

/** /signals/:key: a value, who holds it, and in which groups. */
export function signalRoutes({ graph }: AppDependencies): Router {
  const router = Router();
  router.get('/signals/:key', async (request, response) => {
    const { key } = request.params;
    const [signal] = await graph.run('signal-by-key', { key });
    if (signal === undefined) throw new NotFoundError(`There is no signal ${key} in this run.`);
    const holders = await graph.run('signal-holders', { key });
    const operators = new Map<string, number>();
    for (const { operator } of holders) {
      if (operator !== null) operators.set(operator, (operators.get(operator) ?? 0) + 1);
    }
    const detail: SignalDetail = {
      ...signal,
      operators: [...operators]
        .map(([operator_id, count]) => ({ operator_id, holders: count }))
        .sort((a, b) => b.holders - a.holders || (a.operator_id < b.operator_id ? -1 : 1)),
      accounts: holders.slice(0, ACCOUNTS_LISTED).map((holder) => holder.id),
    };
    response.json(detail);
  });
  return router;
}
