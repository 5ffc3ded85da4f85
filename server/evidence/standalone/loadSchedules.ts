import { join } from 'node:path';
import { type Row, scheduleRows } from './csv.js';
import { readJson } from './readJson.js';
import type { Findings } from './report.js';

/** An entry of schedules.json. */
export interface DeclaredSchedule {
  readonly says: string;
  readonly name: string;
  readonly csv: string;
  readonly parquet: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly order: readonly string[];
}

export const SCHEDULES_FOLDER = 'data/schedules';
/** Schedules too long to be held together: they are read row by row where they are needed. */
const STREAMED = ['exchanges', 'holdings'];

export async function declaredSchedules(root: string): Promise<DeclaredSchedule[]> {
  return readJson<DeclaredSchedule[]>(root, `${SCHEDULES_FOLDER}/schedules.json`);
}

export const textColumnsOf = (declared: DeclaredSchedule): ReadonlySet<string> =>
  new Set(
    Object.entries(declared.columns).flatMap(([name, type]) => (type === 'text' ? [name] : [])),
  );

/** Rows of a schedule as they are read; checks header, number and order on the way. */
export async function* checkedRows(
  root: string,
  declared: DeclaredSchedule,
  findings: Findings,
): AsyncGenerator<{ no: number; row: Row; place: string }> {
  const path = `${SCHEDULES_FOLDER}/${declared.csv}`;
  const columns = Object.keys(declared.columns);
  let before: Row | null = null;
  let count = 0;
  for await (const { no, row } of scheduleRows(join(root, path), textColumnsOf(declared))) {
    const place = `${path} row ${no}`;
    if (no === 1 && Object.keys(row).join() !== columns.join()) {
      findings.add(path, 'has other columns than schedules.json declares');
    }
    if (before !== null && !isBefore(before, row, declared)) {
      findings.add(place, 'is out of order, or there twice');
    }
    before = row;
    count = no;
    yield { no, row, place };
  }
  if (count !== declared.rows) {
    findings.add(path, `has ${count} rows, ${declared.rows} are declared`);
  }
}

function isBefore(a: Row, b: Row, declared: DeclaredSchedule): boolean {
  for (const column of declared.order) {
    const by = compareOrdered(
      a[column] ?? '',
      b[column] ?? '',
      declared.columns[column] !== 'text',
    );
    if (by !== 0) return by < 0;
  }
  return false;
}

/** Text by its UTF-8 bytes, as the schedules are sorted; what is not known comes first. */
function compareOrdered(a: string, b: string, isNumeric: boolean): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? -1 : 1;
  return isNumeric ? Number(a) - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** All schedules that fit, by name. @throws where one is not declared that is read row by row. */
export async function loadSchedules(
  root: string,
  findings: Findings,
): Promise<{ schedules: Map<string, Row[]>; declared: Map<string, DeclaredSchedule> }> {
  const schedules = new Map<string, Row[]>();
  const declared = new Map<string, DeclaredSchedule>();
  for (const one of await declaredSchedules(root)) {
    declared.set(one.name, one);
    if (STREAMED.includes(one.name)) continue;
    const rows: Row[] = [];
    for await (const { row } of checkedRows(root, one, findings)) rows.push(row);
    schedules.set(one.name, rows);
  }
  for (const name of STREAMED) {
    if (!declared.has(name))
      throw new Error(`${SCHEDULES_FOLDER}/schedules.json declares no schedule ${name}`);
  }
  return { schedules, declared };
}
