import type { OperatorSummary } from '../../server/contract/api.js';

const VERDICT_ORDER = { operator: 0, 'not-established': 1, 'shared-benign': 2 } as const;

export const VERDICT_WORDS = {
  operator: 'One operator',
  'not-established': 'Not established',
  'shared-benign': 'Shared, innocent',
} as const;

/** What to look at first: operators, then open questions, then look-alikes; the large before the small. */
export function rankOperators(operators: readonly OperatorSummary[]): OperatorSummary[] {
  return [...operators].sort(
    (a, b) =>
      VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
      b.accounts - a.accounts ||
      (a.operator_id < b.operator_id ? -1 : 1),
  );
}
