import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../../contract/tables.js';
import { queryRows, sqlFile, sqlString } from '../duckdb.js';
import { isHidden } from '../privacy/pseudonyms.js';
import {
  buildDictionary,
  DICTIONARIES,
  type DictionaryName,
  promptDictionary,
} from './dictionaries.js';
import { cellViews, type JudgingRules, judgedView, valuesSql } from './judgedView.js';
import { type Found, findOddities, sumOf } from './oddities.js';
import { readableRows } from './quarantine.js';
import type { StagedRelation } from './stagedRelations.js';

const DICTIONARY_OF: Partial<Record<TableName, DictionaryName>> = {
  accounts: 'email',
  payments: 'billing_name',
  sessions: 'ip',
};

const sql = (name: string, table: TableName): Promise<string> =>
  sqlFile(`server/ingest/sql/${name}.sql`, { table });

/**
 * Judges a table's staged rows: creates its views and dictionary, and answers what is odd
 * in its cells, by column and reason. Accounts come first: they make `account_numbers`, which the
 * other tables are held against, and put their rows to leave out into `quarantined(file_no, row_no, column, reason)`.
 */
export async function judgeTable(
  connection: DuckDBConnection,
  table: TableName,
  relations: readonly StagedRelation[],
  o: JudgingRules,
): Promise<Map<string, Found>> {
  for (const view of cellViews(table, relations)) await connection.run(view);
  const dictionary = DICTIONARY_OF[table];
  if (dictionary !== undefined) {
    await buildDictionary(
      connection,
      dictionary,
      DICTIONARIES[dictionary],
      valuesSql(table, dictionary, relations),
      table === 'accounts' ? await knownEmails(o) : undefined,
    );
  }
  if (table === 'exchanges' && o.rules.prompts === 'sketches') {
    if (o.sketchOf === undefined) throw new Error('sketches are asked for, and nobody makes them');
    await buildDictionary(
      connection,
      'prompt',
      promptDictionary(o.sketchOf),
      valuesSql(table, 'prompt', relations),
    );
  }
  await connection.run(judgedView(table, relations, o));
  if (table === 'accounts') {
    await connection.run(`INSERT INTO quarantined ${await sql('quarantine', table)}`);
    await connection.run(`CREATE TABLE account_numbers AS ${await sql('account_numbers', table)}`);
    const [numbered] = await queryRows(connection, 'SELECT count(*) AS n FROM account_numbers');
    // Looking for an id that is there twice costs a window over all of them.
    if (Number(numbered!['n']) < (await readableRows(connection, table)))
      await connection.run(`INSERT INTO quarantined ${await sql('duplicate_accounts', table)}`);
  }
  const parts: Map<string, Found>[] = [];
  for (const [no, relation] of relations.entries())
    parts.push(await findOddities(connection, table, relation, no));
  return sumOf(parts);
}

/** SQL of addresses that earlier accounts hold taken apart; where they are pseudonyms there is none. */
async function knownEmails({ rules, earlierAccounts }: JudgingRules): Promise<string | undefined> {
  if (earlierAccounts === undefined || isHidden('accounts', 'email', rules.pseudonyms))
    return undefined;
  const accounts = sqlString(earlierAccounts);
  return sqlFile('server/ingest/sql/earlier_emails.sql', { accounts });
}

/** Puts the rows to leave out of a judged table other than accounts into `quarantined`. */
export async function quarantineRows(
  connection: DuckDBConnection,
  table: Exclude<TableName, 'accounts'>,
): Promise<void> {
  await connection.run(`INSERT INTO quarantined ${await sql('quarantine_rows', table)}`);
}
