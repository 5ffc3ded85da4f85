import type { Dice } from '../dice.js';
import { countryOf } from './countries.js';
import type { Name } from './names.js';

const HANDLES =
  'sunny pixel blue tiger night coffee rocket lemon shadow river happy cyber maple ghost mango storm velvet panda turbo echo'.split(
    ' ',
  );
const PRIVATE_MAIL: readonly (readonly [string, number])[] = [
  ['proton.me', 50],
  ['protonmail.com', 22],
  ['tutanota.com', 14],
  ['duck.com', 8],
  ['simplelogin.com', 6],
];

/** Letters without their marks: what people put into an address. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The local part a person chooses: mostly the name, often with a year, sometimes a handle. */
export function localPart(dice: Dice, name: Name): string {
  const first = plain(name.first);
  const last = plain(name.last);
  const year = String(dice.int(60, 109) % 100).padStart(2, '0');
  const number = dice.int(1, 9999);
  const shapes = [
    `${first}.${last}${dice.chance(0.6) ? number : ''}`,
    `${first}${last}${dice.chance(0.7) ? number : ''}`,
    `${first}${last}${year}`,
    `${first.slice(0, 1)}${last}${number}`,
    `${first}_${last}${dice.chance(0.5) ? year : ''}`,
    `${last}.${first}${dice.chance(0.5) ? number : ''}`,
    `${dice.pick(HANDLES)}${dice.pick(HANDLES)}${dice.int(1, 999)}`,
    `${first}${dice.pick(HANDLES)}${dice.chance(0.5) ? year : number}`,
  ];
  return dice.pick(shapes);
}

export function freeMail(dice: Dice, name: Name, country: string): string {
  const domain = dice.weighted(countryOf(country).mail);
  if (domain === 'qq.com' && dice.chance(0.7)) return `${dice.int(1e8, 3e9)}@qq.com`;
  return `${localPart(dice, name)}@${domain}`;
}

export function privateMail(dice: Dice, name: Name): string {
  const domain = dice.weighted(PRIVATE_MAIL);
  if (domain === 'duck.com' || domain === 'simplelogin.com') {
    return `${dice.pick(HANDLES)}-${dice.pick(HANDLES)}-${dice.hex(4)}@${domain}`;
  }
  return `${localPart(dice, name)}@${domain}`;
}

/** A mailbox at one's firm or school. */
export function houseMail(dice: Dice, name: Name, domain: string, taken: boolean): string {
  const mark = taken ? String(dice.int(2, 99)) : '';
  return `${plain(name.first)}.${plain(name.last)}${mark}@${domain}`;
}
