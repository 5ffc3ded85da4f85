import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../contract/tables.js';
import { queryRows, sqlFile, sqlString } from './duckdb.js';
import type { PrivacyRules } from './privacy/privacySettings.js';
import { pseudonymised } from './privacy/pseudonyms.js';
import { isWithheldSql } from './privacy/withheld.js';

/** A normalised table in the workspace. */
export interface IngestedTable {
  /** Parquet file. */
  path: string;
  rows: number;
}

/** A prompt as it is kept, and where from. */
const PROMPT_SQL = {
  text: { prompt: 'j.prompt', sketches: '' },
  sketches: {
    prompt: 'p.sketch AS prompt',
    sketches: 'LEFT JOIN known_prompt p ON j.prompt = p.value',
  },
} as const;

const ROW_GROUP_ROWS = 122_880;

/** Writes the kept rows of a judged table as Parquet. */
export async function writeTable(
  connection: DuckDBConnection,
  table: TableName,
  tablesDir: string,
  rules: PrivacyRules,
): Promise<IngestedTable> {
  const path = join(tablesDir, `${table}.parquet`);
  const query = await sqlFile(
    `server/ingest/sql/${table}.sql`,
    table === 'exchanges' ? PROMPT_SQL[rules.prompts] : {},
  );
  const [row] = await queryRows(
    connection,
    `COPY (${pseudonymised(table, query, rules)}) TO ${sqlString(path)}
     (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
  );
  return { path, rows: Number(row!['Count']) };
}

/** Rows kept and left out of each source, by its number. */
export async function countBySource(
  connection: DuckDBConnection,
  tables: readonly IngestedTable[],
): Promise<Map<number, { kept: number; quarantined: number; withheld: number }>> {
  const kept = tables
    .map(
      (t) =>
        `SELECT file_no, 1 AS kept, 0 AS lost, 0 AS withheld FROM read_parquet(${sqlString(t.path)})`,
    )
    .join(' UNION ALL ');
  const rows = await queryRows(
    connection,
    `SELECT file_no, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(lost) AS BIGINT) AS lost,
            CAST(sum(withheld) AS BIGINT) AS withheld
     FROM (${kept} UNION ALL SELECT file_no, 0, 1, ${isWithheldSql('reason')}::INTEGER FROM quarantined) GROUP BY file_no`,
  );
  return new Map(
    rows.map((row) => [
      Number(row['file_no']),
      {
        kept: Number(row['kept']),
        quarantined: Number(row['lost']),
        withheld: Number(row['withheld']),
      },
    ]),
  );
}
