import type { Random } from '../../random.js';
import type { Person } from '../names.js';

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ö',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
};
const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  c: 'к',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'й',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'х',
  y: 'ы',
  z: 'з',
};

const inCyrillic = (text: string): string =>
  [...text.toLowerCase()].map((letter) => CYRILLIC[letter] ?? letter).join('');

/** One accent on a letter that takes one; forms and banks drop and add them. */
function accented(random: Random, text: string): string {
  const places = [...text].flatMap((letter, i) => (ACCENTS[letter] === undefined ? [] : [i]));
  if (places.length === 0) return text;
  const at = random.pick(places);
  return `${text.slice(0, at)}${ACCENTS[text[at]!]!}${text.slice(at + 1)}`;
}

const WAYS: readonly ((random: Random, given: string, family: string) => string)[] = [
  (_, given, family) => `${family} ${given}`,
  (_, given, family) => `${given.toUpperCase()} ${family.toUpperCase()}`,
  (_, given, family) => `${family}, ${given}`,
  (_, given, family) => `${given.toLowerCase()}  ${family.toLowerCase()}`,
  (random, given, family) => accented(random, `${given} ${family}`),
  (_, given, family) => `${given} ${family}.`,
  (random, given, family) => `${given} ${random.pick(['A', 'J', 'M', 'S'])} ${family}`,
  (_, given, family) => inCyrillic(`${given} ${family}`),
];

/** A name as another bank, form or script writes it. */
export const spelledOtherwise = (random: Random, { given, family }: Person): string =>
  random.pick(WAYS)(random, given, family);
