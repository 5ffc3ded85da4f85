import type { Random } from '../random.js';
import { AIMS, type Aim, taskFor } from './aims.js';
import * as say from './banks.js';
import { type OtherLanguage, otherClause, otherTask } from './otherLanguages.js';

/** A language that an author writes instructions in, or a mix of English with another. */
export type Language = 'en' | OtherLanguage | 'mixed-zh' | 'mixed-ru';

const identifier = (random: Random): string => {
  const key = random.pick(say.KEY);
  return random.chance(0.5) ? `${key}_${random.pick(say.KEY)}` : key;
};
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

const CLAUSES: readonly ((random: Random, pick: (list: readonly string[]) => string) => string)[] =
  [
    (_, pick) => `${pick(say.NEVER)} ${pick(say.ACT)}.`,
    (_, pick) => `${pick(say.NEVER)} ${pick(say.ACT)} unless ${pick(say.UNLESS)}.`,
    (_, pick) => `${pick(say.BEGIN)} with ${pick(say.THING)}.`,
    (_, pick) => `${pick(say.END)} with ${pick(say.THING)}.`,
    (random, pick) =>
      `${pick(say.LIMIT)} ${pick(say.PART)} to ${random.int(2, 90)} ${pick(say.UNIT)}.`,
    (random, pick) =>
      `${pick(say.RETURN)} ${pick(say.FORMAT)} with the fields ${identifier(random)}, ${identifier(random)} and ${identifier(random)}.`,
    (_, pick) => `If ${pick(say.CONDITION)}, ${pick(say.REACTION)}.`,
    (_, pick) => `When ${pick(say.CONDITION)} and ${pick(say.CONDITION)}, ${pick(say.REACTION)}.`,
    (_, pick) => `Write for ${pick(say.AUDIENCE)} who ${pick(say.KNOWING)}.`,
    (_, pick) => `Use ${pick(say.STYLE)} ${pick(say.THROUGH)}.`,
    (_, pick) => `Treat ${pick(say.SUBJECT)} as ${pick(say.AS)}.`,
    (random, pick) => {
      const tag = identifier(random);
      return `Put ${pick(say.PART)} between <${tag}> and </${tag}>.`;
    },
    (_, pick) => `${pick(say.FIRST)}, ${pick(say.PREPARE)}.`,
    (_, pick) => `${capital(pick(say.PREPARE))}, then ${pick(say.PREPARE)}.`,
    (random, pick) =>
      `Number ${pick(say.PART)} from ${random.int(0, 1)} and give ${pick(say.THING)}.`,
    (random) => `The last line reads ${identifier(random).toUpperCase()}: DONE.`,
    (_, pick) =>
      `${capital(pick(say.SUBJECT))} is for ${pick(say.AUDIENCE)}; ${pick(say.REACTION)} where ${pick(say.CONDITION)}.`,
  ];

export function drawLanguage(random: Random, foreign: number): Language {
  if (!random.chance(foreign)) return 'en';
  return random.pick(['zh', 'zh', 'ru', 'de', 'mixed-zh', 'mixed-ru'] as const);
}

/** One rule or wish of an author, in his language. */
export function clause(random: Random, language: Language): string {
  if (language === 'en') return random.pick(CLAUSES)(random, (list) => random.pick(list));
  if (language === 'mixed-zh' || language === 'mixed-ru')
    return clause(random, random.chance(0.5) ? 'en' : language === 'mixed-zh' ? 'zh' : 'ru');
  return otherClause(random, language);
}

function roleSentence(random: Random): string {
  const manner = random.pick(say.MANNER);
  const article = /^[aeiou]/.test(manner) ? 'an' : 'a';
  return `${random.pick(say.YOU_ARE)} ${article} ${manner} ${random.pick(say.ROLE)} ${random.pick(say.PLACE)}.`;
}

const task = (random: Random, language: Language, aim: Aim): string =>
  language === 'en' || (language.startsWith('mixed') && random.chance(0.5))
    ? taskFor(random, aim)
    : otherTask(
        random,
        language === 'mixed-zh'
          ? 'zh'
          : language === 'mixed-ru'
            ? 'ru'
            : (language as OtherLanguage),
        aim,
      );

/**
 * The sentences of an instruction as one author wrote them: perhaps a role, the task, and `rules`
 * clauses in his own order. Whoever writes fixed texts (a company, a teacher, a tool's maker, a
 * harvester) writes them with this grammar, so that no phrase tells who wrote it.
 */
export function instructionSentences(
  random: Random,
  aim: Aim,
  rules: number,
  language: Language,
): string[] {
  const english = language === 'en' || language.startsWith('mixed');
  const body = Array.from({ length: rules }, () => clause(random, language));
  body.splice(random.weighted([60, 20, 10, 10]) % (rules + 1), 0, task(random, language, aim));
  return english && random.chance(0.45) ? [roleSentence(random), ...body] : body;
}

/** Sentences set out the way an author likes: run on, one a line, with dashes or numbers. */
export function setOut(sentences: readonly string[], layout: number): string {
  switch (layout) {
    case 0:
    case 1:
      return sentences.join(' ');
    case 2:
      return sentences.join('\n');
    case 3:
      return sentences.map((sentence, i) => (i === 0 ? sentence : `- ${sentence}`)).join('\n');
    default:
      return sentences.map((sentence, i) => `${i + 1}. ${sentence}`).join('\n');
  }
}

/** A text of a number of sentences that one hand wrote and others may copy. */
export function fixedText(random: Random, rules: number, aim?: Aim): string {
  const of = aim ?? (random.chance(0.5) ? 'general' : random.pick(AIMS));
  const language = drawLanguage(random, 0.12);
  return setOut(instructionSentences(random, of, rules, language), random.int(0, 4));
}
