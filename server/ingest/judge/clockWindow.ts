import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { TABLES, type TableName } from '../../contract/tables.js';
import { queryRows, sqlFile, sqlString } from '../duckdb.js';

const DAY_MS = 86_400_000;

/** Rows after this are left out: clocks of machines differ by less than a day. */
export const latestOf = (now: Date): Date => new Date(now.getTime() + DAY_MS);

/** The clocks under which the same rows are kept: from `from` on and before `until`; null: any. */
export const ClockWindow = z.object({ from: z.string().nullable(), until: z.string().nullable() });
export type ClockWindow = z.infer<typeof ClockWindow>;

/** Whether ingest would keep the same rows now. */
export function holdsUnder({ from, until }: ClockWindow, now: Date): boolean {
  const at = now.toISOString();
  return (from === null || from <= at) && (until === null || at < until);
}

/** The clocks under which all of several windows hold. */
export function withinAll(windows: readonly ClockWindow[]): ClockWindow {
  const of = (side: 'from' | 'until') =>
    windows.flatMap((window) => (window[side] === null ? [] : [window[side]])).sort();
  return { from: of('from').at(-1) ?? null, until: of('until')[0] ?? null };
}

/** The column that decides whether a row lies in the future; null where a table has none. */
const timeColumnOf = (table: TableName): string | null =>
  Object.entries<{ type: string; required?: true }>(TABLES[table]).find(
    ([, spec]) => spec.type === 'time' && spec.required === true,
  )?.[0] ?? null;

/**
 * The window of a judged table that was written, its rows left out in `quarantined`.
 * @param file the rows that were kept, as Parquet
 */
export async function clockWindowOf(
  connection: DuckDBConnection,
  table: TableName,
  file: string,
): Promise<ClockWindow> {
  const time = timeColumnOf(table);
  if (time === null) return { from: null, until: null };
  const [kept] = await queryRows(
    connection,
    await sqlFile('server/ingest/sql/newest_kept.sql', { time, file: sqlString(file) }),
  );
  return { from: clockOf(kept!['at_us']), until: await untilOf(connection, table, time) };
}

/** The table is read once more only where rows of it wait for their time. */
async function untilOf(
  connection: DuckDBConnection,
  table: TableName,
  time: string,
): Promise<string | null> {
  const [waiting] = await queryRows(
    connection,
    await sqlFile('server/ingest/sql/rows_ahead.sql', { table: sqlString(table) }),
  );
  if (Number(waiting!['n']) === 0) return null;
  const [ahead] = await queryRows(
    connection,
    await sqlFile('server/ingest/sql/oldest_ahead.sql', { time, table }),
  );
  return clockOf(ahead!['at_us']);
}

/** The first clock, in milliseconds, under which a time in microseconds does not lie in the future. */
function clockOf(atUs: unknown): string | null {
  if (atUs === null) return null;
  return new Date(Math.ceil(Number(atUs) / 1000) - DAY_MS).toISOString();
}
