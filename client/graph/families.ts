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
