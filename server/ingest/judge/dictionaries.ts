import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { queryRows } from '../duckdb.js';
import { normaliseAddress } from '../normalise/address.js';
import { normaliseBillingName } from '../normalise/billingName.js';
import { normaliseEmail } from '../normalise/email.js';

export interface Dictionary {
  readonly columns: readonly string[];
  /** What a value becomes; null where it is no such thing. */
  readonly lookUp: (value: string) => readonly (string | null)[] | null;
}

/** What prompts become where a case keeps sketches alone. */
export const promptDictionary = (sketchOf: (prompt: string) => string): Dictionary => ({
  columns: ['sketch'],
  lookUp: (value) => [sketchOf(value)],
});

/** The spellings of a column in one form, each computed once for its distinct values. */
export const DICTIONARIES = {
  ip: {
    columns: ['canonical', 'slash24', 'slash48', 'slash64'],
    lookUp: (value) => {
      const address = normaliseAddress(value);
      return address && [address.canonical, address.slash24, address.slash48, address.slash64];
    },
  },
  billing_name: {
    columns: ['normalised'],
    lookUp: (value) => [normaliseBillingName(value)],
  },
  email: {
    columns: ['mailbox', 'domain', 'shape', 'local_stem'],
    lookUp: (value) => {
      const email = normaliseEmail(value);
      return email && [email.mailbox, email.domain, email.shape, email.localStem];
    },
  },
} as const satisfies Record<string, Dictionary>;

export type DictionaryName = keyof typeof DICTIONARIES;

const BATCH_VALUES = 2048;

/**
 * Creates the table `known_NAME(value, …)` from the distinct values of a query of one column
 * `value`. A value that is no such thing has no row. Values pass through in batches.
 * @param knownSql rows that are known and need not be looked up
 */
export async function buildDictionary(
  connection: DuckDBConnection,
  name: string,
  { columns, lookUp }: Dictionary,
  valuesSql: string,
  knownSql?: string,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TABLE known_${name} (value VARCHAR, ${columns.map((c) => `${c} VARCHAR`).join(', ')})`,
  );
  if (knownSql !== undefined) await connection.run(`INSERT INTO known_${name} ${knownSql}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE to_look_up AS
     SELECT row_number() OVER () AS n, value
     FROM (SELECT DISTINCT value FROM (${valuesSql}) WHERE value IS NOT NULL)
     ${knownSql === undefined ? '' : `ANTI JOIN known_${name} USING (value)`}`,
  );
  const [counted] = await queryRows(connection, 'SELECT count(*) AS n FROM to_look_up');
  const total = Number(counted!['n']);
  const types = [VARCHAR, ...columns.map(() => VARCHAR)];
  const appender = await connection.createAppender(`known_${name}`);
  const span = BATCH_VALUES * 32;
  for (let from = 1; from <= total; from += span) {
    const reader = await connection.runAndReadAll(
      `SELECT value FROM to_look_up WHERE n >= ${from} AND n < ${from + span}`,
    );
    const found = ((reader.getColumns()[0] as string[] | undefined) ?? []).flatMap((value) => {
      const row = lookUp(value);
      return row === null ? [] : [[value, ...row]];
    });
    for (let at = 0; at < found.length; at += BATCH_VALUES) {
      const chunk = DuckDBDataChunk.create(types);
      chunk.setRows(found.slice(at, at + BATCH_VALUES));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  }
  appender.closeSync();
  await connection.run('DROP TABLE to_look_up');
}
