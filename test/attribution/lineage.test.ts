import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshId, traceLineage } from '../../server/attribution/lineage.js';

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `a${from + i}`);

describe('traceLineage', () => {
  const previous = [
    { id: 'OP-1', accounts: range(0, 100) },
    { id: 'OP-2', accounts: range(100, 150) },
  ];
  it.each([
    ['keeps a group that did not change', [range(0, 100)], [['OP-1', 'same']]],
    ['keeps the id of one that grew', [range(0, 120)], [['OP-1', 'grew']]],
    ['keeps the id of one that shrank', [range(0, 60)], [['OP-1', 'shrank']]],
    [
      'gives the larger part of a split the id',
      [range(0, 60), range(60, 100)],
      [
        ['OP-1', 'shrank'],
        [freshId(range(60, 100)), 'split'],
      ],
    ],
    ['gives a merged group the larger one’s id', [range(0, 150)], [['OP-1', 'merged']]],
    ['names a group never seen', [range(500, 520)], [[freshId(range(500, 520)), 'new']]],
  ])('%s', (_, groups, expected) => {
    expect(traceLineage(previous, groups).map(({ id, event }) => [id, event])).toEqual(expected);
  });

  it('gives no id twice and does not depend on order', () => {
    const groupsOf = fc.uniqueArray(fc.nat(60), { maxLength: 40 }).map((list) => {
      const groups = new Map<number, string[]>();
      for (const no of list) groups.set(no % 4, [...(groups.get(no % 4) ?? []), `a${no}`]);
      return [...groups.values()];
    });
    fc.assert(
      fc.property(groupsOf, groupsOf, (before, now) => {
        const named = before.map((accounts, i) => ({ id: `OP-${i}`, accounts }));
        const forward = traceLineage(named, now);
        expect(new Set(forward.map((l) => l.id)).size).toBe(now.length);
        expect(traceLineage([...named].reverse(), [...now].reverse()).reverse()).toEqual(forward);
      }),
    );
  });
});
