import type { DrawColours } from './display.js';

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** The colours that Sigma draws in, from the tokens of the page’s theme. */
export const coloursOfPage = (): DrawColours => ({
  accent: token('--accent'),
  faded: token('--faded'),
  account: token('--account'),
  strong: token('--text'),
  weak: token('--edge'),
  line: token('--line'),
  text: token('--text'),
  quiet: token('--quiet'),
  surface: token('--surface'),
  ground: token('--ground'),
});
