import type { Dice } from '../dice.js';
import type { Ask } from './ask.js';
import { code, paragraph } from './filler.js';
import {
  ACTS,
  ADJECTIVES,
  CODE_OBJECTS,
  CODE_VERBS,
  FRAMEWORKS,
  GREETINGS,
  LANGUAGES,
  NOUNS,
  THINGS,
  WISHES,
} from './vocabulary.js';

const MODELS: readonly (readonly [string, number])[] = [
  ['large-2', 20],
  ['medium-2', 55],
  ['small-2', 25],
];

export type Talker = (at: number, dice: Dice) => Ask;

/** One person's way of asking: own subjects, own tone, own language and tools. */
export function ordinaryTalk(dice: Dice): Talker {
  const subjects = Array.from({ length: dice.int(3, 7) }, () => dice.pick(THINGS));
  const programs = dice.chance(0.35);
  const stack = `${dice.pick(LANGUAGES)} and ${dice.pick(FRAMEWORKS)}`;
  const polite = dice.chance(0.5);
  const lower = dice.chance(0.3);
  const pastes = dice.unit() * 0.5;
  return (_at, draw) => {
    const tone = draw.chance(0.25)
      ? ` Make it ${draw.pick(ADJECTIVES)} and ${draw.pick(ADJECTIVES)}.`
      : '';
    const detail = draw.chance(0.5)
      ? ` It is about ${draw.pick(NOUNS)} and ${draw.pick(NOUNS)}, ${draw.int(2, 60)} ${draw.pick(NOUNS)}s.`
      : '';
    const body =
      programs && draw.chance(0.6)
        ? `${draw.pick(['why does this fail', 'can you fix', 'speed this up', 'add tests to this', 'what does this do', `how would I ${draw.pick(CODE_VERBS)} a ${draw.pick(CODE_OBJECTS)} here`])}? I use ${stack}.\n${code(draw, draw.int(3, 12))}`
        : `${draw.pick(ACTS)} ${draw.pick(subjects)}.${detail}${tone}${draw.chance(pastes) ? `\n\n${paragraph(draw, draw.int(2, 9))}` : ''}`;
    const text = `${polite && draw.chance(0.6) ? `${draw.pick(GREETINGS)} ` : ''}${body}${polite && draw.chance(0.4) ? ` ${draw.pick(WISHES)}` : ''}`;
    return {
      text: lower ? text.toLowerCase() : text,
      model: draw.weighted(MODELS),
      tools: [],
      answerTokens: Math.round(60 + draw.skewed(340)),
    };
  };
}

/** A few words only: what most chats begin or end with. */
export function chatter(_at: number, dice: Dice): Ask {
  const text = dice.pick([
    'hi',
    'hello',
    'thanks',
    'ok',
    'continue',
    'can you say that shorter?',
    'what is your name',
    'good morning',
    'tell me a joke',
    `what rhymes with ${dice.pick(NOUNS)}`,
    `synonym for ${dice.pick(ADJECTIVES)}`,
    `weather words for a ${dice.pick(NOUNS)}`,
  ]);
  return { text, model: dice.weighted(MODELS), tools: [], answerTokens: dice.int(8, 120) };
}
