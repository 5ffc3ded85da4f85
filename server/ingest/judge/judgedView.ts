import { type ColumnSpec, TABLES, type TableName } from '../../contract/tables.js';
import { sqlName, sqlString } from '../duckdb.js';
import type { ColumnTypes } from '../mapping/selectColumns.js';
import { ERASED_REASON, type ErasedAccounts, isErasedSql } from '../privacy/erasedAccounts.js';
import type { PrivacyRules, RetainedTable } from '../privacy/privacySettings.js';
import { isHidden } from '../privacy/pseudonyms.js';
import { retentionReason } from '../privacy/withheld.js';
import {
  booleanSql,
  knownSql,
  notBlankSql,
  numberSql,
  timeSql,
  trimmedSql,
  typedTimeSql,
} from './cells.js';
import type { StagedRelation } from './stagedRelations.js';

/** What else decides whether a row is kept. */
export interface JudgingRules {
  /** Rows after this are left out. */
  readonly latest: Date;
  readonly rules: PrivacyRules;
  readonly erased?: ErasedAccounts;
  readonly sketchOf?: (prompt: string) => string;
  /** Parquet of accounts that were written under the same rules: their addresses are taken apart there. */
  readonly earlierAccounts?: string;
}

/** An index of the database takes about 8,000 bytes, and a character has up to four. */
export const ACCOUNT_ID_MAX = 2_000;

/** Text of people and programs: kept to the last space, and `null` is a thing one may ask about. */
export const VERBATIM: ReadonlySet<string> = new Set(['prompt']);

const columnsOf = (table: TableName): [string, ColumnSpec][] => Object.entries(TABLES[table]);

/** Name of the view over one relation's cells: trimmed text, empty ones null, placeholders still there. */
export const cellsOf = (table: TableName, no: number): string => `cells_${table}_${no}`;
const knownCellsOf = (table: TableName, no: number): string => `known_cells_${table}_${no}`;

/** SQL of the views over the cells of a table's staged rows, relation by relation. */
export function cellViews(table: TableName, relations: readonly StagedRelation[]): string[] {
  return relations.flatMap(({ sql, types }, no) => {
    const cells = columnsOf(table).map(([name]) => {
      const cell = sqlName(name);
      if (name in types) return cell;
      return `${VERBATIM.has(name) ? notBlankSql(cell) : trimmedSql(cell)} AS ${cell}`;
    });
    const known = columnsOf(table).map(([name]) => {
      const cell = sqlName(name);
      return VERBATIM.has(name) || name in types ? cell : `${knownSql(cell)} AS ${cell}`;
    });
    return [
      `CREATE OR REPLACE VIEW ${cellsOf(table, no)} AS
       SELECT file_no, row_no, ${cells.join(', ')}, attributes FROM (${sql}) AS staged`,
      `CREATE OR REPLACE VIEW ${knownCellsOf(table, no)} AS
       SELECT file_no, row_no, ${known.join(', ')}, attributes FROM ${cellsOf(table, no)}`,
    ];
  });
}

/** SQL of all known values of a column of text. */
export const valuesSql = (
  table: TableName,
  column: string,
  relations: readonly StagedRelation[],
): string =>
  relations
    .map((_, no) => `SELECT ${sqlName(column)} AS value FROM ${knownCellsOf(table, no)}`)
    .join(' UNION ALL ');

/**
 * SQL of the view `judged_TABLE`: typed columns, `fault` (column and reason, null for a row to keep).
 * Expects `known_ip` where the table has addresses.
 */
export function judgedView(
  table: TableName,
  relations: readonly StagedRelation[],
  rules: JudgingRules,
): string {
  const columns = columnsOf(table);
  const isAddressed = columns.some(([name]) => name === 'ip');
  const judged = relations.map(({ types }, no) => {
    const typed = columns.map(
      ([name, spec]) => `${typedSql(`c.${sqlName(name)}`, spec, types[name])} AS ${sqlName(name)}`,
    );
    return `SELECT c.file_no, c.row_no, ${typed.join(', ')}, c.attributes,
            ${isAddressed ? 'known_ip.* EXCLUDE (value),' : ''}
            ${faultSql(table, types, rules)} AS fault
     FROM ${knownCellsOf(table, no)} AS c
     ${isAddressed ? 'LEFT JOIN known_ip ON c.ip = known_ip.value' : ''}`;
  });
  return `CREATE OR REPLACE VIEW judged_${table} AS ${judged.join(' UNION ALL ')}`;
}

/** SQL: a cell as what its column holds, null where it is no such thing; `type`: where it is not text. */
export function typedSql(cell: string, spec: ColumnSpec, type: string | undefined): string {
  switch (spec.type) {
    case 'text':
      return cell;
    case 'time':
      return type === undefined ? timeSql(cell) : typedTimeSql(cell, type);
    case 'boolean':
      return type === undefined ? booleanSql(cell) : cell;
    case 'number':
      return numberSql(cell);
  }
}

/** The first thing wrong with a row. Optional columns that are not what they should be are unknown. */
function faultSql(
  table: TableName,
  types: ColumnTypes,
  { latest, rules, erased }: JudgingRules,
): string {
  const columns = columnsOf(table);
  const branches: string[] = [];
  const when = (condition: string, column: string, reason: string) =>
    branches.push(`WHEN ${condition} THEN {'column': ${sqlString(column)}, 'reason': ${reason}}`);
  // First: of an erased account nothing else is said.
  if (erased !== undefined && erased.hashes.length > 0)
    when(isErasedSql(erased, 'c.account_id'), 'account_id', sqlString(ERASED_REASON));
  for (const [name, spec] of columns) {
    if (spec.type === 'text') {
      when(`contains(c.${sqlName(name)}, chr(0))`, name, `'the cell holds a NUL character'`);
    }
  }
  // DuckDB's reader of text takes the mark off: what is another account in SQL would be this one there.
  when(
    'starts_with(c.account_id, chr(65279))',
    'account_id',
    `'the cell begins with a byte order mark'`,
  );
  when(
    `length(c.account_id) > ${ACCOUNT_ID_MAX}`,
    'account_id',
    sqlString(`the cell is longer than ${ACCOUNT_ID_MAX} characters`),
  );
  for (const [name, spec] of columns) {
    const cell = `c.${sqlName(name)}`;
    if (spec.required === true) when(`${cell} IS NULL`, name, `'the required cell is empty'`);
    if (spec.type !== 'time' || spec.required !== true) continue;
    const time = typedSql(cell, spec, types[name]);
    when(`${time} IS NULL`, name, `${quoted(cell)} || ' is not an ISO 8601 time'`);
    when(
      `${time} > TIMESTAMP ${sqlString(latest.toISOString().replace(/[TZ]/g, ' ').trim())}`,
      name,
      `${quoted(cell)} || ' lies in the future'`,
    );
  }
  if (columns.some(([name]) => name === 'ip')) {
    when(
      'c.ip IS NOT NULL AND known_ip.canonical IS NULL',
      'ip',
      isHidden(table, 'ip', rules.pseudonyms)
        ? "'the cell is not an IP address'"
        : `${quoted('c.ip')} || ' is not an IP address'`,
    );
  }
  const oldest = rules.oldest[table as RetainedTable];
  if (oldest !== undefined) {
    const day = oldest.toISOString().slice(0, 10);
    const time = typedSql('c."at"', { type: 'time' }, types['at']);
    when(`${time} < TIMESTAMP '${day}'`, 'at', sqlString(retentionReason(day)));
  }
  return `CASE ${branches.join('\n')} END`;
}

const quoted = (cell: string): string => `'“' || left(CAST(${cell} AS VARCHAR), 60) || '”'`;
