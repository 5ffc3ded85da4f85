import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templateParts } from '../../server/http/content/slots.js';

describe('templateParts', () => {
  it('tells the fixed text of a template from its slots', () => {
    const make = (slot: string) => `You are a careful grader. ${slot} Answer with one number only.`;
    expect(
      templateParts([
        make('The cat sat on a mat.'),
        make('What is 7 by 8?'),
        make('Name three rivers!'),
      ]),
    ).toEqual([
      { fixed: true, text: 'You are a careful grader.' },
      { fixed: false, text: ' The cat sat on a mat.' },
      { fixed: true, text: ' Answer with one number only.' },
    ]);
  });

  it('takes a word that happens to be in all prompts for no fixed text', () => {
    const parts = templateParts([
      'sort the list of names now',
      'why is the sky of Mars red',
      'ask the boss',
    ]);
    expect(parts.every(({ fixed }) => !fixed)).toBe(true);
  });

  it('loses no character of the first prompt, and calls everything fixed where all are equal', () => {
    const prompt = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 })
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(prompt, fc.array(prompt, { maxLength: 3 }), (first, others) => {
        expect(
          templateParts([first, ...others])
            .map(({ text }) => text)
            .join(''),
        ).toBe(first);
        expect(templateParts([first]).every(({ fixed }) => fixed)).toBe(true);
      }),
    );
    expect(templateParts([])).toEqual([]);
  });
});
