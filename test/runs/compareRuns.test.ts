import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, type RunSide } from '../../server/runs/compare/compareRuns.js';

const side = (groups: Readonly<Record<string, readonly string[]>>): RunSide => ({
  operators: Object.keys(groups).map((operator_id) => ({ operator_id, verdict: 'operator' })),
  members: Object.entries(groups).flatMap(([group_id, accounts]) =>
    accounts.map((account_id) => ({ account_id, group_id })),
  ),
});
const events = (before: RunSide, after: RunSide) =>
  Object.fromEntries(compareRuns(before, after).groups.map((g) => [g.operator_id, g.event]));

describe('compareRuns', () => {
  it('tells what appeared, grew, shrank and went', () => {
    expect(
      events(
        side({ A: ['1', '2'], B: ['3', '4'], C: ['5'], D: ['9'] }),
        side({ A: ['1', '2', '6'], B: ['3'], E: ['7', '8'], D: ['9'] }),
      ),
    ).toEqual({ A: 'grew', B: 'shrank', C: 'dissolved', E: 'appeared', D: 'same' });
  });

  it('tells mergers and splits, with the accounts that moved', () => {
    const [before, after] = [
      side({ A: ['1', '2'], B: ['3', '4'], C: ['5', '6', '7'] }),
      side({ A: ['1', '2', '3', '4'], C: ['5', '6'], D: ['7'] }),
    ];
    expect(events(before, after)).toEqual({
      A: 'merged',
      B: 'merged away',
      C: 'split',
      D: 'split off',
    });
    expect(compareRuns(before, after).moves).toEqual([
      { from: 'B', to: 'A', total: 2, accounts: ['3', '4'] },
      { from: 'C', to: 'D', total: 1, accounts: ['7'] },
    ]);
  });

  it('takes one account that changes sides for a move, neither merger nor split', () => {
    const [before, after] = [
      side({ A: ['1', '2', '3'], B: ['4', '5', '6'] }),
      side({ A: ['1', '2', '3', '4'], B: ['5', '6'] }),
    ];
    expect(events(before, after)).toEqual({ A: 'grew', B: 'shrank' });
    expect(compareRuns(before, after).moves).toHaveLength(1);
  });

  it('tells a group that fell apart from one that another swallowed', () => {
    expect(
      events(
        side({ A: ['1', '2', '3', '4', '5', '6'], B: ['7'] }),
        side({ B: ['7', '1'], C: ['8', '9', '2'] }),
      ),
    ).toEqual({ A: 'dissolved', B: 'grew', C: 'appeared' });
  });

  it('finds nothing between a run and itself, and the reverse of every move backwards', () => {
    const anySide = fc
      .dictionary(fc.integer({ min: 0, max: 20 }).map(String), fc.constantFrom('A', 'B', 'C'))
      .map((groupOf) => {
        const groups: Record<string, string[]> = {};
        for (const [account, group] of Object.entries(groupOf))
          (groups[group] ??= []).push(account);
        return side(groups);
      });
    fc.assert(
      fc.property(anySide, anySide, (a, b) => {
        expect(compareRuns(a, a).moves).toEqual([]);
        const turned = compareRuns(b, a).moves.map(
          ({ from, to, total }) => `${to} ${from} ${total}`,
        );
        const straight = compareRuns(a, b).moves.map(
          ({ from, to, total }) => `${from} ${to} ${total}`,
        );
        expect(turned.sort()).toEqual(straight.sort());
      }),
    );
  });
});
