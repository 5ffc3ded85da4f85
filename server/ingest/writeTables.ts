import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../contract/tables.js';
import { queryRows, sqlFile, sqlString } from './duckdb.js';
import type { PrivacyRules } from './privacy/privacySettings.js';
import { pseudonymised } from './privacy/pseudonyms.js';
import { isWithheldSql } from './privacy/withheld.js';

/** A normalised table in the workspace. */
export interface IngestedTable {
  /** Parquet file; where it is of several parts, the first, which the others lie beside. */
  path: string;
  rows: number;
}

/** A prompt as it is kept, and where from. */
const PROMPT_SQL = {
  text: { prompt: 'j.prompt', sketches: '' },
  sketches: {
    prompt: 'p.sketch',
    sketches: 'LEFT JOIN known_prompt p ON j.prompt = p.value',
  },
} as const;

/**
 * How tables are written. The lowest level of zstd takes a fifth less time than the default and a
 * tenth more room; a dictionary of prompts, tried up to a megabyte of them by default, is given up
 * early: no two are alike but in tables that are small anyway.
 */
const TABLE_PARQUET =
  'COMPRESSION zstd, COMPRESSION_LEVEL 1, STRING_DICTIONARY_PAGE_SIZE_LIMIT 65536, ROW_GROUP_SIZE 122880';

/** Writes the kept rows of a judged table as Parquet; answers how many they are. */
export async function writeTable(
  connection: DuckDBConnection,
  table: TableName,
  file: string,
  rules: PrivacyRules,
): Promise<number> {
  const query = await sqlFile(
    `server/ingest/sql/${table}.sql`,
    table === 'exchanges' ? PROMPT_SQL[rules.prompts] : {},
  );
  const [row] = await queryRows(
    connection,
    `COPY (${pseudonymised(table, query, rules)}) TO ${sqlString(file)}
     (FORMAT parquet, ${TABLE_PARQUET})`,
  );
  return Number(row!['Count']);
}

/** Rows kept and left out of each source that was read, by its number. @param files Parquet */
export async function countBySource(
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<Map<number, { kept: number; quarantined: number; withheld: number }>> {
  const counted = [
    ...files.map((file) => `SELECT file_no, 1, 0, 0 FROM read_parquet(${sqlString(file)})`),
    `SELECT file_no, 0, 1, ${isWithheldSql('reason')}::INTEGER FROM quarantined`,
  ].join(' UNION ALL ');
  const rows = await queryRows(
    connection,
    `SELECT file_no, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(lost) AS BIGINT) AS lost,
            CAST(sum(withheld) AS BIGINT) AS withheld
     FROM (${counted}) AS counted(file_no, kept, lost, withheld) GROUP BY file_no`,
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
