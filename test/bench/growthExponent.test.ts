import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from '../../bench/scale/results.js';

describe('growthExponent', () => {
  it('recovers the exponent of a power law, whatever its factor', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.001, max: 100, noNaN: true }),
        (exponent, factor) => {
          const points = [1e5, 3e5, 1e6].map((size) => ({
            size,
            seconds: factor * size ** exponent,
          }));
          expect(growthExponent(points)).toBeCloseTo(exponent, 6);
        },
      ),
    );
  });

  it('says nothing of one size, or of no time', () => {
    expect(growthExponent([{ size: 10, seconds: 1 }])).toBeNull();
    expect(
      growthExponent([
        { size: 10, seconds: 0 },
        { size: 20, seconds: 1 },
      ]),
    ).toBeNull();
  });
});
