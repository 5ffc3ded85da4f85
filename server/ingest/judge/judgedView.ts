import { type ColumnSpec, TABLES, type TableName } from '../../contract/tables.js';
import { sqlName, sqlString } from '../duckdb.js';
import { ERASED_REASON, type ErasedAccounts, isErasedSql } from '../privacy/erasedAccounts.js';
import type { PrivacyRules, RetainedTable } from '../privacy/privacySettings.js';
import { isHidden } from '../privacy/pseudonyms.js';
import { retentionReason } from '../privacy/withheld.js';
import {
  booleanSql,
  isPlaceholderSql,
  isWithoutOffsetSql,
  knownSql,
  numberSql,
  timeSql,
  trimmedSql,
} from './cells.js';

/** What else decides whether a row is kept. */
export interface JudgingRules {
  /** Rows after this are left out. */
  readonly latest: Date;
  readonly rules: PrivacyRules;
  readonly erased?: ErasedAccounts;
  readonly sketchOf?: (prompt: string) => string;
}

/** Text of people and programs: kept to the last space, and `null` is a thing one may ask about. */
const VERBATIM: ReadonlySet<string> = new Set(['prompt']);

const columnsOf = (table: TableName): [string, ColumnSpec][] => Object.entries(TABLES[table]);

/**
 * SQL of the views over a table's staged Parquet files:
 * `cells_TABLE`: our columns as trimmed text, empty ones null, placeholders still there;
 * `judged_TABLE`: typed columns, `fault` (column and reason, null for a row to keep).
 * Expects `known_ip` where the table has addresses.
 */
export function judgedViews(
  table: TableName,
  paths: readonly string[],
  rules: JudgingRules,
): string[] {
  const columns = columnsOf(table);
  const cells = columns.map(([name]) => {
    const cell = sqlName(name);
    const blank = `CASE WHEN ${trimmedSql(cell)} IS NULL THEN NULL ELSE ${cell} END`;
    return `${VERBATIM.has(name) ? blank : trimmedSql(cell)} AS ${cell}`;
  });
  const known = columns.map(([name]) => {
    const cell = sqlName(name);
    return `${VERBATIM.has(name) ? cell : knownSql(cell)} AS ${cell}`;
  });
  const typed = columns.map(
    ([name, spec]) => `${typedSql(sqlName(name), spec)} AS ${sqlName(name)}`,
  );
  const isAddressed = columns.some(([name]) => name === 'ip');
  return [
    `CREATE OR REPLACE VIEW cells_${table} AS
     SELECT file_no, row_no, ${cells.join(', ')}, attributes
     FROM read_parquet([${paths.map(sqlString).join(', ')}])`,
    `CREATE OR REPLACE VIEW known_cells_${table} AS
     SELECT file_no, row_no, ${known.join(', ')}, attributes FROM cells_${table}`,
    `CREATE OR REPLACE VIEW judged_${table} AS
     SELECT c.file_no, c.row_no, ${typed.map((sql) => `${sql}`).join(', ')}, c.attributes,
            ${isAddressed ? 'known_ip.* EXCLUDE (value),' : ''}
            ${faultSql(table, columns, rules)} AS fault
     FROM known_cells_${table} AS c
     ${isAddressed ? 'LEFT JOIN known_ip ON c.ip = known_ip.value' : ''}`,
  ];
}

function typedSql(cell: string, spec: ColumnSpec): string {
  const from = `c.${cell}`;
  switch (spec.type) {
    case 'text':
      return from;
    case 'time':
      return timeSql(from);
    case 'boolean':
      return booleanSql(from);
    case 'number':
      return numberSql(from);
  }
}

/** The first thing wrong with a row. Optional columns that are not what they should be are unknown. */
function faultSql(
  table: TableName,
  columns: readonly [string, ColumnSpec][],
  { latest, rules, erased }: JudgingRules,
): string {
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
  for (const [name, spec] of columns) {
    const cell = `c.${sqlName(name)}`;
    if (spec.required === true) when(`${cell} IS NULL`, name, `'the required cell is empty'`);
    if (spec.type !== 'time' || spec.required !== true) continue;
    when(`${timeSql(cell)} IS NULL`, name, `${quoted(cell)} || ' is not an ISO 8601 time'`);
    when(
      `${timeSql(cell)} > TIMESTAMP ${sqlString(latest.toISOString().replace(/[TZ]/g, ' ').trim())}`,
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
    when(`${timeSql('c."at"')} < TIMESTAMP '${day}'`, 'at', sqlString(retentionReason(day)));
  }
  return `CASE ${branches.join('\n')} END`;
}

const quoted = (cell: string): string => `'“' || left(${cell}, 60) || '”'`;

/** SQL that counts, in one row, what is worth a warning in a table. */
export function oddityCounts(table: TableName): { sql: string; sentences: Record<string, string> } {
  const sentences: Record<string, string> = {};
  const counts: string[] = [];
  const count = (condition: string, sentence: string) => {
    const key = `n${counts.length}`;
    counts.push(`count(*) FILTER (WHERE ${condition}) AS ${key}`);
    sentences[key] = sentence;
  };
  for (const [name, spec] of columnsOf(table)) {
    if (VERBATIM.has(name)) continue;
    const cell = sqlName(name);
    const known = `${cell} IS NOT NULL AND NOT ${isPlaceholderSql(cell)}`;
    const where = `${table}.${name}`;
    count(
      isPlaceholderSql(cell),
      `cells of ${where} hold a word for “not known” (null, n/a, unknown …) and were read as that`,
    );
    if (spec.type === 'time') {
      count(
        `${known} AND ${isWithoutOffsetSql(cell)} AND ${timeSql(cell)} IS NOT NULL`,
        `times of ${where} have no offset and were read as UTC`,
      );
    }
    if (spec.type !== 'text' && spec.required !== true) {
      count(
        `${known} AND (${typedSql(cell, spec).replaceAll(`c.${cell}`, cell)}) IS NULL`,
        `cells of ${where} are no ${spec.type} and were read as not known`,
      );
    }
  }
  return { sql: `SELECT ${counts.join(', ')} FROM cells_${table}`, sentences };
}
