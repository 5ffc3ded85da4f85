import type { LogRow } from '../contract/api.js';

/** Columns whose text is somebody’s own words: shown when asked for, and then written down. */
export const COVERED_COLUMNS: ReadonlySet<string> = new Set(['prompt']);

/**
 * A log row with such text replaced by its length; where only sketches were kept there is none.
 */
export function cover(row: LogRow, areSketches: boolean): LogRow {
  const columns: LogRow['columns'] = {};
  const covered: Record<string, number> = {};
  for (const [name, value] of Object.entries(row.columns)) {
    if (!COVERED_COLUMNS.has(name) || value === null) columns[name] = value;
    else if (areSketches) columns[name] = 'text not kept';
    else covered[name] = value.length;
  }
  return { ...row, columns, covered };
}
