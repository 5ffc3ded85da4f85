import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../client/state/format.js';
import { firstWords, wholeWords } from '../../server/contract/words.js';

describe('words of an excerpt', () => {
  it('are whole at both ends, in any script', () => {
    const cases: [text: string, from: number, to: number, words: string][] = [
      ['solve the following task step by step', 2, 33, 'the following task step by'],
      ['докажи каждый шаг решения', 3, 20, 'каждый шаг'],
      ['请一步一步地解决下面的问题', 0, 3, '请一步'],
      ['naïve café', 0, 8, 'naïve'],
    ];
    for (const [text, from, to, words] of cases) expect(wholeWords(text, from, to)).toBe(words);
  });

  it('are given as they are where there is but a part of one', () => {
    expect(wholeWords('card_97663c76353801', 3, 9)).toBe('d_9766');
  });

  it('are no more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 40 }),
        (text, most) => {
          const words = firstWords(text, most);
          return words.length <= Math.max(most, 1) && text.includes(words);
        },
      ),
    );
  });

  it('keep the number of a template when they are shortened', () => {
    expect(shorten('please write down every single step of the proof #119', 30)).toBe(
      'please write down every…#119',
    );
    expect(shorten('t13d1502h2_8daaf6152771_b186095e22b6', 20)).toHaveLength(20);
  });
});
