import { FIGURE_RULES } from '../figures/defineFigures.js';
import { TABLE_RULES } from '../figures/defineTables.js';
import { formatValue } from './formats.js';
import { compute, type Figure, type Schedules, type Table, tableRows } from './queries.js';
import { readJson } from './readJson.js';
import type { Findings } from './report.js';

export const FIGURES_FILE = 'data/figures.json';

export interface FiguresFile {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}

export async function readFigures(root: string): Promise<FiguresFile> {
  return readJson<FiguresFile>(root, FIGURES_FILE);
}

/**
 * Computes every figure and every row of every exhibit's table again from the schedules, and holds
 * the rules themselves to the program's own: a package that brings its rules could leave out what
 * speaks against it.
 */
export function checkFigures(file: FiguresFile, schedules: Schedules, findings: Findings): string {
  checkRules(file, findings);
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

const OTHER_RULE = 'follows another rule than this program has for it';

function checkRules({ figures, tables }: FiguresFile, findings: Findings): void {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const figureRules = new Map(FIGURE_RULES.map((rule) => [rule.id, rule]));
  for (const { id, says, computed, format } of figures) {
    const rule = figureRules.get(id);
    if (!same(rule, { id, says, computed, format }))
      findings.add(`${FIGURES_FILE} figure ${id}`, OTHER_RULE);
    figureRules.delete(id);
  }
  for (const id of figureRules.keys()) findings.add(`${FIGURES_FILE} figure ${id}`, 'is missing');
  const tableRules = new Map(Object.entries(TABLE_RULES));
  for (const { id, query } of tables) {
    if (!same(tableRules.get(id), query)) findings.add(`${FIGURES_FILE} table ${id}`, OTHER_RULE);
    tableRules.delete(id);
  }
  for (const id of tableRules.keys()) findings.add(`${FIGURES_FILE} table ${id}`, 'is missing');
}
