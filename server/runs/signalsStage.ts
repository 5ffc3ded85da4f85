import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { FAMILIES } from '../contract/families.js';
import { queryRows, sqlString } from '../ingest/duckdb.js';
import { PACKAGE_ROOT } from '../packageRoot.js';

const sqlOf = (name: string): Promise<string> =>
  readFile(join(PACKAGE_ROOT, 'server', 'signals', 'sql', `${name}.sql`), 'utf8');

/** Files of the signals stage, Parquet. */
export interface SignalFiles {
  readonly signals: string;
  readonly uses: string;
  readonly features: string;
}

/** All observations of a case as one query, with provenance; also how a row behind a fact is found. */
export async function observationsSql(): Promise<string> {
  const parts = await Promise.all(
    FAMILIES.map(async (family) => `SELECT '${family}' AS family, * FROM (${await sqlOf(family)})`),
  );
  return parts.join('\nUNION ALL\n');
}

/**
 * Signals (values with at least two holders), who used them, and how accounts behave. `bits` is
 * the rarity of a value, log2 of accounts over holders. Numbers follow kind and value, so the same
 * case gives the same numbers. Values whose keys are `muted` are left out, and their holders counted.
 */
export async function runSignalsStage(
  connection: DuckDBConnection,
  o: { accounts: number; templateUses: string; files: SignalFiles; muted?: readonly string[] },
): Promise<{ signals: number; uses: number; mutedHolders: ReadonlyMap<string, number> }> {
  await connection.run(
    `CREATE OR REPLACE VIEW template_uses AS SELECT * FROM read_parquet(${sqlString(o.templateUses)})`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE observed AS
    SELECT family, kind, value, account_no, min("at") AS first, max("at") AS last, count(*) AS times
    FROM (${await observationsSql()}) GROUP BY family, kind, value, account_no`);
  const mutedHolders = await leaveOut(connection, o.muted ?? []);
  await connection.run(`CREATE OR REPLACE TEMP TABLE signals AS
    SELECT CAST(row_number() OVER (ORDER BY kind, value) - 1 AS INTEGER) AS signal_no,
           ${KEY} AS key, family, kind, value,
           CAST(count(*) AS INTEGER) AS holders, log2(${o.accounts} / CAST(count(*) AS DOUBLE)) AS bits
    FROM observed GROUP BY family, kind, value HAVING count(*) >= 2`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE uses AS
    SELECT o.account_no, s.signal_no, o.first, o.last, CAST(o.times AS INTEGER) AS times
    FROM observed o JOIN signals s ON o.kind = s.kind AND o.value = s.value`);
  const copy = (query: string, file: string) =>
    connection.run(`COPY (${query}) TO ${sqlString(file)} (FORMAT parquet)`);
  await copy('SELECT * FROM signals ORDER BY signal_no', o.files.signals);
  await copy('SELECT * FROM uses ORDER BY account_no, signal_no', o.files.uses);
  await copy((await sqlOf('features')).replace(/;\s*$/, ''), o.files.features);
  const [counts] = await queryRows(
    connection,
    'SELECT (SELECT count(*) FROM signals)::INTEGER AS signals, (SELECT count(*) FROM uses)::INTEGER AS uses',
  );
  await connection.run('DROP TABLE observed');
  return { signals: Number(counts!['signals']), uses: Number(counts!['uses']), mutedHolders };
}

/** A value’s name for programs. */
const KEY = "kind || ':' || left(md5(value), 20)";

/** Takes muted values out of what was observed. @returns by key how many accounts held each. */
async function leaveOut(
  connection: DuckDBConnection,
  muted: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (muted.length === 0) return new Map();
  const keys = muted.map(sqlString).join(', ');
  const rows = await queryRows(
    connection,
    `SELECT ${KEY} AS key, count(*)::INTEGER AS holders FROM observed
     WHERE ${KEY} IN (${keys}) GROUP BY ALL HAVING count(*) >= 2 ORDER BY ALL`,
  );
  await connection.run(`DELETE FROM observed WHERE ${KEY} IN (${keys})`);
  return new Map(rows.map((row) => [String(row['key']), Number(row['holders'])]));
}
