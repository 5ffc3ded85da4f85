import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELLS_MAX, findCells } from '../../server/http/group/findCells.js';

/** Uses from a list of holders for each signal. */
const usesOf = (holders: readonly (readonly number[])[]) =>
  holders.flatMap((list, signal) => list.map((account) => ({ account, signal })));

describe('findCells', () => {
  it('parts a group by the values that most of its accounts share', () => {
    const holders = [
      [0, 1, 2, 3],
      [4, 5, 6],
      [0, 4],
    ];
    const cells = [...findCells(14, [8, 8, 8], usesOf(holders))];
    expect(cells).toEqual([0, 0, 0, 0, 1, 1, 1, ...new Array(7).fill(-1)]);
  });

  it('parts nothing by a value that nearly everyone uses', () => {
    const all = Array.from({ length: 10 }, (_, i) => i);
    expect([...findCells(10, [3], usesOf([all]))]).toEqual(all.map(() => -1));
  });

  it('gives every account one cell whose value it uses, or none, and never too many cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 20 }), {
          maxLength: 80,
        }),
        (holders) => {
          const cells = findCells(
            60,
            holders.map(() => 5),
            usesOf(holders),
          );
          for (const [account, signal] of cells.entries()) {
            if (signal >= 0) expect(holders[signal]).toContain(account);
          }
          expect(new Set(cells).size).toBeLessThanOrEqual(CELLS_MAX + 1);
        },
      ),
    );
  });
});
