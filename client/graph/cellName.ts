import { shorten } from '../state/format.js';

/**
 * What a cell is called: the value that holds it. The rest of a group has none that parts it from
 * the other cells, though its accounts may share values with everybody.
 */
export const cellName = (value: string | null, most: number): string =>
  value === null ? 'the rest' : shorten(value, most);
