import { Router } from 'express';
import { z } from 'zod';
import type { SearchHit } from '../../contract/api.js';
import { KINDS, type Kind } from '../../contract/kinds.js';
import type { AppDependencies } from '../createApp.js';

const SearchQuery = z.object({ q: z.string().trim().min(1).max(200) });
const HITS_OF_EACH = 8n;

/** /search?q: operators, accounts and values that contain the text. */
export function searchRoutes({ view, graph }: AppDependencies): Router {
  const router = Router();
  router.get('/search', async (request, response) => {
    const { q } = SearchQuery.parse(request.query);
    const accounts = await graph.run('search-accounts', { text: q, limit: HITS_OF_EACH });
    const signals = await graph.run('search-signals', { text: q, limit: HITS_OF_EACH });
    const operators = [...view.operators.values()].filter((operator) =>
      operator.operator_id.toLowerCase().includes(q.toLowerCase()),
    );
    const hits: SearchHit[] = [
      ...operators.map((operator) => ({
        type: 'operator' as const,
        id: operator.operator_id,
        title: operator.operator_id,
        detail: `${operator.verdict}, ${operator.accounts} accounts`,
        operator_id: operator.operator_id,
      })),
      ...accounts.map(({ id, operator }) => ({
        type: 'account' as const,
        id,
        title: id,
        detail: operator === null ? 'in no group' : `in ${operator}`,
        operator_id: operator,
      })),
      ...signals.map(({ key, kind, value, holders }) => ({
        type: 'signal' as const,
        id: key,
        title: value,
        detail: `${kind in KINDS ? KINDS[kind as Kind].label : kind}, ${holders} accounts`,
        operator_id: null,
      })),
    ];
    response.json(hits);
  });
  return router;
}
