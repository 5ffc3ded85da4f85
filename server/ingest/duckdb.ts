import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { memoryBudget } from '../machine.js';
import { PACKAGE_ROOT } from '../packageRoot.js';

export type Cell = string | number | boolean | null;

/**
 * An in-process DuckDB that spills to `tempDir` beyond `memoryLimit` (by default the machine's
 * budget); it reaches no network.
 */
export async function openDuckDb(
  options: { memoryLimit?: string; tempDir?: string; threads?: number } = {},
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
    memory_limit: options.memoryLimit ?? `${Math.floor(memoryBudget().duckDb / 1024 ** 2)}MiB`,
    ...(options.tempDir === undefined ? {} : { temp_directory: options.tempDir }),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return connection;
}

/** A connection that is opened when it is first asked for, and closed if it was. */
export function openedOnce(open: () => Promise<DuckDBConnection>): {
  get(): Promise<DuckDBConnection>;
  close(): Promise<void>;
} {
  let opened: Promise<DuckDBConnection> | null = null;
  return {
    get: () => (opened ??= open()),
    close: async () => (await opened)?.closeSync(),
  };
}

/** Rows of a query as plain objects; for small answers only. */
export async function queryRows(
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, Cell> = {},
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql, values)).getRowObjectsJson();
}

/** A string as a SQL literal: for file names, which DuckDB takes no parameters for. */
export const sqlString = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as a SQL identifier. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The text of a SQL file below the package root, with `{{name}}` replaced. */
export async function sqlFile(path: string, values: Record<string, string> = {}): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, path), 'utf8');
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path} wants a value for ${name}`);
    return value;
  });
}
