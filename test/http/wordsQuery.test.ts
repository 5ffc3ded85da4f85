import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsQuery } from '../../server/http/wordsQuery.js';

describe('wordsQuery', () => {
  it.each([
    ['chain of Thought', '+chain +of +thought*'],
    ['grade: "answer"~2', '+grade +answer +2*'],
    ['日本語 prompt', '+日本語 +prompt*'],
    [' * ', ''],
  ])('%s', (text, query) => expect(wordsQuery(text)).toBe(query));

  it('never lets an operator of the index through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsQuery(text)).toMatch(/^(\+[\p{L}\p{N}]+ )*(\+[\p{L}\p{N}]+\*)?$/u);
      }),
    );
  });
});
