import { HAN } from '../standalone/formats.js';
import type { Face, Run } from './textLines.js';

const HAN_RUNS = new RegExp(`(${HAN.source}+)`, 'u');

/**
 * A run parted where its typeface ends: Chinese characters, kana and their punctuation are in one
 * of their own. Texts and widths together are the run's.
 */
export function byTypeface<R extends Pick<Run, 'text' | 'face'>>(run: R): R[] {
  return run.text
    .split(HAN_RUNS)
    .filter((text) => text !== '')
    .map((text) => ({ ...run, text, face: HAN.test(text) ? ('Han' satisfies Face) : run.face }));
}
