import type { Family } from '../../server/contract/families.js';

/** One hue for each family: Okabe and Ito's set, told apart with every common colour blindness. */
export const FAMILY_COLOURS: Readonly<Record<Family, string>> = {
  payment: '#d55e00',
  network: '#0072b2',
  device: '#009e73',
  identity: '#cc79a7',
  content: '#e69f00',
  rhythm: '#56b4e9',
};

/** Side of the square that the signs are drawn in. */
export const SIGN_BOX = 16;

/** A sign for each family, so that colour is not all that tells them apart: lines in a square. */
export const FAMILY_SIGNS: Readonly<Record<Family, string>> = {
  // a card
  payment: 'M2 4h12v8.5H2z M2 7h12',
  // a globe
  network:
    'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12 M2 8h12 M8 2c-3.4 3.5-3.4 8.5 0 12 M8 2c3.4 3.5 3.4 8.5 0 12',
  // a screen
  device: 'M2 3h12v8H2z M5 14h6',
  // a person
  identity: 'M8 2.5a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2 M3 14c0-3.4 2.4-4.6 5-4.6s5 1.2 5 4.6',
  // lines of text
  content: 'M3 4h10 M3 8h10 M3 12h6',
  // a clock
  rhythm: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12 M8 4.7V8l2.4 1.7',
};

/** White or black, whichever stands out on the family's colour. */
export const SIGN_COLOURS: Readonly<Record<Family, string>> = {
  payment: '#fff',
  network: '#fff',
  device: '#fff',
  identity: '#000',
  content: '#000',
  rhythm: '#000',
};
