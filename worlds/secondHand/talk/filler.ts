import type { Dice } from '../dice.js';
import {
  ADJECTIVES,
  ADVERBS,
  CODE_OBJECTS,
  CODE_VERBS,
  LANGUAGES,
  NOUNS,
  VERBS,
} from './vocabulary.js';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence nobody wrote before: stands for what people paste. */
export function sentence(dice: Dice): string {
  const thing = () => `${dice.chance(0.6) ? `${dice.pick(ADJECTIVES)} ` : ''}${dice.pick(NOUNS)}`;
  const shape = dice.int(0, 4);
  const base =
    shape === 0
      ? `the ${thing()} ${dice.pick(VERBS)} my ${thing()} ${dice.pick(ADVERBS)}`
      : shape === 1
        ? `we ${dice.pick(VERBS)} the ${thing()} near a ${thing()}`
        : shape === 2
          ? `${dice.pick(ADVERBS)} she ${dice.pick(VERBS)} ${dice.int(2, 40)} ${thing()}s`
          : shape === 3
            ? `a ${thing()} and the ${thing()} were ${dice.pick(ADVERBS)} ${dice.pick(VERBS)}`
            : `nobody ${dice.pick(VERBS)} that ${thing()} until the ${thing()} was ${dice.pick(VERBS)}`;
  return `${capital(base)}.`;
}

export function paragraph(dice: Dice, sentences: number): string {
  return Array.from({ length: Math.max(1, sentences) }, () => sentence(dice)).join(' ');
}

/** A piece of somebody's program. */
export function code(dice: Dice, lines: number): string {
  const name = () => `${dice.pick(CODE_VERBS)}${capital(dice.pick(CODE_OBJECTS))}`;
  const field = () => dice.pick(CODE_OBJECTS);
  const body = Array.from({ length: Math.max(2, lines) }, () => {
    const kind = dice.int(0, 4);
    if (kind === 0)
      return `  ${field()}_${dice.int(1, 99)} = ${name()}(${field()}, ${dice.int(0, 512)})`;
    if (kind === 1)
      return `  if ${field()}.${field()} > ${dice.int(0, 9999)}: ${name()}(${field()})`;
    if (kind === 2) return `  for ${field()} in ${name()}(): ${field()}.append(${dice.int(0, 99)})`;
    if (kind === 3) return `  # ${dice.pick(CODE_VERBS)} the ${dice.pick(ADJECTIVES)} ${field()}`;
    return `  return ${name()}(${field()}["${field()}"])`;
  });
  return [`def ${name()}(${field()}, ${field()}):`, ...body].join('\n');
}

/** A task as benchmark makers and harvesters write them: one question with its own numbers. */
export function question(
  dice: Dice,
  aim: 'code' | 'maths' | 'agent' | 'essay' | 'grading',
): string {
  const object = () => dice.pick(CODE_OBJECTS);
  if (aim === 'code') {
    return `Implement a ${dice.pick(LANGUAGES)} module that can ${dice.pick(CODE_VERBS)} each ${object()} of a ${object()} whose ${object()} exceeds ${dice.int(2, 9999)}, then ${dice.pick(CODE_VERBS)} the ${dice.pick(ADJECTIVES)} ${object()}s. Input holds up to ${dice.int(3, 900)}000 lines.`;
  }
  if (aim === 'maths') {
    return `A ${dice.pick(NOUNS)} holds ${dice.int(11, 980)} ${dice.pick(NOUNS)}s. Every ${dice.int(2, 30)} days a ${dice.pick(NOUNS)} takes ${dice.int(2, 9)} and returns ${dice.int(1, 5)}; ${dice.pick(ADJECTIVES)} ones count double. After how many days are fewer than ${dice.int(3, 50)} left, and what is the remainder modulo ${dice.int(3, 17)}?`;
  }
  if (aim === 'agent') {
    return `Goal: ${dice.pick(CODE_VERBS)} the ${object()} of ${object()}-${dice.int(100, 999)}. State: ${object()}=${dice.int(0, 90)}, ${object()}=${dice.pick(ADJECTIVES)}, last tool ${dice.pick(CODE_VERBS)}_${object()} returned ${dice.int(200, 504)}.`;
  }
  if (aim === 'essay') {
    return `Subject: the ${dice.pick(ADJECTIVES)} ${dice.pick(NOUNS)} and the ${dice.pick(NOUNS)}. ${paragraph(dice, 2)}`;
  }
  return `Question: ${question(dice, 'maths')}\nCandidate answer: ${paragraph(dice, dice.int(2, 4))}`;
}
