import { describe, expect, it } from 'vitest';
import type { DecisionOutcome } from '../../server/contract/outputs.js';
import { compareRuns } from '../../server/runs/compare/compareRuns.js';
import { type ExplainingSide, explainMoves } from '../../server/runs/compare/explainMoves.js';

/** Members as `account: [group, first seen, signal…]`; each signal of the payment family. */
function side(
  members: Readonly<Record<string, readonly [string, string, ...string[]]>>,
  more: Partial<ExplainingSide> = {},
): ExplainingSide {
  const groups = [...new Set(Object.values(members).map(([group]) => group))];
  return {
    operators: groups.map((operator_id) => ({
      operator_id,
      verdict: 'operator',
      top_signals: [
        {
          key: 'instrument:1',
          family: 'payment',
          kind: 'instrument',
          value: 'card_1',
          holders_inside: 2,
          holders_outside: 0,
          bits: 9,
          first_seen: null,
          last_seen: null,
        },
      ],
    })),
    members: Object.entries(members).map(([account_id, [group_id, first_seen, ...signals]]) => ({
      account_id,
      group_id,
      first_seen,
      family_bits: signals.map((signal) => ({ family: 'payment', bits: 9, signal })),
    })),
    decisions: [],
    newest: '2026-05-20T00:00:00.000000Z',
    ...more,
  };
}
const decision = (kind: string, operator_id: string, decided = kind): DecisionOutcome => ({
  decision: decided,
  operator_id,
  kind,
  person: 'Ada Example',
  reason: 'seen on paper',
  at: '2026-06-01T00:00:00Z',
  outcome: 'done',
  sentence: '',
});
const movesOf = (before: ExplainingSide, after: ExplainingSide) =>
  Object.fromEntries(
    explainMoves(before, after, compareRuns(before, after)).moves.map(({ from, to, why }) => [
      `${from} ${to}`,
      why,
    ]),
  );

describe('explainMoves', () => {
  it('tells who began after the earlier logs, and what they stand on now', () => {
    const before = side({ a: ['A', '2026-05-01T00:00:00Z', 'instrument:1'] });
    const after = side({
      a: ['A', '2026-05-01T00:00:00Z', 'instrument:1'],
      b: ['A', '2026-05-20T00:00:00Z', 'instrument:1', 'wallet:9'],
      c: ['A', '2026-05-20T00:00:01Z', 'instrument:1'],
    });
    expect(movesOf(before, after)['null A']).toEqual({
      decisions: [],
      began_since: 1,
      values: [
        {
          key: 'instrument:1',
          family: 'payment',
          kind: 'instrument',
          value: 'card_1',
          accounts: 2,
          accounts_new: 2,
        },
        {
          key: 'wallet:9',
          family: 'payment',
          kind: 'wallet',
          value: null,
          accounts: 1,
          accounts_new: 1,
        },
      ],
    });
    expect(movesOf({ ...before, newest: null }, after)['null A']?.began_since).toBe(0);
  });

  it('tells what those stood on whom no group holds any more, and calls nothing of it new', () => {
    const before = side({ a: ['A', '', 'instrument:1'], b: ['A', ''], c: ['A', ''] });
    const why = movesOf(before, side({ b: ['A', ''], c: ['A', ''] }))['A null'];
    expect(why?.values).toMatchObject([{ key: 'instrument:1', accounts: 1, accounts_new: 0 }]);
  });

  it('tells of decisions made in between that part or join the groups concerned, and of no others', () => {
    const before = side(
      { a: ['A', ''], b: ['A', ''], c: ['B', ''] },
      { decisions: [decision('split', 'A', 'older')] },
    );
    const after = side(
      { a: ['A', ''], b: ['C', ''], c: ['A', ''], d: ['A', ''] },
      {
        decisions: [
          decision('split', 'A', 'older'),
          decision('split', 'A'),
          decision('merge', 'A'),
          decision('confirm', 'A'),
          { ...decision('must-link', 'A'), outcome: 'not applied' },
          decision('split', 'Z', 'elsewhere'),
        ],
      },
    );
    const moves = movesOf(before, after);
    const kinds = (move: string) => moves[move]?.decisions.map(({ kind }) => kind);
    expect(kinds('A C')).toEqual(['split']);
    expect(kinds('B A')).toEqual(['merge']);
    expect(kinds('null A')).toEqual(['merge']);
  });
});
