import { describe, expect, it } from 'vitest';
import { cellName } from '../../client/graph/cellName.js';
import { minute, shorten } from '../../client/state/format.js';

describe('a value on the page', () => {
  it.each([
    ['card_7f64', 30, 'card_7f64'],
    ['\u202ecard_7f64\u202c', 40, '[U+202E]card_7f64[U+202C]'],
    ['a\nb\u0000', 40, 'a[U+000A]b[U+0000]'],
    ['👩‍🚀 שלום', 30, '👩‍🚀 שלום'],
    ['W'.repeat(200), 20, `${'W'.repeat(13)}…${'W'.repeat(6)}`],
    [`\u202e${'9'.repeat(200)}`, 20, `[U+202E]…${'9'.repeat(6)}`],
  ])('%j in %i is %s', (value, most, seen) => expect(shorten(value, most)).toBe(seen));

  it('tells a time with its zone', () => {
    expect(minute('2026-05-12T10:33:07Z')).toBe('2026-05-12 10:33 UTC');
    expect(minute(null)).toBe('time not known');
  });

  it('names a cell by what holds it, and claims nothing of the rest', () => {
    expect(cellName('10.0.0.0/24', 26, false)).toBe('10.0.0.0/24');
    expect(cellName(null, 26, false)).toBe('the rest');
    expect(cellName(null, 26, true)).toBe('all');
  });
});
