import type { DuckDBConnection } from '@duckdb/node-api';
import { RowsLeftOutError } from '../../contract/errors.js';
import type { TableName } from '../../contract/tables.js';
import { queryRows, sqlFile, sqlString } from '../duckdb.js';
import { isWithheldSql } from '../privacy/withheld.js';

/** Share of a table's rows that may be left out before the input is refused. */
export const QUARANTINE_SHARE_MAX = 0.2;

export async function createQuarantine(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE TABLE quarantined (file_no INTEGER, row_no BIGINT, "column" VARCHAR, reason VARCHAR)`,
  );
}

/** Takes over the rows that no reader could read: CSV files of row_no, reason. */
export async function addBroken(
  connection: DuckDBConnection,
  fileNo: number,
  path: string,
): Promise<void> {
  await connection.run(
    `INSERT INTO quarantined
     SELECT ${fileNo}, row_no, '', reason
     FROM read_csv(${sqlString(path)}, header = false, auto_detect = false, quote = '"',
       columns = {'row_no': 'BIGINT', 'reason': 'VARCHAR'})`,
  );
}

/** Rows of a table's sources, without those that no reader could read. */
export async function readableRows(
  connection: DuckDBConnection,
  table: TableName,
): Promise<number> {
  const [row] = await queryRows(
    connection,
    await sqlFile('server/ingest/sql/readable_rows.sql', { table: sqlString(table) }),
  );
  return Number(row!['n']);
}

/** SQL: a text as `quarantine.csv` has it. One that a spreadsheet would take for a formula gets an
 *  apostrophe before it. */
export const safeSql = (text: string): string =>
  `CASE WHEN regexp_matches(${text}, '^[=+@\\t\\r-]') THEN '''' || ${text} ELSE ${text} END`;

/** Writes `quarantine.csv` (file, row, column, reason) in order of file and row. */
export async function writeQuarantine(connection: DuckDBConnection, path: string): Promise<number> {
  const [row] = await queryRows(
    connection,
    `COPY (SELECT ${safeSql('s.name')} AS file, q.row_no AS row, ${safeSql('q."column"')} AS "column",
                  ${safeSql("replace(q.reason, chr(0), '')")} AS reason
           FROM quarantined q JOIN sources s ON q.file_no = s.file_no
           ORDER BY q.file_no, q.row_no, q."column", q.reason)
     TO ${sqlString(path)} (FORMAT csv, HEADER true)`,
  );
  return Number(row!['Count']);
}

/**
 * @throws RowsLeftOutError where more than `shareMax` of a table's rows were left out; names the
 * file that lost most and its commonest reason.
 */
export async function refuseTooMany(connection: DuckDBConnection, shareMax: number): Promise<void> {
  const [worst] = await queryRows(
    connection,
    `WITH lost AS (SELECT file_no, count(*) AS n FROM quarantined
                  WHERE NOT ${isWithheldSql('reason')} GROUP BY file_no),
          tables AS (SELECT s.table_name, sum(s.rows) AS rows, sum(coalesce(l.n, 0)) AS n
                     FROM sources s LEFT JOIN lost l ON s.file_no = l.file_no GROUP BY s.table_name)
     SELECT t.table_name, CAST(t.rows AS BIGINT) AS rows, CAST(t.n AS BIGINT) AS n, s.file_no, s.name
     FROM tables t JOIN sources s ON s.table_name = t.table_name JOIN lost l ON l.file_no = s.file_no
     WHERE t.n > ${shareMax} * t.rows
     ORDER BY t.n / t.rows DESC, l.n DESC, s.file_no LIMIT 1`,
  );
  if (worst === undefined) return;
  const [common] = await queryRows(
    connection,
    `SELECT "column", regexp_replace(reason, '“[^”]*”', '“…”') AS kind, count(*) AS n,
            min_by(reason, row_no) AS example
     FROM quarantined WHERE file_no = ${Number(worst['file_no'])} AND NOT ${isWithheldSql('reason')}
     GROUP BY ALL ORDER BY n DESC, kind LIMIT 1`,
  );
  const column = String(common!['column']);
  throw new RowsLeftOutError(
    `${String(worst['name'])}: ${String(worst['n'])} of the ${String(worst['rows'])} rows of ${String(worst['table_name'])} cannot be used; most often${column === '' ? '' : ` in ${column}`}: ${String(common!['example'])}.`,
    'Repair the input, or raise settings.max_quarantine_share in case.yaml.',
  );
}
