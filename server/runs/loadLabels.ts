import type { DuckDBConnection } from '@duckdb/node-api';
import type { KnownLabels } from '../attribution/weights/weights.js';
import { sqlString } from '../ingest/duckdb.js';

/**
 * What the case's `labels` say of its accounts, by account number; of several the last one counts.
 * Empty where the case has none, or its settings do not say that they are to be used.
 */
export async function loadLabels(
  connection: DuckDBConnection,
  o: { readonly path: string | null; readonly use: boolean },
): Promise<KnownLabels> {
  if (o.path === null || !o.use) return new Map();
  const read = await connection.runAndReadAll(
    `SELECT account_no, label FROM read_parquet(${sqlString(o.path)})
     ORDER BY account_no, "at" NULLS FIRST, file_no, row_no`,
  );
  return new Map(read.getRows() as [number, string][]);
}
