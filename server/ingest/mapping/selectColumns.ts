import { InputRefusedError } from '../../contract/errors.js';
import { type ColumnSpec, TABLES, type TableName } from '../../contract/tables.js';
import { sqlName, sqlString } from '../duckdb.js';
import { nearestName } from './suggest.js';

/** A column of the input, by the name and the DuckDB type it has there. */
export interface TheirColumn {
  readonly name: string;
  readonly type: string;
}

/** Ours → their column or an expression over their columns (case.yaml's `columns`). */
export type ColumnMapping = Readonly<Record<string, string>>;

/**
 * SQL that turns their columns into ours, each as text, then `attributes`: a JSON object of what is
 * left over, null where nothing is. A mapping that is no column of theirs is an expression; where it
 * fails on a row, the value is not known.
 * @throws InputRefusedError where a required column is missing, naming the nearest one there is, and
 * where one of ours is a list or a structure.
 */
export function selectColumns(
  table: TableName,
  theirs: readonly TheirColumn[],
  mapping: ColumnMapping = {},
): string[] {
  const columns: Record<string, ColumnSpec> = TABLES[table];
  const used = new Set<string>();
  const select = Object.entries(columns).map(([ours, spec]) => {
    const mapped = mapping[ours];
    const column = findColumn(theirs, mapped ?? ours);
    if (column !== null) {
      if (isNested(column.type) && !takesNested(ours, column.type))
        throw nestedColumn(table, ours, column);
      used.add(column.name);
      return `${textOf(column, ours)} AS ${sqlName(ours)}`;
    }
    if (mapped !== undefined) {
      for (const { name } of theirs) if (mentions(mapped, name)) used.add(name);
      return `TRY(CAST((${mapped}\n) AS VARCHAR)) AS ${sqlName(ours)}`;
    }
    if (spec.required === true) throw missingColumn(table, ours, theirs);
    return `CAST(NULL AS VARCHAR) AS ${sqlName(ours)}`;
  });
  const rest = theirs.filter((column) => !used.has(column.name));
  return [...select, `${attributesOf(rest)} AS attributes`];
}

/** Types of a Parquet column that hold what a column of ours means, each without loss. */
const TYPES_AS_THEY_ARE: Record<ColumnSpec['type'], ReadonlySet<string>> = {
  text: new Set(),
  time: new Set(['TIMESTAMP', 'TIMESTAMP WITH TIME ZONE']),
  boolean: new Set(['BOOLEAN']),
  number: new Set(['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'DOUBLE']),
};

/** Ours by the type that they have in a file whose times and numbers are typed. */
export type ColumnTypes = Readonly<Record<string, string>>;

/**
 * As {@link selectColumns}, with times, numbers and booleans left as the file has them; null where an
 * expression of `case.yaml` is among them, which only the sandbox may run.
 * @throws InputRefusedError as selectColumns.
 */
export function selectTyped(
  table: TableName,
  theirs: readonly TheirColumn[],
  mapping: ColumnMapping = {},
): { readonly select: readonly string[]; readonly types: ColumnTypes } | null {
  if (Object.values(mapping).some((name) => findColumn(theirs, name) === null)) return null;
  const types: Record<string, string> = {};
  const select = selectColumns(table, theirs, mapping);
  Object.entries<ColumnSpec>(TABLES[table]).forEach(([ours, spec], i) => {
    const column = findColumn(theirs, mapping[ours] ?? ours);
    if (column === null || !TYPES_AS_THEY_ARE[spec.type].has(column.type)) return;
    types[ours] = column.type;
    select[i] = `${sqlName(column.name)} AS ${sqlName(ours)}`;
  });
  return { select, types };
}

function findColumn(theirs: readonly TheirColumn[], name: string): TheirColumn | null {
  const exact = theirs.find((column) => column.name === name);
  if (exact !== undefined) return exact;
  const folded = theirs.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  return folded.length === 1 ? folded[0]! : null;
}

const mentions = (expression: string, name: string): boolean =>
  (expression.match(/"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).some(
    (word) => word.replaceAll('"', '').toLowerCase() === name.toLowerCase(),
  );

const isNested = (type: string): boolean => /^(STRUCT|MAP|UNION)|\]$/.test(type);

/** Names of tools come as lists, and what is sent to a model as messages with roles. */
const takesNested = (ours: string, type: string): boolean =>
  ours === 'prompt' || (ours === 'tools' && type === 'VARCHAR[]');

/** Any value as text; lists of tools joined as the contract wants them. */
function textOf({ name, type }: TheirColumn, ours: string): string {
  const value = sqlName(name);
  if (type === 'VARCHAR' && ours === 'tools') {
    return `CASE WHEN ${value} LIKE '[%' THEN CASE WHEN json_valid(${value})
      THEN array_to_string(from_json(${value}, '["VARCHAR"]'), ';') ELSE ${value} END ELSE ${value} END`;
  }
  if (type === 'VARCHAR') return value;
  if (type === 'VARCHAR[]' && ours === 'tools') return `array_to_string(${value}, ';')`;
  if (type === 'BLOB') return `TRY(decode(${value}))`;
  if (isNested(type)) return `CAST(to_json(${value}) AS VARCHAR)`;
  return `CAST(${value} AS VARCHAR)`;
}

function attributesOf(columns: readonly TheirColumn[]): string {
  if (columns.length === 0) return 'CAST(NULL AS VARCHAR)';
  const pairs = columns.map((c) => `${sqlString(c.name)}, nullif(${textOf(c, c.name)}, '')`);
  return `nullif(CAST(json_merge_patch('{}', json_object(${pairs.join(', ')})) AS VARCHAR), '{}')`;
}

function missingColumn(
  table: TableName,
  column: string,
  theirs: readonly TheirColumn[],
): InputRefusedError {
  const names = theirs.map((c) => c.name);
  const near = nearestName(column, names);
  return new InputRefusedError(
    `the required column ${column} of ${table} is missing.${near === null ? '' : ` Is it “${near}”?`}`,
    `It has ${names.length === 0 ? 'no columns' : names.slice(0, 20).join(', ')}. ${
      near === null
        ? 'Does it begin with a header?'
        : `Map it in case.yaml: tables.${table}.columns: { ${column}: ${near} }.`
    }`,
  );
}

function nestedColumn(
  table: TableName,
  ours: string,
  { name, type }: TheirColumn,
): InputRefusedError {
  const kind = type.length > 60 ? `${type.slice(0, 60)}…` : type;
  return new InputRefusedError(
    `the column ${name} is of the type ${kind}; ${ours} of ${table} is one value.`,
    `Say which with an expression in case.yaml: tables.${table}.columns.${ours}.`,
  );
}

/** Names made distinct as DuckDB compares them, without case; an empty one is named by position. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const base = name === '' ? `column_${i + 1}` : name;
    let free = base;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${base}_${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
