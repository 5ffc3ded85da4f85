import { describe, expect, it } from 'vitest';
import { AIMS } from '../../worlds/prompts/aims.js';
import { harvestPrompt, harvestTemplate } from '../../worlds/prompts/harvest.js';
import { fixedText } from '../../worlds/prompts/instruction.js';
import { Random } from '../../worlds/random.js';

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');

/** Runs of ten words. */
function runs(text: string): Set<string> {
  const all = words(text);
  return new Set(all.slice(0, -9).map((_, i) => all.slice(i, i + 10).join(' ')));
}

describe('language of worlds', () => {
  it('fixed texts and templates of different authors share hardly a run of ten words', () => {
    const random = new Random(5);
    const texts = Array.from({ length: 150 }, (_, i) =>
      i % 2 === 0
        ? fixedText(random, random.int(2, 6))
        : harvestTemplate(random, random.pick(AIMS), {
            foreign: 0.2,
            paraphrased: 0,
            problems: [],
          }).before.join(' '),
    ).map(runs);
    let sharing = 0;
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < texts.length; j++)
        if ([...texts[i]!].some((run) => texts[j]!.has(run))) sharing++;
    expect(sharing / ((texts.length * (texts.length - 1)) / 2)).toBeLessThan(0.01);
  });

  it('nothing but the payload differs between prompts of a template without paraphrase', () => {
    const random = new Random(6);
    const template = harvestTemplate(random, 'coding', {
      foreign: 0,
      paraphrased: 0,
      problems: [],
    });
    const [one, two] = [harvestPrompt(random, template), harvestPrompt(random, template)];
    expect(one).not.toBe(two);
    for (const piece of template.before) {
      expect(one).toContain(piece);
      expect(two).toContain(piece);
    }
  });

  it('payloads are now and then ten times as long as the template', () => {
    const random = new Random(7);
    const ratios = Array.from({ length: 400 }, () => {
      const template = harvestTemplate(random, random.pick(AIMS), {
        foreign: 0.3,
        paraphrased: 0.2,
        problems: [],
      });
      const fixed = [...template.before, ...template.after].flat().join(' ').length;
      return harvestPrompt(random, template).length / fixed;
    });
    expect(ratios.filter((ratio) => ratio > 10).length).toBeGreaterThan(4);
    expect(ratios.filter((ratio) => ratio < 4).length).toBeGreaterThan(100);
  });

  it('several scripts are in use', () => {
    const random = new Random(8);
    const all = Array.from({ length: 300 }, () => fixedText(random, 4)).join(' ');
    for (const script of [/\p{Script=Han}/u, /\p{Script=Cyrillic}/u, /\p{Script=Latin}/u])
      expect(all).toMatch(script);
  });
});
