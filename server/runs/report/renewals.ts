import { join } from 'node:path';
import type { Kind } from '../../contract/kinds.js';
import type { RunRecord } from '../../contract/outputs.js';
import { openDuckDb, queryRows, sqlString } from '../../ingest/duckdb.js';
import { recordedTables } from '../normalisedTables.js';
import type { Renewal } from './alerts.js';

/** Kinds of values that whoever changes his means replaces; names and systems he may keep. */
const REPLACED_KINDS: readonly Kind[] = [
  'instrument',
  'wallet',
  'gift_card',
  'slash24',
  'slash48',
  'device',
];

/** A run as its files tell of it. */
export interface RunFolder {
  readonly folder: string;
  readonly record: RunRecord;
}

/**
 * How the accounts of each operator worked since the run before: with values that it had used until
 * then, or with new ones alone. Values are named by their keys, which mean the same in every run.
 */
export async function readRenewals(before: RunFolder, after: RunFolder): Promise<Renewal[]> {
  const connection = await openDuckDb();
  const used = ({ folder, record }: RunFolder) => {
    const parquet = (name: string) => `read_parquet(${sqlString(join(folder, `${name}.parquet`))})`;
    const accounts = recordedTables(record, folder).accounts;
    if (accounts === null) return null;
    return `SELECT g.id AS operator_id, a.account_id, s.family, s.key, u.last
      FROM (SELECT id, unnest(accounts) AS account_id
            FROM read_json(${sqlString(join(folder, 'groups.json'))}, format = 'array',
              columns = {'id': 'VARCHAR', 'accounts': 'VARCHAR[]'}, maximum_object_size = 1073741824)) g
      JOIN (SELECT account_no, account_id FROM read_parquet(${sqlString(accounts)})) a
        ON a.account_id = g.account_id
      JOIN ${parquet('uses')} u ON u.account_no = a.account_no
      JOIN ${parquet('signals')} s ON s.signal_no = u.signal_no
      WHERE s.kind IN (${REPLACED_KINDS.map(sqlString).join(', ')})`;
  };
  try {
    const [was, is] = [used(before), used(after)];
    if (was === null || is === null) return [];
    await connection.run(`CREATE TEMP TABLE was AS ${was}`);
    await connection.run(`CREATE TEMP TABLE now AS ${is}`);
    const rows = await queryRows(
      connection,
      `WITH horizon AS (
         SELECT max(last) AS at FROM read_parquet(${sqlString(join(before.folder, 'uses.parquet'))})),
       known AS (SELECT DISTINCT operator_id, key FROM was),
       recent AS (
         SELECT n.operator_id, n.family, n.account_id, bool_and(k.key IS NULL) AS renewed
         FROM now n CROSS JOIN horizon
         LEFT JOIN known k ON k.operator_id = n.operator_id AND k.key = n.key
         WHERE n.last > horizon.at AND n.operator_id IN (SELECT operator_id FROM was)
         GROUP BY ALL)
       SELECT operator_id, family, count(*)::INTEGER AS accounts,
              count_if(renewed)::INTEGER AS accounts_renewed
       FROM recent GROUP BY ALL ORDER BY ALL`,
    );
    return rows.map((row) => ({
      operator_id: String(row['operator_id']),
      family: row['family'] as Renewal['family'],
      accounts: Number(row['accounts']),
      accounts_renewed: Number(row['accounts_renewed']),
    }));
  } finally {
    connection.closeSync();
  }
}
