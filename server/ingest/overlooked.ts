import { TABLE_NAMES, type TableName } from '../contract/tables.js';

/**
 * Sentences about files of a data folder that look like a part of a table and are read by nobody:
 * another ending, another spelling, a second file. `mapped` are the tables that case.yaml reads
 * from somewhere else, whose files may well lie there.
 */
export function overlookedFiles(
  names: readonly string[],
  read: ReadonlySet<string>,
  mapped: ReadonlySet<TableName>,
): string[] {
  return [...names].sort().flatMap((name) => {
    if (/^[._]/.test(name) || read.has(name)) return [];
    const table = TABLE_NAMES.find((t) => name.toLowerCase().startsWith(t.slice(0, -1)));
    if (table === undefined || mapped.has(table)) return [];
    return [
      `${name} was not read: the table is ${table}.csv, ${table}.ndjson or ${table}.parquet, or a folder ${table} of parts, or what case.yaml names.`,
    ];
  });
}
