import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { FAMILIES, type Family } from '../contract/families.js';
import type { Progress } from '../contract/progress.js';
import { queryRows, sqlString } from '../ingest/duckdb.js';
import { PACKAGE_ROOT } from '../packageRoot.js';

const sqlOf = (name: string): Promise<string> =>
  readFile(join(PACKAGE_ROOT, 'server', 'signals', 'sql', `${name}.sql`), 'utf8');

/** Makes what the content stage left a view, as the queries of signals and conduct read it. */
export async function createTemplateView(
  connection: DuckDBConnection,
  templateUses: string,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE VIEW template_uses AS SELECT * FROM read_parquet(${sqlString(templateUses)})`,
  );
}

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

/** Families whose statements read prompts, and of these only such as several accounts sent. */
const READS_PROMPTS: readonly Family[] = ['content', 'rhythm'];
const SHARED = 'shared_prompts';

/**
 * A schema in which `exchanges` holds the prompts that more than one account sent, and perhaps a few
 * more: what one account sent alone makes no signal, and of a large case it is nearly everything.
 * @param sharedPrompts what the content stage left of them
 */
async function narrowToSharedPrompts(
  connection: DuckDBConnection,
  sharedPrompts: string,
): Promise<void> {
  await connection.run(`CREATE SCHEMA IF NOT EXISTS ${SHARED}`);
  await connection.run(
    `CREATE OR REPLACE VIEW ${SHARED}.shared_rows AS FROM read_parquet(${sqlString(sharedPrompts)})`,
  );
  await connection.run(`SET search_path = '${SHARED},main'`);
  await connection.run(
    `CREATE OR REPLACE TABLE ${SHARED}.exchanges AS ${await sqlOf('shared_prompts')}`,
  );
}

/**
 * Signals (values with at least two holders), who used them, and how accounts behave. `bits` is
 * the rarity of a value, log2 of accounts over holders. Numbers follow kind and holders, so the same
 * case gives the same numbers, and one with pseudonyms does. Values whose keys are `muted` are left out, and their holders counted.
 */
export async function runSignalsStage(
  connection: DuckDBConnection,
  o: {
    accounts: number;
    /** File that the content stage left. */
    sharedPrompts: string;
    files: SignalFiles;
    muted?: readonly string[];
    progress: Progress;
  },
): Promise<{ signals: number; uses: number; mutedHolders: ReadonlyMap<string, number> }> {
  const steps = [...FAMILIES, 'who shares what', 'how accounts behave'];
  let done = 0;
  const step = () => o.progress.update(done, steps[done++]);
  o.progress.start('signals', steps.length);
  await narrowToSharedPrompts(connection, o.sharedPrompts);
  await connection.run(`CREATE OR REPLACE TEMP TABLE observed (
    family VARCHAR, kind VARCHAR, value VARCHAR, account_no INTEGER, first TIMESTAMP, last TIMESTAMP, times BIGINT)`);
  for (const family of FAMILIES) {
    step();
    await connection.run(
      `SET search_path = '${READS_PROMPTS.includes(family) ? `${SHARED},main` : 'main'}'`,
    );
    await connection.run(`INSERT INTO observed
      SELECT '${family}', kind, value, account_no, min("at"), max("at"), count(*)
      FROM (${await sqlOf(family)}) GROUP BY kind, value, account_no`);
  }
  await connection.run("SET search_path = 'main'");
  await connection.run(`DROP SCHEMA ${SHARED} CASCADE`);
  step();
  const mutedHolders = await leaveOut(connection, o.muted ?? []);
  await connection.run(`CREATE OR REPLACE TEMP TABLE signals AS
    SELECT CAST(row_number() OVER (ORDER BY kind, ${HOLDERS}, value) - 1 AS INTEGER) AS signal_no,
           ${KEY} AS key, family, kind, value,
           CAST(count(*) AS INTEGER) AS holders, log2(${o.accounts} / CAST(count(*) AS DOUBLE)) AS bits
    FROM observed GROUP BY family, kind, value HAVING count(*) >= 2`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE uses AS
    SELECT o.account_no, s.signal_no, o.first, o.last, CAST(o.times AS INTEGER) AS times
    FROM observed o JOIN signals s ON o.kind = s.kind AND o.value = s.value`);
  const copy = (query: string, file: string) =>
    connection.run(`COPY (${query}) TO ${sqlString(file)} (FORMAT parquet)`);
  await copy('SELECT * FROM uses ORDER BY account_no, signal_no', o.files.uses);
  step();
  await copy((await sqlOf('features')).replace(/;\s*$/, ''), o.files.features);
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW features AS FROM read_parquet(${sqlString(o.files.features)})`,
  );
  await copy(
    `SELECT s.*, coalesce(l.left_behind, 0)::INTEGER AS left_behind
     FROM signals s LEFT JOIN (${await sqlOf('left_behind')}) l ON l.signal_no = s.signal_no
     ORDER BY s.signal_no`,
    o.files.signals,
  );
  await connection.run('DROP VIEW features');
  const [counts] = await queryRows(
    connection,
    'SELECT (SELECT count(*) FROM signals)::INTEGER AS signals, (SELECT count(*) FROM uses)::INTEGER AS uses',
  );
  await connection.run('DROP TABLE observed');
  o.progress.done(`${Number(counts!['signals'])} signals`);
  return { signals: Number(counts!['signals']), uses: Number(counts!['uses']), mutedHolders };
}

/**
 * Whose a value is, as numbers to order by. Numbers of values decide where a search for communities
 * begins: by holders they stay the same where values are spelt in another way, as pseudonyms are.
 */
const HOLDERS =
  'min(account_no), max(account_no), count(*), sum(account_no), sum(account_no::HUGEINT * account_no)';

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
