import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supportInWords, timesAsProbable } from '../../server/contract/verbalScale.js';

describe('supportInWords', () => {
  it.each([
    [0, 'no support for either'],
    [0.9, 'no support for either'],
    [1, 'weak support'],
    [Math.log2(50), 'moderate support'],
    [Math.log2(500), 'moderately strong support'],
    [Math.log2(5_000), 'strong support'],
    [Math.log2(50_000), 'very strong support'],
    [Math.log2(5_000_000), 'extremely strong support'],
    [-Math.log2(500), 'moderately strong support against it'],
  ])('of %d bits is %s', (bits, words) => {
    expect(supportInWords(bits)).toBe(words);
  });
});

describe('timesAsProbable', () => {
  it('gives two digits', () => {
    expect(timesAsProbable(Math.log2(3_456))).toBe('3,500');
    expect(timesAsProbable(Math.log2(12))).toBe('12');
    expect(timesAsProbable(60)).toBe('more than 1,000,000');
  });
  it('stays near the ratio', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 19, noNaN: true }), (bits) => {
        const shown = Number(timesAsProbable(bits).replaceAll(',', ''));
        expect(Math.abs(shown - 2 ** bits) / 2 ** bits).toBeLessThan(0.06);
      }),
    );
  });
});
