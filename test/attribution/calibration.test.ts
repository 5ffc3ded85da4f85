import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberProbability, probabilityOf } from '../../server/attribution/calibration.js';

describe('memberProbability', () => {
  it('is never more than the log-odds say, and rises with them', () => {
    const bits = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(bits, bits, (one, other) => {
        expect(memberProbability(one)).toBeLessThanOrEqual(probabilityOf(one));
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(memberProbability(low)).toBeLessThanOrEqual(memberProbability(high));
      }),
    );
  });
});
