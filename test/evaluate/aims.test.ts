import { describe, expect, it } from 'vitest';
import { agreementOf, formatAims, readAims } from '../../server/evaluate/aims.js';

describe('readAims', () => {
  it('takes a capability or its first word, and nothing for nothing', () => {
    expect(readAims('coding;agentic')).toEqual(['coding', 'agentic tool use']);
    expect(readAims('vision; Grading and reward')).toEqual(['vision', 'grading and reward']);
    expect(readAims('')).toEqual([]);
    expect(readAims('astrology')).toEqual([]);
  });
});

describe('agreementOf', () => {
  const shares = [
    { capability: 'general', share: 0.5 },
    { capability: 'coding', share: 0.3 },
    { capability: 'vision', share: 0.18 },
    { capability: 'reasoning traces', share: 0.02 },
  ] as const;

  it('leaves general aside and measures the rest against the aims', () => {
    const found = agreementOf('o', ['coding', 'reasoning traces'], [...shares]);
    expect(found).toMatchObject({ leading: 'coding', leadingIsAim: true });
    expect(found.focusOnAims).toBeCloseTo(0.32 / 0.5);
    expect(found.missed).toEqual(['reasoning traces']);
    expect(agreementOf('o', ['general', 'coding', 'reasoning traces'], [...shares])).toEqual(found);
    expect(formatAims(found)).toContain('missed: reasoning traces');
  });

  it('says so where another capability leads, or none is known', () => {
    expect(agreementOf('o', ['vision'], [...shares]).leadingIsAim).toBe(false);
    expect(agreementOf('o', ['vision'], [])).toEqual({
      operator: 'o',
      aims: ['vision'],
      leading: null,
      leadingIsAim: false,
      focusOnAims: null,
      missed: ['vision'],
    });
  });
});
