import { describe, expect, it } from 'vitest';
import { exactInterval } from '../../client/state/binomial.js';

describe('exactInterval', () => {
  it.each([
    // Rule of three’s exact form: 1 − 0.025^(1/n).
    [0, 20, 0, 1 - 0.025 ** (1 / 20)],
    [20, 20, 0.025 ** (1 / 20), 1],
    // Symmetric about a half.
    [5, 10, 0.187086, 0.812914],
    [0, 0, 0, 1],
  ])('of %i in %i is from %f to %f', (k, n, low, high) => {
    const [a, b] = exactInterval(k, n);
    expect(a).toBeCloseTo(low, 5);
    expect(b).toBeCloseTo(high, 5);
  });
});
