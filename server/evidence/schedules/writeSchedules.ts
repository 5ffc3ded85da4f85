import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { queryRows, sqlFile, sqlName, sqlString } from '../../ingest/duckdb.js';
import { FORMULA_STARTS } from '../standalone/csv.js';
import { csvNameOf, type ScheduleDefinition } from './catalogue.js';

/** A schedule as schedules.json declares it: what a verifier needs to read it. */
export interface ScheduleDeclaration {
  readonly name: string;
  readonly says: string;
  readonly csv: string;
  readonly parquet: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly order: readonly string[];
}

/**
 * Writes every schedule as Parquet (the record, unmodified) and as CSV (for people: text cells that
 * a spreadsheet would take for a formula carry an apostrophe), streamed by DuckDB.
 */
export async function writeSchedules(
  connection: DuckDBConnection,
  catalogue: readonly ScheduleDefinition[],
  folder: string,
  withPrompts: boolean,
): Promise<ScheduleDeclaration[]> {
  await mkdir(folder, { recursive: true });
  const declared: ScheduleDeclaration[] = [];
  for (const definition of catalogue) {
    declared.push(await writeSchedule(connection, definition, folder, withPrompts));
  }
  await writeFile(join(folder, 'schedules.json'), `${JSON.stringify(declared, null, 2)}\n`);
  return declared;
}

async function writeSchedule(
  connection: DuckDBConnection,
  definition: ScheduleDefinition,
  folder: string,
  withPrompts: boolean,
): Promise<ScheduleDeclaration> {
  const { name, says, columns, order } = definition;
  const parquet = `${name}.parquet`;
  const csv = csvNameOf(definition);
  const names = Object.keys(columns);
  const [written] = await queryRows(
    connection,
    `COPY (SELECT ${names.map(sqlName).join(', ')} FROM (${await queryOf(definition, withPrompts)})
       ORDER BY ${order.map((column) => `${sqlName(column)} NULLS FIRST`).join(', ')})
     TO ${sqlString(join(folder, parquet))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  const cells = names.map((column) =>
    columns[column] === 'text'
      ? `${neutralisedSql(sqlName(column))} AS ${sqlName(column)}`
      : sqlName(column),
  );
  await connection.run(
    `COPY (SELECT ${cells.join(', ')} FROM read_parquet(${sqlString(join(folder, parquet))}))
     TO ${sqlString(join(folder, csv))} (FORMAT csv, HEADER${definition.isLong === true ? ', COMPRESSION gzip' : ''})`,
  );
  return { name, says, csv, parquet, rows: Number(written!['Count']), columns, order };
}

async function queryOf(definition: ScheduleDefinition, withPrompts: boolean): Promise<string> {
  if ('query' in definition.sql) return definition.sql.query;
  const values: Record<string, string> =
    definition.sql.file === 'exchanges' ? { prompt: withPrompts ? ', e.prompt' : '' } : {};
  return sqlFile(`server/evidence/sql/${definition.sql.file}.sql`, values);
}

/** SQL of `neutralised` in standalone/csv.ts. */
function neutralisedSql(cell: string): string {
  const marks = [...FORMULA_STARTS, "'"].map((c) => `chr(${c.codePointAt(0)!})`).join(', ');
  return `CASE WHEN left(${cell}, 1) IN (${marks}) THEN '''' || ${cell} ELSE ${cell} END`;
}
