import type { DuckDBConnection } from '@duckdb/node-api';
import { InputRefusedError } from '../../contract/errors.js';
import type { TableName } from '../../contract/tables.js';
import { sqlName } from '../duckdb.js';
import { checkSelect } from './checkSql.js';
import type { ColumnMapping, TheirColumn } from './selectColumns.js';

/**
 * Makes sure that each expression of a mapping is one, over columns that are there.
 * @throws InputRefusedError naming the key of case.yaml.
 */
export async function bindExpressions(
  connection: DuckDBConnection,
  task: { table: TableName; mapping: ColumnMapping | undefined },
  theirs: readonly TheirColumn[],
): Promise<void> {
  const known = new Set(theirs.map((column) => column.name.toLowerCase()));
  const empty = theirs.map((c) => `CAST(NULL AS ${c.type}) AS ${sqlName(c.name)}`).join(', ');
  for (const [ours, expression] of Object.entries(task.mapping ?? {})) {
    if (known.has(expression.toLowerCase())) continue;
    const where = `tables.${task.table}.columns.${ours}`;
    await checkSelect(`SELECT (${expression}\n)`, where);
    try {
      await connection.run(
        `SELECT TRY((${expression}\n)) FROM (SELECT ${empty}) AS theirs LIMIT 0`,
      );
    } catch (error) {
      throw new InputRefusedError(
        `case.yaml: ${where}: ${(error as Error).message.split('\n')[0]!}`,
        `The columns there are: ${theirs.map((c) => c.name).join(', ')}.`,
      );
    }
  }
}
