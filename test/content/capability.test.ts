import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionOf } from '../../bench/capabilities/confusion.js';
import { type Labelled, ownPrompts, realPrompts } from '../../bench/capabilities/labelledSet.js';
import { classifyPrompt } from '../../server/content/capability/classifyPrompt.js';
import { compilePhrases } from '../../server/content/capability/cue.js';
import { CUES, GENERAL_BITS } from '../../server/content/capability/cues/index.js';
import { CAPABILITIES } from '../../server/contract/families.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

const GOLDEN = join(PACKAGE_ROOT, 'test', 'golden', 'capability');
const PUBLIC = join(PACKAGE_ROOT, '..', 'shared', 'data', 'prompts');
const figures = (set: readonly Labelled[]) =>
  confusionOf(
    set.map((row) => ({
      truth: row.label,
      answer: classifyPrompt(row.prompt, row.tools).capability,
    })),
  );

describe('classifyPrompt', () => {
  it('holds up on our own prompts that it was not tuned on, in every capability', async () => {
    const heldOut = (await ownPrompts(GOLDEN)).filter((row) => row.half === 'held out');
    const { macroF1, classes } = figures(heldOut);
    expect(classes.map((row) => row.capability)).toEqual(CAPABILITIES);
    expect(macroF1).toBeGreaterThanOrEqual(0.95);
    for (const { f1 } of classes) expect(f1).toBeGreaterThanOrEqual(0.85);
  });

  it.skipIf(!existsSync(PUBLIC))('holds up on real prompts, held out and all', async () => {
    const real = await realPrompts(join(GOLDEN, 'real.csv'), PUBLIC, 'first');
    expect(real).toHaveLength(80 + 8 + 175);
    expect(figures(real).macroF1).toBeGreaterThanOrEqual(0.85);
    expect(figures(real.filter((row) => row.half === 'held out')).macroF1).toBeGreaterThanOrEqual(
      0.85,
    );
  });

  it('gives the facts that its bits are made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('rubric', 'python', 'click', 'photo', 'prove that', 'hello', '7')),
        fc.array(fc.constantFrom('bash', 'computer', 'x'), { maxLength: 3 }),
        (words, tools) => {
          const found = classifyPrompt(words.join(' '), tools);
          for (const capability of CAPABILITIES) {
            const facts = found.facts.filter((fact) => fact.capability === capability);
            const base = capability === 'general' ? GENERAL_BITS : 0;
            expect(found.bits[capability]).toBeCloseTo(
              facts.reduce((sum, fact) => sum + fact.bits, base),
            );
            expect(found.bits[found.capability]).toBeGreaterThanOrEqual(found.bits[capability]);
          }
          expect(found.score).toBeGreaterThan(0);
          expect(found.score).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('takes a prompt of nothing in particular for general', () => {
    for (const text of ['', ' ', 'hi', '你好', 'Спасибо!', '🤔']) {
      expect(classifyPrompt(text)).toMatchObject({ capability: 'general', facts: [] });
    }
  });

  it('lets the tools speak where the words do not', () => {
    const of = (...tools: string[]) => classifyPrompt('Please finish this.', tools).capability;
    expect(of()).toBe('general');
    expect(of('bash', 'str_replace_editor')).toBe('agentic tool use');
    expect(of('computer')).toBe('computer use');
    expect(of(' ', '')).toBe('general');
  });

  it('reads head and tail of a long prompt, and takes no longer for it', () => {
    const payload = 'The harvest was late and the roads were wet. '.repeat(50_000);
    const startedMs = performance.now();
    expect(classifyPrompt(`Grade the answer by the rubric.\n${payload}`).capability).toBe(
      'grading and reward',
    );
    expect(classifyPrompt(`${payload}\nShow your reasoning step by step.`).capability).toBe(
      'reasoning traces',
    );
    const hostile = '1 '.repeat(1_000_000) + 'how many '.repeat(100_000) + 'write '.repeat(100_000);
    classifyPrompt(hostile);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});

describe('the table of cues', () => {
  it('names each fact once and gives it something to look for', () => {
    expect(new Set(CUES.map((cue) => cue.fact)).size).toBe(CUES.length);
    for (const cue of CUES) {
      expect(cue.phrases !== undefined || cue.pattern !== undefined, cue.fact).toBe(true);
      expect(Object.values(cue.bits).every((bits) => bits > 0)).toBe(true);
      // The empty text matches nothing: a phrase with an empty alternative would match all.
      if (cue.phrases !== undefined)
        expect(compilePhrases(cue.phrases).test(''), cue.fact).toBe(false);
      expect(cue.pattern?.test('') ?? false, cue.fact).toBe(false);
    }
  });

  it('reads its shorthands: blank, star, ellipsis, borders of words', () => {
    const phrases = compilePhrases({ en: ['grad* … answer'], ja: ['採点'] });
    expect(phrases.test('please grade\nthe long answer')).toBe(false);
    expect(phrases.test('grading the answer')).toBe(true);
    expect(phrases.test('grade it. my answer')).toBe(false);
    expect(phrases.test('upgrade the answer')).toBe(false);
    expect(phrases.test('grade the answers')).toBe(false);
    expect(phrases.test('答案を採点して')).toBe(true);
  });
});

describe('confusionOf', () => {
  it('counts as by hand', () => {
    const judged = [
      { truth: 'coding', answer: 'coding' },
      { truth: 'coding', answer: 'general' },
      { truth: 'general', answer: 'general' },
      { truth: 'general', answer: 'vision' },
    ] as const;
    const { classes, macroF1, accuracy } = confusionOf(judged);
    expect(classes).toEqual([
      { capability: 'coding', prompts: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
      { capability: 'general', prompts: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
    ]);
    expect(macroF1).toBeCloseTo((2 / 3 + 0.5) / 2);
    expect(accuracy).toBe(0.5);
  });
});
