import type { Row } from './csv.js';
import { type Format, formatValue } from './formats.js';

/** Rows of a schedule: all, or those whose column holds one of the values. */
export interface Selection {
  readonly from: string;
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** How one figure follows from the schedules. */
export type Computation =
  | (Selection & { readonly take: 'count' })
  | (Selection & {
      readonly take: 'sum' | 'min' | 'max' | 'mean' | 'distinct' | 'only';
      readonly column: string;
    })
  | { readonly take: 'share'; readonly part: Computation; readonly of: Computation }
  | { readonly take: 'difference'; readonly first: Computation; readonly second: Computation };

/** A figure of the letter or the exhibits. `text` is how it is printed. */
export interface Figure {
  readonly id: string;
  /** In words: what it counts. */
  readonly says: string;
  readonly computed: Computation;
  readonly format: Format;
  readonly value: string | number | null;
  readonly text: string;
}

export interface TableColumn {
  readonly head: string;
  readonly column: string;
  readonly format: Format;
  /** With `groupBy`: how the rows of a group become one cell; the first row's without. */
  readonly take?: 'count' | 'sum' | 'min' | 'max' | 'distinct';
}

/** A table of the exhibits: rows of a schedule, chosen, ordered, cut. */
export interface TableQuery extends Selection {
  readonly groupBy?: string;
  readonly columns: readonly TableColumn[];
  /** By the number or text in a column of the schedule (or of the grouped rows), then by all cells. */
  readonly order: readonly { readonly column: string; readonly descending?: true }[];
  readonly limit: number;
}

export interface Table {
  readonly id: string;
  readonly query: TableQuery;
  readonly rows: readonly (readonly string[])[];
  /** Rows before the limit. */
  readonly total: number;
}

/** Rows of every schedule that figures are taken from, by its name. */
export type Schedules = ReadonlyMap<string, readonly Row[]>;

export function selectRows(schedules: Schedules, { from, where }: Selection): readonly Row[] {
  const rows = schedules.get(from);
  if (rows === undefined) throw new Error(`There is no schedule ${from}.`);
  if (where === undefined) return rows;
  const tests = Object.entries(where);
  return rows.filter((row) =>
    tests.every(([column, values]) => values.includes(row[column] ?? '')),
  );
}

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));
/** Sums of decimals are kept free of the last bits' noise, so that both sides print the same. */
const tidy = (value: number): number => Number(value.toFixed(6));

function aggregate(take: string, rows: readonly Row[], column: string): string | number | null {
  if (take === 'count') return rows.length;
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  switch (take) {
    case 'distinct':
      return new Set(cells).size;
    case 'sum':
      return tidy(cells.reduce((sum, cell) => sum + Number(cell), 0));
    case 'mean':
      return cells.length === 0
        ? null
        : tidy(cells.reduce((sum, cell) => sum + Number(cell), 0) / cells.length);
    case 'min':
      return cells.reduce<string | null>(
        (a, b) => (a === null || compareCells(b, a) < 0 ? b : a),
        null,
      );
    case 'max':
      return cells.reduce<string | null>(
        (a, b) => (a === null || compareCells(b, a) > 0 ? b : a),
        null,
      );
    case 'only':
      if (rows.length > 1) throw new Error(`${rows.length} rows where one is wanted.`);
      return cells[0] ?? null;
    default:
      throw new Error(`There is no way to take “${take}”.`);
  }
}

/** Numbers by size, everything else by code unit. */
export function compareCells(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The value of a computation. @throws where a schedule is missing or the computation has no sense. */
export function compute(schedules: Schedules, c: Computation): string | number | null {
  if (c.take === 'share') {
    const part = Number(compute(schedules, c.part) ?? 0);
    const whole = Number(compute(schedules, c.of) ?? 0);
    return whole === 0 ? null : tidy(part / whole);
  }
  if (c.take === 'difference') {
    return tidy(
      Number(compute(schedules, c.first) ?? 0) - Number(compute(schedules, c.second) ?? 0),
    );
  }
  return aggregate(c.take, selectRows(schedules, c), c.take === 'count' ? '' : c.column);
}

/** Rows of a table as printed, and how many there are in all. */
export function tableRows(
  schedules: Schedules,
  query: TableQuery,
): { rows: string[][]; total: number } {
  const chosen = selectRows(schedules, query);
  const raw =
    query.groupBy === undefined ? [...chosen] : groupRows(chosen, query.groupBy, query.columns);
  raw.sort((a, b) => {
    for (const { column, descending } of query.order) {
      const by = compareCells(a[column] ?? '', b[column] ?? '');
      if (by !== 0) return descending === true ? -by : by;
    }
    return compareCells(JSON.stringify(Object.values(a)), JSON.stringify(Object.values(b)));
  });
  return {
    rows: raw
      .slice(0, query.limit)
      .map((row) =>
        query.columns.map(({ column, format }) => formatValue(row[column] ?? '', format)),
      ),
    total: raw.length,
  };
}

function groupRows(rows: readonly Row[], by: string, columns: readonly TableColumn[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row[by] ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => {
    const cells: Record<string, string> = {};
    for (const { column, take } of columns) {
      cells[column] =
        take === undefined
          ? (group[0]![column] ?? '')
          : String(aggregate(take, group, column) ?? '');
    }
    return cells;
  });
}
