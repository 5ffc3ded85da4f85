import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../../contract/tables.js';
import { queryRows, sqlFile } from '../duckdb.js';
import {
  buildDictionary,
  DICTIONARIES,
  type DictionaryName,
  promptDictionary,
} from './dictionaries.js';
import { type JudgingRules, judgedViews, oddityCounts } from './judgedView.js';

const DICTIONARY_OF: Partial<Record<TableName, DictionaryName>> = {
  accounts: 'email',
  payments: 'billing_name',
  sessions: 'ip',
};

const sql = (name: string, table: TableName): Promise<string> =>
  sqlFile(`server/ingest/sql/${name}.sql`, { table });

/**
 * Judges a table's staged rows: creates its views and dictionary, puts the rows to leave out into
 * `quarantined(file_no, row_no, column, reason)`, and answers sentences about odd cells.
 * Accounts come first: they make `account_numbers`, which the other tables are held against.
 */
export async function judgeTable(
  connection: DuckDBConnection,
  table: TableName,
  paths: readonly string[],
  o: JudgingRules,
): Promise<string[]> {
  const [cells, known, judged] = judgedViews(table, paths, o);
  await connection.run(cells!);
  await connection.run(known!);
  const dictionary = DICTIONARY_OF[table];
  if (dictionary !== undefined) {
    await buildDictionary(
      connection,
      dictionary,
      DICTIONARIES[dictionary],
      `SELECT ${dictionary} AS value FROM known_cells_${table}`,
    );
  }
  if (table === 'exchanges' && o.rules.prompts === 'sketches') {
    if (o.sketchOf === undefined) throw new Error('sketches are asked for, and nobody makes them');
    await buildDictionary(
      connection,
      'prompt',
      promptDictionary(o.sketchOf),
      'SELECT prompt AS value FROM known_cells_exchanges',
    );
  }
  await connection.run(judged!);
  if (table === 'accounts') {
    await connection.run(`INSERT INTO quarantined ${await sql('quarantine', table)}`);
    await connection.run(`INSERT INTO quarantined ${await sql('duplicate_accounts', table)}`);
    await connection.run(`CREATE TABLE account_numbers AS ${await sql('account_numbers', table)}`);
  } else {
    await connection.run(`INSERT INTO quarantined ${await sql('quarantine_rows', table)}`);
  }
  const { sql: counting, sentences } = oddityCounts(table);
  const [counts] = await queryRows(connection, counting);
  return Object.entries(sentences).flatMap(([key, sentence]) => {
    const n = Number(counts![key]);
    return n === 0 ? [] : [`${n} ${sentence}.`];
  });
}
