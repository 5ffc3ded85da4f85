import type { Random } from '../random.js';
import type { Aim } from './aims.js';
import { bank } from './banks.js';
import { codeSnippet, ordinaryPrompt, word } from './ordinary.js';

const WORDS = bank(
  'the|the|the|the|of|of|and|and|to|to|a|a|in|in|is|was|for|with|on|at|by|from|that|this|which|it|they|we|not|are|were|has|had|but|or|as|if|after|before|over|under|between|more|less|new|old|small|large|first|last|second|early|late|water|train|market|letter|street|garden|machine|report|doctor|teacher|ship|price|measure|sample|house|river|engine|signal|window|record|paper|story|winter|summer|board|member|reason|question|answer|result|method|figure|table|energy|mass|speed|field|wave|cell|protein|enzyme|court|judge|clause|party|payment|contract|invoice|customer|order|stock|growth|rate|interest|bank|loan|student|class|exam|grade|village|city|region|border|army|queen|treaty|island|harbour|storm|forest|animal|bird|stone|metal|glass|fire|light|sound|music|song|painting|bridge|wall|tower|road|wheel|valve|pump|sensor|circuit|network|server|packet|query|index|cache|thread|moves|holds|shows|finds|keeps|makes|gives|takes|turns|falls|rises|opens|closes|carries|reaches|leaves|begins|ends|grows|breaks|slowly|often|never|usually|again|together|alone|nearly|however|therefore|because|although|while|since|each|every|several|most|some|none|both',
);

/** Sentences of many words that nobody else wrote. */
export function prose(random: Random, words: number): string {
  let text = '';
  let left = 0;
  for (let i = 0; i < words; i++) {
    if (left === 0) {
      left = random.int(6, 18);
      const first = random.pick(WORDS);
      text += `${text === '' ? '' : '. '}${first[0]!.toUpperCase()}${first.slice(1)}`;
    } else {
      text += ` ${i % 9 === 0 ? word(random) : random.pick(WORDS)}`;
      left--;
    }
  }
  return `${text}.`;
}

/** A problem with numbers of its own. */
export function problem(random: Random): string {
  const n = () => random.int(2, 990);
  return random.pick([
    () =>
      `Let f(x) = ${n()}x^${random.int(2, 5)} - ${n()}x + ${n()}. Find all real roots and prove that there are no others.`,
    () =>
      `A ${word(random)} tank holds ${n()} litres and loses ${n()} each hour. When is a third left?`,
    () =>
      `${n()} people sit at ${random.int(2, 40)} tables. How many ways are there if ${word(random)} and ${word(random)} refuse to sit together?`,
    () =>
      `Given a triangle with sides ${n()}, ${n()} and an angle of ${random.int(5, 170)} degrees, compute the area.`,
    () =>
      `Prove or disprove: the sum of the first ${n()} terms of the ${word(random)} sequence is divisible by ${random.int(3, 97)}.`,
    () => `${prose(random, 30)} Which conclusion follows, and which does not?`,
  ])();
}

const logLine = (random: Random): string =>
  `2026-0${random.int(1, 6)}-${random.int(10, 28)}T${random.int(10, 23)}:${random.int(10, 59)} ${random.pick(['INFO', 'WARN', 'ERROR'])} ${word(random)}.${word(random)} ${random.pick(WORDS)} ${random.int(1, 99999)}`;
const lines = (random: Random, low: number, high: number, line: (r: Random) => string): string =>
  Array.from({ length: random.int(low, high) }, () => line(random)).join('\n');
const dialogue = (random: Random): string =>
  lines(
    random,
    2,
    7,
    (r) => `${r.pick(['User', 'Assistant', 'A', 'B'])}: ${prose(r, r.int(8, 40))}`,
  );
const element = (random: Random): string =>
  `<${random.pick(['button', 'input', 'a', 'div'])} id="${word(random)}-${random.int(1, 99)}" at="${random.int(0, 1900)},${random.int(0, 1000)}">${word(random)}</>`;

/** What a template is wrapped around; `scale` 1 gives some 700 characters on average. */
export function payload(random: Random, aim: Aim, scale: number): string {
  // Long ones are rare and very long, as documents are.
  const size = Math.min(8, scale * random.lognormal(0.7, 0.7));
  const words = Math.round(110 * size);
  switch (aim) {
    case 'coding':
      return random.chance(0.7)
        ? codeSnippet(random, Math.max(3, Math.round(14 * size)))
        : `${problem(random)} ${prose(random, words / 2)}`;
    case 'agentic tool use':
      return `${prose(random, words / 3)}\n${lines(random, 2, 2 + Math.round(9 * size), logLine)}`;
    case 'reasoning traces':
      return random.chance(0.6)
        ? `${problem(random)} ${prose(random, words / 4)}`
        : prose(random, words);
    case 'grading and reward':
      return `${problem(random)}\n${dialogue(random)}\n${prose(random, words / 2)}`;
    case 'computer use':
      return lines(random, 3, 3 + Math.round(11 * size), element);
    case 'vision':
      return `[image ${random.hex(8)}.png ${random.int(300, 4000)}x${random.int(300, 4000)}] ${prose(random, words / 4)}`;
    case 'censorship-safe rewriting':
      return prose(random, Math.max(12, words / 3));
    case 'general':
      return random.chance(0.4) ? ordinaryPrompt(random) : prose(random, words);
  }
}
