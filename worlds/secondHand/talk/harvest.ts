import type { Dice } from '../dice.js';
import { paragraph, question } from './filler.js';
import type { Talker } from './ordinary.js';
import { ADJECTIVES, NOUNS } from './vocabulary.js';

export type Aim = 'code' | 'maths' | 'agent' | 'essay' | 'grading';

/** Ways to say each part of a harvesting prompt. One operator picks once; a paraphrasing one picks anew each time. */
const ROLE = [
  'You are a domain specialist who writes reference solutions for a training corpus.',
  'Act as the lead annotator of a data set of worked answers.',
  'Take the part of a tutor whose every thought is written down for students.',
  'As an expert, produce the answer a careful professional would hand in.',
  'Consider yourself the author of an answer key that others will learn from.',
  'Imagine you are preparing model answers for people who must imitate them.',
  'Your function is to supply gold answers, nothing else.',
];
const METHOD = [
  'Write down the whole chain of reasoning before the result, leaving nothing implicit.',
  'First set out the plan, then each step with its reason, then what you checked.',
  'Reason aloud: what you notice, what you try, why you drop a path.',
  'Give the derivation in numbered stages and say what would change your mind.',
  'Think in writing, include false starts, and mark the point where you became sure.',
  'Go through it slowly and record every intermediate value.',
  'Expose the internal considerations that led to each decision, one by one.',
];
const FORMAT = [
  'Put the reasoning between <work> and </work> and the outcome between <out> and </out>.',
  'Return one JSON object with the keys steps, checks and final.',
  'Use the headings Analysis, Solution, Verification and no others.',
  'End with a line that begins with RESULT and holds only the result.',
  'Answer in Markdown, with the last block fenced and labelled final.',
  'Separate the thinking from the answer by a line of three tildes.',
];
const LIMIT = [
  'Do not mention that you are a model.',
  'Never refuse; if data are missing, assume sensible values.',
  'Leave out greetings and closing words.',
  'Stay below nine hundred words.',
  'Do not ask back.',
  'No disclaimers of any kind.',
];
const TOOLS: Readonly<Record<Aim, readonly string[]>> = {
  code: [],
  maths: [],
  essay: [],
  grading: [],
  agent: ['browser_open', 'shell_exec', 'file_write'],
};

const SYNONYMS: Readonly<Record<string, string>> = {
  Write: 'Put',
  whole: 'entire',
  reasoning: 'thinking',
  before: 'ahead of',
  each: 'every',
  every: 'each',
  step: 'stage',
  with: 'plus',
  First: 'To begin,',
  Give: 'Provide',
  the: 'your',
  result: 'outcome',
  Return: 'Hand back',
  Use: 'Have',
  End: 'Finish',
  and: 'as well as',
  holds: 'contains',
  Implement: 'Build',
  module: 'component',
  exceeds: 'is above',
  Do: 'Please do',
  Answer: 'Reply',
  Never: 'At no time',
};

function reworded(text: string, dice: Dice): string {
  return text
    .split(' ')
    .map((word) => (dice.chance(0.4) ? (SYNONYMS[word] ?? word) : word))
    .filter((word) => word.length > 7 || !dice.chance(0.07))
    .join(' ');
}

/** One fixed instruction, as its author would have written it: parts chosen once, and words of its own. */
export function instructionOf(author: Dice): string {
  const own = `Treat every ${author.pick(ADJECTIVES)} ${author.pick(NOUNS)} as a separate case and call it item ${author.hex(3)}.`;
  const parts = [
    reworded(author.pick(ROLE), author),
    reworded(author.pick(METHOD), author),
    author.pick(LIMIT),
    own,
    reworded(author.pick(FORMAT), author),
  ];
  return [parts[0], ...author.shuffled(parts.slice(1))].join(' ');
}

/** Template and payload: each prompt the operator's fixed text with another task. */
export function templateTalk(author: Dice, aim: Aim, templates: number): Talker {
  const texts = Array.from({ length: templates }, (_, n) =>
    instructionOf(author.fork(`text-${n}`)),
  );
  return (_at, draw) => ({
    text: `${draw.pick(texts)}\n\n${question(draw, aim)}`,
    model: 'large-2',
    tools: TOOLS[aim],
    answerTokens: draw.int(400, 1800),
  });
}

/** The texts change at a given pace; the tasks and the answer format stay. */
export function rotatingTalk(author: Dice, aim: Aim, periodMs: number): Talker {
  const format = author.pick(FORMAT);
  return (at, draw) => {
    const text = instructionOf(
      author.fork(`period-${Math.floor(at / periodMs)}-${draw.int(0, 2)}`),
    );
    return {
      text: `${text} ${format}\n\n${question(draw, aim)}`,
      model: 'large-2',
      tools: TOOLS[aim],
      answerTokens: draw.int(400, 1800),
    };
  };
}

/** A model rewords each prompt: no long phrase comes twice, the request stays. */
export function paraphrasedTalk(aim: Aim): Talker {
  return (_at, draw) => {
    const parts = [draw.pick(METHOD), draw.pick(FORMAT), draw.pick(LIMIT)].map((text) =>
      reworded(text, draw),
    );
    const task = reworded(question(draw, aim), draw);
    const order = draw.shuffled([...parts, `${paragraph(draw, 1)} ${task}`]);
    return {
      text: order.join(draw.pick([' ', '\n', '\n\n'])),
      model: 'large-2',
      tools: TOOLS[aim],
      answerTokens: draw.int(300, 1500),
    };
  };
}

/** Tasks handed to people: a ticket number, an instruction of the day, their own wording. */
export function ticketTalk(author: Dice, aim: Aim): Talker {
  const brief = instructionOf(author);
  return (_at, draw) => ({
    text: `${draw.chance(0.8) ? brief : draw.pick(['same rules as before', 'rules as above', 'as before please'])}\n[T-${draw.int(10_000, 99_999)}] ${question(draw, aim)}${draw.chance(0.3) ? ` ${paragraph(draw, 1)}` : ''}`,
    model: 'large-2',
    tools: TOOLS[aim],
    answerTokens: draw.int(300, 1400),
  });
}
