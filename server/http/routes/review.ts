import { queryRows, sqlString } from '../../ingest/duckdb.js';
import type { AppDependencies } from '../appDependencies.js';
import type { Handlers } from '../mount.js';
import { type MemberFacts, reviewGroup } from '../review/reviewGroup.js';
import { operatorOf } from './operators.js';

const NOTHING: MemberFacts = { verified: null, payments: 0, ageDays: null };

/** /operators/:id/review: who here could be innocent. */
export function reviewHandlers({ view }: AppDependencies) {
  return {
    review: async ({ params: { id }, query: asked }) => {
      const { operator_id } = operatorOf(view, id);
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
      return reviewGroup(members, (member) => facts.get(member) ?? NOTHING, asked);
    },
  } satisfies Handlers;
}
