import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetSizesFor } from '../../server/runs/graphStage.js';

describe('sizes of communities that are asked for', () => {
  it('leave no gap in which an operator of half a small case lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 48, max: 2_000 }), (accounts) => {
        const largest = targetSizesFor(accounts).at(-1)!;
        expect(largest).toBeGreaterThan(accounts / 5);
        expect(largest).toBeLessThanOrEqual(accounts / 2 + 0.5);
      }),
    );
  });

  it('are those of teams and campaigns in a large one', () => {
    expect(targetSizesFor(5_000)).toEqual([12, 100, 1_000]);
    expect(targetSizesFor(1_000_000)).toEqual([100, 1_000, 10_000]);
  });
});
