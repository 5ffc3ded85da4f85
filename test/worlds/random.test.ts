import { describe, expect, it } from 'vitest';
import { randomWorldParameters } from '../../worlds/families.js';
import { Random } from '../../worlds/random.js';

describe('chance', () => {
  it('begins differently for neighbouring seeds', () => {
    for (let draw = 0; draw < 3; draw++) {
      const firsts = Array.from({ length: 400 }, (_, seed) => {
        const random = new Random(seed);
        for (let i = 0; i < draw; i++) random.float();
        return random.float();
      });
      const tenths = firsts.reduce((count, x) => {
        count[Math.floor(10 * x)]!++;
        return count;
      }, new Array<number>(10).fill(0));
      // 40 are expected in each tenth, with a standard deviation of 6.
      expect(Math.min(...tenths)).toBeGreaterThan(16);
      expect(Math.max(...tenths)).toBeLessThan(64);
    }
  });

  it('draws worlds of all sizes from neighbouring seeds', () => {
    const sizes = Array.from({ length: 60 }, (_, seed) => randomWorldParameters(seed).accounts);
    expect(Math.min(...sizes)).toBeLessThan(3_000);
    expect(Math.max(...sizes)).toBeGreaterThan(8_000);
  });
});
