import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brierScore,
  exactBounds,
  expectedCalibrationError,
  reliability,
} from '../../server/evaluate/calibration.js';
import {
  accountLevel,
  adjustedRand,
  bCubed,
  type Placed,
  pairwise,
  shareOf,
} from '../../server/evaluate/metrics.js';

const place = (text: string): Placed[] =>
  text.split(' ').map((pair, i) => {
    const [truth, answer] = [...pair].map((name) => (name === '-' ? null : name));
    return { id: `a${i}`, truth: truth ?? null, answer: answer ?? null };
  });

const anyPlaced = fc
  .array(fc.tuple(fc.constantFrom(null, 'A', 'B', 'C'), fc.constantFrom(null, 'x', 'y', 'z')), {
    maxLength: 40,
  })
  .map((list) => list.map(([truth, answer], i): Placed => ({ id: `a${i}`, truth, answer })));

describe('metrics', () => {
  it('agree with a case counted by hand', () => {
    // A = {0,1,2}, B = {3,4}; answer x = {0,1,3}, y = {4}, 2 missed, 5 an innocent put into y.
    const placed = place('Ax Ax A- Bx By -y');
    expect(accountLevel(placed)).toEqual({
      precision: { right: 4, of: 5 },
      recall: { right: 4, of: 5 },
    });
    expect(pairwise(placed)).toEqual({
      precision: { right: 1, of: 4 },
      recall: { right: 1, of: 4 },
    });
    const { precision, recall } = bCubed(placed);
    expect(precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 + 1 / 3 + 1 / 2 + 1 / 2) / 6);
    expect(recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6);
  });

  it('are one for the perfect answer under any names', () => {
    fc.assert(
      fc.property(anyPlaced, (placed) => {
        const perfect = placed.map((a) => ({
          ...a,
          answer: a.truth === null ? null : `op-${a.truth}`,
        }));
        expect(adjustedRand(perfect)).toBe(1);
        expect(bCubed(perfect)).toEqual({ precision: 1, recall: 1 });
        expect(shareOf(pairwise(perfect).precision)).toBe(1);
      }),
    );
  });

  it('do not depend on the order of accounts', () => {
    fc.assert(
      fc.property(anyPlaced, (placed) => {
        const reversed = [...placed].reverse();
        expect(adjustedRand(reversed)).toBeCloseTo(adjustedRand(placed));
        expect(bCubed(reversed).precision).toBeCloseTo(bCubed(placed).precision);
      }),
    );
  });

  it('have a Rand index that equals counting all pairs', () => {
    fc.assert(
      fc.property(anyPlaced, (placed) => {
        const some = placed.filter((a) => a.truth !== null || a.answer !== null);
        const same = (x: string | null, y: string | null) => x !== null && x === y;
        const n = { both: 0, truth: 0, answer: 0, all: 0 };
        for (let i = 0; i < some.length; i++) {
          for (let j = i + 1; j < some.length; j++) {
            const t = same(some[i]!.truth, some[j]!.truth);
            const a = same(some[i]!.answer, some[j]!.answer);
            n.both += Number(t && a);
            n.truth += Number(t);
            n.answer += Number(a);
            n.all++;
          }
        }
        const expected = n.all === 0 ? 0 : (n.truth * n.answer) / n.all;
        const most = (n.truth + n.answer) / 2;
        expect(adjustedRand(placed)).toBeCloseTo(
          most === expected ? 1 : (n.both - expected) / (most - expected),
        );
      }),
    );
  });
});

describe('calibration', () => {
  const claims = [
    { probability: 0.95, held: true },
    { probability: 0.95, held: false },
    { probability: 0.2, held: false },
  ];
  it('agrees with sums by hand', () => {
    expect(brierScore(claims)).toBeCloseTo((0.05 ** 2 + 0.95 ** 2 + 0.2 ** 2) / 3);
    expect(expectedCalibrationError(claims)).toBeCloseTo((2 / 3) * 0.45 + (1 / 3) * 0.2);
    expect(reliability(claims).map((bin) => bin.claims)).toEqual([1, 2]);
    expect(brierScore([])).toBeNull();
  });
  it('gives the exact bounds of published tables', () => {
    // Clopper and Pearson: 0 of 10 up to 0.3085; 5 of 10 from 0.1871 to 0.8129.
    expect(exactBounds(0, 10).upper).toBeCloseTo(0.3085, 4);
    expect(exactBounds(5, 10).lower).toBeCloseTo(0.1871, 4);
    expect(exactBounds(5, 10).upper).toBeCloseTo(0.8129, 4);
    expect(exactBounds(10, 10)).toMatchObject({ upper: 1 });
  });
});
