import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  estimateMatches,
  type Pattern,
} from '../../../server/attribution/weights/expectationMaximisation.js';
import { seeded } from '../plantedWorld.js';

const M = [0.7, 0.5, 0.9];
const U = [0.01, 0.002, 0.05];
const chance = U.map((u) => Float64Array.of(u, 1 - u));
const vague = U.map(() => Float64Array.of(1, 1));

/** Pairs of which a share is one hand's; each comparison agrees with chance m or u. */
function drawn(share: number, count: number, seed: number): Pattern[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const matched = random() < share;
    const levels = M.map((m, c) => Number(random() >= (matched ? m : U[c]!)));
    return { levels, count: 1, label: null };
  });
}

describe('estimateMatches', () => {
  it('recovers m and the share of matches of planted pairs', () => {
    const patterns = drawn(0.3, 20_000, 5);
    const found = estimateMatches([{ blocked: -1, patterns }], chance, vague);
    expect(found.converged).toBe(true);
    expect(found.matches[0]).toBeCloseTo(0.3, 1);
    for (const [c, m] of M.entries()) expect(Math.abs(found.m[c]![0]! - m)).toBeLessThan(0.03);
  });

  it('learns nothing of the comparison by which the pairs were drawn', () => {
    const patterns = drawn(0.3, 5_000, 6).map((pattern) => ({
      ...pattern,
      levels: [0, ...pattern.levels.slice(1)],
    }));
    const found = estimateMatches([{ blocked: 0, patterns }], chance, vague);
    expect(found.m[0]![0]).toBeCloseTo(0.5, 9);
  });

  it('believes labels over answers', () => {
    const patterns = [{ levels: [1, 1, 1], count: 500, label: true }];
    const found = estimateMatches([{ blocked: -1, patterns }], chance, vague);
    expect(found.matches[0]).toBeGreaterThan(0.99);
    for (const row of found.m) expect(row[0]).toBeLessThan(0.01);
  });

  it('stays at the prior where there are no pairs', () => {
    const prior = U.map(() => Float64Array.of(3, 1));
    const found = estimateMatches([], chance, prior);
    for (const row of found.m) expect([...row]).toEqual([0.75, 0.25]);
  });

  it('has chances that add up to 1, whatever the answers', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            levels: fc.tuple(
              fc.integer({ min: -1, max: 1 }),
              fc.integer({ min: -1, max: 1 }),
              fc.integer({ min: -1, max: 1 }),
            ),
            count: fc.integer({ min: 1, max: 1000 }),
            label: fc.constantFrom(null, true, false),
          }),
          { maxLength: 20 },
        ),
        (patterns) => {
          const found = estimateMatches([{ blocked: 1, patterns }], chance, vague);
          for (const row of found.m) expect(row[0]! + row[1]!).toBeCloseTo(1, 9);
          for (const share of found.matches) {
            expect(share).toBeGreaterThan(0);
            expect(share).toBeLessThan(1);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
