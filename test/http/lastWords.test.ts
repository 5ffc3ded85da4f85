import { describe, expect, it } from 'vitest';
import { lastWords } from '../../server/http/packages/lastWords.js';

describe('what a command said last', () => {
  it.each([
    [
      'reading: 1 s\nThere is no operator X.\nGET lists them.\n',
      'There is no operator X. GET lists them.',
    ],
    [
      "reading: 1 s\nError: Cannot find module 'x'\n    at resolve (a.js:1)\n    at b.js:2\n",
      "Error: Cannot find module 'x'",
    ],
    ['TypeError: no\n    at a\nRangeError: worse\n    at b', 'RangeError: worse'],
    ['', ''],
  ])('of %j is %s', (stderr, words) => expect(lastWords(stderr)).toBe(words));
});
