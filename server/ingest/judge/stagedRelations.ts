import type { TableName } from '../../contract/tables.js';
import { sqlName, sqlString } from '../duckdb.js';
import type { ColumnTypes } from '../mapping/selectColumns.js';
import type { StagedSource } from '../stageSource.js';

/** Rows of a table that are read in one way: SQL of file_no, row_no, our columns and attributes. */
export interface StagedRelation {
  readonly sql: string;
  /** Of our columns that are not text. */
  readonly types: ColumnTypes;
}

/** Names that no column of theirs has. */
const FILE = 'name of the file';
const NUMBER = 'number of the file';

/** How the staged sources of a table are read: copies as text together, files in place by their columns. */
export function stagedRelations(
  table: TableName,
  staged: readonly StagedSource[],
): StagedRelation[] {
  const own = staged.filter((source) => source.table === table && source.rows > 0);
  const copies = own.flatMap(({ stagedPath }) => (stagedPath === null ? [] : [stagedPath]));
  const relations: StagedRelation[] =
    copies.length === 0
      ? []
      : [{ sql: `SELECT * FROM read_parquet(${listOf(copies)})`, types: {} }];
  const alike = new Map<string, StagedSource[]>();
  for (const source of own) {
    if (source.inPlace === undefined) continue;
    const key = JSON.stringify([source.inPlace.select, source.inPlace.schema]);
    alike.set(key, [...(alike.get(key) ?? []), source]);
  }
  for (const sources of alike.values()) {
    const { select, types } = sources[0]!.inPlace!;
    const numbers = sources
      .map(({ inPlace, fileNo }) => `(${sqlString(inPlace!.path)}, ${fileNo})`)
      .join(', ');
    const paths = listOf(sources.map(({ inPlace }) => inPlace!.path));
    relations.push({
      sql: `SELECT CAST(numbered.${sqlName(NUMBER)} AS INTEGER) AS file_no, theirs.file_row_number + 1 AS row_no, ${select.join(', ')}
            FROM read_parquet(${paths}, file_row_number = true, filename = ${sqlString(FILE)}) AS theirs
            JOIN (VALUES ${numbers}) AS numbered(numbered_path, ${sqlName(NUMBER)})
              ON theirs.${sqlName(FILE)} = numbered.numbered_path`,
      types,
    });
  }
  return relations;
}

const listOf = (paths: readonly string[]): string => `[${paths.map(sqlString).join(', ')}]`;
