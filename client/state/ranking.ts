import type { OperatorSummary } from '../../server/contract/api.js';
import type { CaseSummary } from '../../server/contract/decisions.js';

const VERDICT_ORDER = { operator: 0, 'not-established': 1, 'shared-benign': 2 } as const;
const STATUS_ORDER = { 'in progress': 0, open: 1, confirmed: 2, dismissed: 3 } as const;
/** What changed since the last run wants a look before what did not. */
const EVENT_ORDER = { new: 0, split: 0, merged: 0, grew: 1, shrank: 2, same: 3 } as const;

export const VERDICT_WORDS = {
  operator: 'One operator',
  'not-established': 'Not established',
  'shared-benign': 'Shared, innocent',
} as const;

/**
 * What to look at first: operators, then open questions, then look-alikes; in each the undecided
 * before the decided, the new and grown before the unchanged, the large before the small.
 */
export function rankOperators(
  operators: readonly OperatorSummary[],
  cases: readonly CaseSummary[] = [],
): OperatorSummary[] {
  const status = new Map(cases.map((file) => [file.operator_id, file.status]));
  const statusOf = ({ operator_id }: OperatorSummary) =>
    STATUS_ORDER[status.get(operator_id) ?? 'open'];
  return [...operators].sort(
    (a, b) =>
      VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
      statusOf(a) - statusOf(b) ||
      EVENT_ORDER[a.lineage.event] - EVENT_ORDER[b.lineage.event] ||
      b.accounts - a.accounts ||
      (a.operator_id < b.operator_id ? -1 : 1),
  );
}
