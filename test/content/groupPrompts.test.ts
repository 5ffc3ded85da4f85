import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capabilityShares,
  judgePrompts,
  type SampledPrompt,
} from '../../server/content/capability/groupPrompts.js';
import { payloadFigures } from '../../server/content/capability/payloadFigures.js';
import { splitTemplate } from '../../server/content/capability/templateText.js';
import { CAPABILITIES, type Capability } from '../../server/contract/families.js';

const made = (prompts: string[], changes: Partial<SampledPrompt> = {}): SampledPrompt[] =>
  prompts.map((prompt) => ({ prompt, tools: [], template: 'T', weight: 1, ...changes }));

describe('splitTemplate', () => {
  it('parts what prompts share from what each puts in', () => {
    const tasks = ['the tides of Fundy', 'bees in winter', 'a lighthouse keeper', 'old maps'];
    const { text, payloads } = splitTemplate(
      tasks.map((task) => `Lay out every step of the reasoning.\n\n${task}\n\nEnd with DONE.`),
    );
    expect(text).toBe('Lay out every step of the reasoning.\nEnd with DONE.');
    expect(payloads).toEqual(tasks);
  });

  it('parts Chinese, where no space stands between words', () => {
    const { text, payloads } = splitTemplate(
      ['鸡兔同笼', '流水行船', '植树问题'].map((task) => `请写出完整的推理过程：${task}`),
    );
    expect(text).toBe('请写出完整的推理过程：');
    expect(payloads).toEqual(['鸡兔同笼', '流水行船', '植树问题']);
  });

  it('takes prompts that are all the same for template only', () => {
    expect(splitTemplate(['hello there', 'hello there'])).toEqual({
      text: 'hello there',
      payloads: ['', ''],
    });
    expect(splitTemplate([])).toEqual({ text: '', payloads: [] });
  });

  it('loses no word of any prompt', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', '7', '你'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (prompts) => {
        const { text, payloads } = splitTemplate(prompts.map((list) => list.join(' ')));
        const count = (part: string) => part.split(/\s+/).filter((word) => word !== '').length;
        expect(count(text) + count(payloads[0]!)).toBe(prompts[0]!.length);
      }),
    );
  });
});

describe('judgePrompts', () => {
  const code = (n: number) => `def f${n}(x):\n    return x + ${n}\n`;

  it('goes by the template, not by what is put into it', () => {
    const grading = [1, 2, 3, 4].map(
      (n) => `Grade the answer below against the rubric and give a score.\n\n${code(n)}`,
    );
    expect([...judgePrompts(made(grading)).weights]).toEqual([['grading and reward', 4]]);
    // Without a template the same code decides for itself.
    expect([...judgePrompts(made([code(1)], { template: null })).weights]).toEqual([['coding', 1]]);
  });

  it('reads the whole prompt where the template says nothing', () => {
    const open = [1, 2, 3, 4].map((n) => `Please answer the following now.\n\n${code(n)}`);
    expect([...judgePrompts(made(open)).weights]).toEqual([['coding', 4]]);
  });

  it('counts each prompt for as many as it stands for, and requests for reasoning apart', () => {
    const { weights, reasoningShare } = judgePrompts([
      ...made(['Think step by step. What is 3 + 4?'], { template: null, weight: 3 }),
      ...made(['Give me a name for a cat'], { template: null, weight: 1 }),
    ]);
    expect(new Map(weights)).toEqual(
      new Map<Capability, number>([
        ['reasoning traces', 3],
        ['general', 1],
      ]),
    );
    expect(reasoningShare).toBe(0.75);
    // A sum is reasoning by the guide; it asks for none in words.
    expect(
      judgePrompts(made(['Solve the equation 3x + 1 = 7'], { template: null })).reasoningShare,
    ).toBe(0);
  });
});

describe('capabilityShares', () => {
  it('adds up to one exactly, greatest first, for any weights', () => {
    const weight = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    const weights = fc.dictionary(fc.constantFrom(...CAPABILITIES), weight, { minKeys: 1 });
    fc.assert(
      fc.property(weights, (drawn) => {
        const map = new Map(Object.entries(drawn) as [Capability, number][]);
        const shares = capabilityShares(map);
        expect(shares.reduce((sum, row) => sum + Math.round(row.share * 10_000), 0)).toBe(10_000);
        expect(shares.map((row) => row.share)).toEqual(
          shares.map((row) => row.share).sort((a, b) => b - a),
        );
        const total = [...map.values()].reduce((a, b) => a + b, 0);
        for (const { capability, share } of shares) {
          expect(Math.abs(share - map.get(capability)! / total)).toBeLessThan(0.0001);
        }
      }),
    );
    expect(capabilityShares(new Map())).toEqual([]);
  });
});

describe('payloadFigures', () => {
  it('measures length, repetition and overlap as by hand', () => {
    const figures = payloadFigures([
      { text: 'twelve chars', payloads: ['red fox', 'red hen', 'red hen', 'owl'] },
      { text: 'too few', payloads: ['a', 'b'] },
    ])!;
    expect(figures).toMatchObject({ payloads: 4, templateCharacters: 12, payloadCharacters: 7 });
    expect(figures.onceOnly).toBe(0.5);
    // red fox/red hen share one word of three; red hen/red hen all; red hen/owl none.
    expect(figures.overlap).toBeCloseTo((1 / 3 + 1 + 0) / 3);
    expect(payloadFigures([])).toBeNull();
  });
});
