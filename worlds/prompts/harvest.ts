import type { Random } from '../random.js';
import type { Aim } from './aims.js';
import { bank } from './banks.js';
import {
  clause,
  drawLanguage,
  instructionSentences,
  type Language,
  setOut,
} from './instruction.js';
import { ordinaryPrompt } from './ordinary.js';
import { payload, problem } from './payloads.js';

/** A sentence of a template: fixed, or one of several wordings drawn each time. */
type Piece = string | readonly string[];

/** The fixed part of prompts that one author sends around changing payloads. */
export interface HarvestTemplate {
  readonly aim: Aim;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
  readonly layout: number;
  /** What stands before and behind the payload. */
  readonly frame: readonly [string, string];
  /** Public problems that it is also wrapped around. */
  readonly problems: readonly string[];
  /** Size of payloads against the usual. */
  readonly scale: number;
}

const FRAMES: readonly (readonly [string, string])[] = [
  ['', ''],
  ['Input:\n', ''],
  ['"""\n', '\n"""'],
  ['<input>\n', '\n</input>'],
  ['---\n', '\n---'],
  ['Text: ', ''],
  ['### Problem\n', '\n### Answer'],
  ['Q: ', '\nA:'],
  ['[DATA]\n', '\n[/DATA]'],
  ['```\n', '\n```'],
  ['题目：\n', ''],
  ['', '\n\n'],
];

export interface TemplateHabits {
  /** Chance that an author writes in another language than English. */
  readonly foreign: number;
  /** Share of sentences that come in several wordings. */
  readonly paraphrased: number;
  readonly problems: readonly string[];
}

/** A template in an author's own words. */
export function harvestTemplate(random: Random, aim: Aim, habits: TemplateHabits): HarvestTemplate {
  const language: Language = drawLanguage(random, habits.foreign);
  const vary = (sentence: string): Piece =>
    random.chance(habits.paraphrased)
      ? [sentence, ...Array.from({ length: random.int(1, 3) }, () => clause(random, language))]
      : sentence;
  return {
    aim,
    before: instructionSentences(random, aim, random.int(1, 7), language).map(vary),
    after: Array.from({ length: random.weighted([45, 30, 15, 10]) }, () =>
      clause(random, language),
    ).map(vary),
    layout: random.int(0, 4),
    frame: random.pick(FRAMES),
    problems: habits.problems,
    scale: random.lognormal(0.8, 0.6),
  };
}

/** A template whose words somebody else wrote. */
export const copiedTemplate = (random: Random, aim: Aim, text: string): HarvestTemplate => ({
  aim,
  before: [text],
  after: [],
  layout: 0,
  frame: ['', ''],
  problems: [],
  scale: random.lognormal(0.5, 0.5),
});

const GREETINGS = bank('Hello.|Hi,|OK.|Next one.|Thanks!|Please help.|Continue.|Another:');

function filling(random: Random, { problems, aim, scale }: HarvestTemplate): string {
  if (problems.length > 0 && random.chance(0.4)) return random.pick(problems);
  if (random.realPrompts.length > 0 && random.chance(0.5)) return ordinaryPrompt(random);
  return random.chance(0.15) ? problem(random) : payload(random, aim, scale);
}

/** One prompt of a template around a task that is new each time, often much longer. */
export function harvestPrompt(random: Random, template: HarvestTemplate): string {
  const word = (pieces: readonly Piece[]) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : random.pick(piece)));
  const before = setOut(word(template.before), template.layout);
  const after = setOut(word(template.after), 0);
  const [open, close] = template.frame;
  const inside = filling(random, template);
  const greeting = random.chance(0.06) ? `${random.pick(GREETINGS)}\n` : '';
  return `${greeting}${before}\n\n${open}${inside}${close}${after === '' ? '' : `\n\n${after}`}`;
}
