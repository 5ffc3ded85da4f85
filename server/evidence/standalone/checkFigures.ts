import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatValue } from './formats.js';
import { compute, type Figure, type Schedules, type Table, tableRows } from './queries.js';
import type { Findings } from './report.js';

export const FIGURES_FILE = 'data/figures.json';

export interface FiguresFile {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}

export async function readFigures(root: string): Promise<FiguresFile> {
  return JSON.parse(await readFile(join(root, FIGURES_FILE), 'utf8')) as FiguresFile;
}

/** Computes every figure and every row of every exhibit's table again from the schedules. */
export function checkFigures(file: FiguresFile, schedules: Schedules, findings: Findings): string {
  for (const figure of file.figures) {
    const place = `${FIGURES_FILE} figure ${figure.id}`;
    const value = compute(schedules, figure.computed);
    if (value !== figure.value)
      findings.add(place, `is ${figure.value}, the schedules give ${value}`);
    const text = formatValue(value, figure.format);
    if (text !== figure.text)
      findings.add(place, `is printed “${figure.text}”, the schedules give “${text}”`);
  }
  let rows = 0;
  for (const table of file.tables) {
    const place = `${FIGURES_FILE} table ${table.id}`;
    const again = tableRows(schedules, table.query);
    if (again.total !== table.total)
      findings.add(place, `has ${table.total} rows, the schedules give ${again.total}`);
    if (again.rows.length !== table.rows.length)
      findings.add(
        place,
        `shows ${table.rows.length} rows, the schedules give ${again.rows.length}`,
      );
    for (const [i, row] of again.rows.entries()) {
      rows++;
      const shown = table.rows[i] ?? [];
      const at = row.findIndex((cell, c) => cell !== shown[c]);
      if (at >= 0)
        findings.add(
          `${place} row ${i + 1}`,
          `shows “${shown[at] ?? ''}”, the schedules give “${row[at]}”`,
        );
    }
  }
  return `${file.figures.length} figures and ${rows} rows of tables computed again`;
}
