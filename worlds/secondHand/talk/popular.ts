import type { Dice } from '../dice.js';
import { code, paragraph, question } from './filler.js';
import type { Talker } from './ordinary.js';
import { CODE_OBJECTS, CODE_VERBS, LANGUAGES, NOUNS } from './vocabulary.js';

/** Open wrappers that thousands of strangers run unchanged: a fixed text and the user's own payload. */
const WRAPPERS: readonly (readonly [string, (dice: Dice) => string, string])[] = [
  [
    'You are an expert at writing Git commits. Your job is to write a short clear commit message that summarizes the changes. If you can accurately express the change in just the subject line, do not include anything in the message body. The diff follows between the markers.',
    (dice) => `<diff>\n${code(dice, dice.int(4, 10))}\n</diff>`,
    'small-2',
  ],
  [
    'Answer the following questions as best you can. You have access to the following tools: search, calculator. Use the following format:\n\nQuestion: the input question you must answer\nThought: you should always think about what to do\nAction: the action to take\nObservation: the result of the action\nFinal Answer: the final answer to the original input question\n\nBegin!',
    (dice) => `Question: ${question(dice, 'maths')}`,
    'medium-2',
  ],
  [
    'Use the following pieces of context to answer the question at the end. If you do not know the answer, just say that you do not know, do not try to make up an answer.',
    (dice) =>
      `${paragraph(dice, dice.int(4, 9))}\n\nQuestion: who ${dice.pick(CODE_VERBS)}s the ${dice.pick(NOUNS)}?\nHelpful Answer:`,
    'medium-2',
  ],
  [
    'I want you to act as a spoken English teacher and improver. I will speak to you in English and you will reply to me in English to practice my spoken English. I want you to keep your reply neat, limiting the reply to 100 words. I want you to strictly correct my grammar mistakes, typos, and factual errors.',
    (dice) => paragraph(dice, 2),
    'small-2',
  ],
  [
    'Translate the following subtitles. Keep the numbering and the time codes exactly as they are, translate only the spoken lines, and never merge two entries into one.',
    (dice) =>
      `${dice.int(1, 900)}\n00:${dice.int(10, 59)}:0${dice.int(0, 9)},100 --> 00:59:59,900\n${paragraph(dice, 1)}`,
    'small-2',
  ],
  [
    'You are a senior software engineer reviewing a pull request. Point out bugs, unclear names, missing tests and security problems. For each remark give the line, the severity and a suggested change. Do not comment on formatting.',
    (dice) => code(dice, dice.int(6, 14)),
    'large-2',
  ],
];

/** Somebody who runs one of the open wrappers over material of their own. */
export function wrapperTalk(dice: Dice, which?: number): Talker {
  const wrapper = WRAPPERS[which ?? dice.int(0, WRAPPERS.length - 1)];
  if (!wrapper) throw new Error(`no wrapper ${which}`);
  const [fixed, payload, model] = wrapper;
  return (_at, draw) => ({
    text: `${fixed}\n\n${payload(draw)}`,
    model,
    tools: [],
    answerTokens: draw.int(40, 500),
  });
}

/** What an editor's extension sends: always the same opening, then the user's file. */
export function editorTalk(): Talker {
  return (_at, draw) => ({
    text: `You are CodeCompanion, an AI pair programmer living inside the editor. Follow the user's instructions carefully and to the letter. Keep answers short and impersonal. The active file is ${draw.pick(CODE_OBJECTS)}_${draw.pick(CODE_VERBS)}.${draw.pick(['py', 'ts', 'go', 'java', 'rs'])}.\n\`\`\`\n${code(draw, draw.int(4, 14))}\n\`\`\`\n${draw.pick(['Complete the line.', 'Fix the error.', 'Explain the selection.', 'Write a docstring.', 'Add a test.'])}`,
    model: draw.chance(0.5) ? 'large-2' : 'medium-2',
    tools: draw.chance(0.4) ? ['read_file', 'edit_file'] : [],
    answerTokens: draw.int(20, 400),
  });
}

/** One public benchmark: the same items whoever runs it, behind the harness's own words. */
export function harnessTalk(benchmark: Dice, items: number): Talker {
  const tasks = Array.from({ length: items }, (_, n) =>
    question(benchmark.fork(`item-${n}`), n % 3 === 0 ? 'code' : 'maths'),
  );
  let next = 0;
  return (_at, draw) => ({
    text: `Solve the following problem. Think step by step, and put your final answer on its own line after "ANSWER:".\n\n${tasks[next++ % tasks.length] ?? ''}`,
    model: 'large-2',
    tools: [],
    answerTokens: draw.int(150, 700),
  });
}

/** Grading with a published judge prompt, answers of one's own. */
export function judgeTalk(): Talker {
  return (_at, draw) => ({
    text: `Please act as an impartial judge and rate the response of an assistant to the question below on a scale from 1 to 10. Be as objective as possible, explain first, and close with the rating in the form "[[rating]]".\n\n[Question]\n${question(draw, 'maths')}\n\n[Answer]\n${paragraph(draw, draw.int(2, 5))}`,
    model: 'large-2',
    tools: [],
    answerTokens: draw.int(80, 300),
  });
}

/** A scheduled job of one firm or tinkerer: the same instruction each hour, today's data. */
export function jobTalk(dice: Dice): Talker {
  const instruction = `Every ${dice.pick(NOUNS)} report lists ${dice.pick(CODE_OBJECTS)} and ${dice.pick(CODE_OBJECTS)}. ${dice.pick(['Write', 'Give', 'Return'])} ${dice.int(2, 7)} ${dice.pick(['lines', 'bullet points', 'JSON fields'])} on ${dice.pick(CODE_OBJECTS)}, name each ${dice.pick(NOUNS)}, and flag any ${dice.pick(CODE_OBJECTS)} over ${dice.int(10, 900)}. Language: ${dice.pick(LANGUAGES)} comments.`;
  return (_at, draw) => ({
    text: `${instruction}\n${paragraph(draw, draw.int(2, 6))}`,
    model: 'small-2',
    tools: [],
    answerTokens: draw.int(30, 160),
  });
}

/** One course's exercises, copied from the sheet, each student adding a remark. */
export function homeworkTalk(course: Dice): Talker {
  const sheet = Array.from({ length: 14 }, (_, n) => {
    const task = course.fork(`sheet-${n}`);
    return `Exercise ${Math.floor(n / 2) + 1}.${(n % 2) + 1}: ${question(task, task.chance(0.5) ? 'code' : 'maths')} Justify each step and state the ${task.pick(CODE_OBJECTS)} you assume.`;
  });
  return (at, draw) => {
    const week = Math.floor(at / (7 * 86_400_000)) % 7;
    const task = sheet[week * 2 + draw.int(0, 1)] ?? '';
    return {
      text: draw.chance(0.5)
        ? `${task}\n\nmy try: ${paragraph(draw, draw.int(1, 4))}`
        : `${draw.pick(['explain', 'how do i do this', 'is this right?', 'hint for'])} ${task}`,
      model: draw.chance(0.7) ? 'medium-2' : 'small-2',
      tools: [],
      answerTokens: draw.int(100, 600),
    };
  };
}
