import { describe, expect, it } from 'vitest';
import { evaluate } from '../../server/evaluate/evaluate.js';
import { formatEvaluation } from '../../server/evaluate/format.js';

const HANDS = ['A', 'A', 'A', 'B', 'B', 'B'] as const;
const truth = HANDS.map((operator, no) => ({
  account_id: `a${no}`,
  class: 'operator',
  operator,
  client: '',
}));
/** The answer that puts each account under the id given for it. */
const answered = (ids: readonly string[]) =>
  evaluate(
    truth,
    ids.map((operator_id, no) => ({
      account_id: `a${no}`,
      operator_id,
      group_id: operator_id,
      status: 'attributed' as const,
      confidence: 0.99,
    })),
    [...new Set(ids)].map((operator_id) => ({
      operator_id,
      group_id: operator_id,
      verdict: 'operator' as const,
      confidence: 0.99,
    })),
  );

describe('evaluate', () => {
  it('tells under how many ids the operators are that were found', () => {
    expect(answered(['x', 'x', 'x', 'y', 'y', 'y']).foundUnderIds).toBe(2);
    expect(answered(['x', 'x', 'y', 'z', 'z', 'z']).foundUnderIds).toBe(3);
    const asOne = answered(['x', 'x', 'x', 'x', 'x', 'x']);
    expect(asOne).toMatchObject({ operatorsFound: 2, foundUnderIds: 1 });
    expect(formatEvaluation(asOne)).toContain('2 of 2 found under 1 id, 0 false');
  });
});
