import { Router } from 'express';
import { z } from 'zod';
import { queryRows, sqlString } from '../../ingest/duckdb.js';
import type { AppDependencies } from '../createApp.js';
import { type MemberFacts, reviewGroup } from '../review/reviewGroup.js';
import { operatorOf } from './operators.js';

const ReviewQuery = z.object({
  seed: z.coerce.number().int().min(0).default(1),
  sample: z.coerce.number().int().min(1).max(200).default(12),
});
const NOTHING: MemberFacts = { verified: null, payments: 0, ageDays: null };

/** /operators/:id/review: who here could be innocent. */
export function reviewRoutes({ view }: AppDependencies): Router {
  const router = Router();
  router.get('/operators/:id/review', async (request, response) => {
    const { operator_id } = operatorOf(view, request.params.id);
    const asked = ReviewQuery.parse(request.query);
    const rows = await queryRows(
      view.connection,
      `SELECT m.account_id, a.org_verified AS verified,
              (SELECT count(*) FROM payments p WHERE p.account_no = a.account_no)::INTEGER AS payments,
              date_diff('day', a.created_at,
                (SELECT min(e."at") FROM exchanges e WHERE e.account_no = a.account_no))::INTEGER AS age
       FROM members m JOIN accounts a ON a.account_id = m.account_id
       WHERE m.group_id = ${sqlString(operator_id)}`,
    );
    const facts = new Map(
      rows.map((row): [string, MemberFacts] => [
        String(row['account_id']),
        {
          verified: typeof row['verified'] === 'boolean' ? row['verified'] : null,
          payments: Number(row['payments']),
          ageDays: row['age'] === null ? null : Number(row['age']),
        },
      ]),
    );
    const members = view.membersOf.get(operator_id) ?? [];
    response.json(reviewGroup(members, (id) => facts.get(id) ?? NOTHING, asked));
  });
  return router;
}
