import { shorten } from '../state/format.js';

/**
 * What a cell is called: the value that holds it. The rest of a group, or all of one that nothing
 * parts, has none, though its accounts may share values with everybody.
 */
export function cellName(value: string | null, most: number, isAlone: boolean): string {
  if (value !== null) return shorten(value, most);
  return isAlone ? 'all' : 'the rest';
}
