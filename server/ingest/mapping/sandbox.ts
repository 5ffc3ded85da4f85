import type { DuckDBConnection } from '@duckdb/node-api';
import { openDuckDb, sqlString } from '../duckdb.js';

/**
 * A DuckDB for SQL that a stranger wrote: it reads the named files and nothing else, and its
 * settings are locked. It may write into `stageDir`, where our own COPY around the stranger's
 * SELECT puts its result.
 */
export async function openSandbox(options: {
  readable: readonly string[];
  stageDir: string;
  memoryLimit?: string;
}): Promise<DuckDBConnection> {
  const connection = await openDuckDb({
    tempDir: options.stageDir,
    ...(options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit }),
  });
  await connection.run(`SET allowed_paths = [${options.readable.map(sqlString).join(', ')}]`);
  await connection.run(`SET allowed_directories = [${sqlString(`${options.stageDir}/`)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return connection;
}
