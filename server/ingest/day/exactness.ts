import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { queryRows, sqlFile, sqlString } from '../duckdb.js';
import { safeSql } from '../judge/quarantine.js';
import { accountsOf, type DayPlan } from './planDay.js';

/**
 * Why rows of earlier tables are not those that reading their files again would give, in a sentence;
 * null where they are. Creates `earlier_quarantined`; where the accounts are those of then, their
 * `account_numbers` as well, else expects them.
 */
export async function whyInexact(
  connection: DuckDBConnection,
  { earlier, tables }: DayPlan,
): Promise<string | null> {
  const accounts = sqlString(accountsOf(earlier));
  const left = await sqlFile('server/ingest/sql/earlier_quarantined.sql', {
    file: sqlString(join(earlier.folder, 'quarantine.csv')),
    name: safeSql('s.name'),
  });
  await connection.run(`CREATE TABLE earlier_quarantined AS ${left}`);
  if (tables.has('accounts')) {
    const same = await sqlFile('server/ingest/sql/same_account_numbers.sql', { accounts });
    await connection.run(`CREATE TABLE account_numbers AS ${same}`);
    return null;
  }
  const [lost] = await queryRows(
    connection,
    await sqlFile('server/ingest/sql/lost_accounts.sql', { accounts }),
  );
  if (Number(lost!['n']) > 0)
    return `Everything was read: ${Number(lost!['n'])} accounts that were there are not there now.`;
  const [found] = await queryRows(
    connection,
    await sqlFile('server/ingest/sql/found_accounts.sql'),
  );
  return found === undefined
    ? null
    : `Everything was read: ${String(found['table_name'])} had rows of accounts that are there only now.`;
}

/** Puts what was left out of sources that are not read again beside what was left out of the others. */
export async function recordEarlier(connection: DuckDBConnection): Promise<void> {
  await connection.run('INSERT INTO quarantined FROM earlier_quarantined');
}
