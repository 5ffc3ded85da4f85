import type { DuckDBConnection } from '@duckdb/node-api';
import { InputRefusedError } from '../../contract/errors.js';
import type { TableName } from '../../contract/tables.js';
import { queryRows, sqlName, sqlString } from '../duckdb.js';
import type { FileHasher } from '../hashing/fileHasher.js';
import type { CaseFile } from '../mapping/caseFiles.js';
import type { ColumnMapping, ColumnTypes, TheirColumn } from '../mapping/selectColumns.js';

/** A Parquet file that is read where it lies: our columns out of its own, then attributes. */
export interface ReadInPlace {
  readonly path: string;
  readonly schema: readonly TheirColumn[];
  readonly select: readonly string[];
  /** Of our columns that are not text. */
  readonly types: ColumnTypes;
}

/** What a source is turned into: our columns, and the rows that are no rows. */
export interface Staged {
  /** Parquet of file_no, row_no, our columns as text, attributes; null where there is no row or it
   *  is read in place. */
  readonly stagedPath: string | null;
  readonly inPlace?: ReadInPlace;
  /** CSV files of row_no, reason. */
  readonly brokenPaths: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  /** Known at once where reading the source hashed it. */
  readonly sha256: string | Promise<string>;
  readonly warnings: readonly string[];
  /** Columns of the source as they are called there. */
  readonly columns: readonly string[];
}

/** Where and how one source is staged. */
export interface StageTask {
  readonly table: TableName;
  readonly file: CaseFile;
  readonly fileNo: number;
  readonly mapping: ColumnMapping | undefined;
  readonly stageDir: string;
  readonly memoryLimit?: string;
  readonly hasher: FileHasher;
  /** One connection for all Parquet files that no expression of `case.yaml` reads. */
  readonly lookInto: () => Promise<DuckDBConnection>;
  /** Told each stretch of bytes read, for progress. */
  readonly onRaw: (bytes: number) => void;
}

/** Name of the column that carries the row number beside the source's own columns. */
export const ROW = 'row number in the source';

/** Files of a task in the staging folder, apart by number. */
export const stageFile = (task: StageTask, suffix: string): string =>
  `${task.stageDir}/${String(task.fileNo).padStart(5, '0')}.${suffix}`;

/** Runs the selection over a relation into the task's Parquet file; answers the rows written. */
export async function copyStaged(
  connection: DuckDBConnection,
  task: StageTask,
  relation: string,
  select: readonly string[],
): Promise<number> {
  const [row] = await queryRows(
    connection,
    `COPY (SELECT CAST(${task.fileNo} AS INTEGER) AS file_no,
                  CAST(${sqlName(ROW)} AS BIGINT) AS row_no, ${select.join(', ')}
           FROM (${relation}\n) AS theirs)
     TO ${sqlString(stageFile(task, 'parquet'))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  return Number(row!['Count']);
}

/** An error of reading as a refusal that names the file; other errors pass. */
export function refusal(name: string, error: unknown): unknown {
  if (error instanceof InputRefusedError) {
    return new InputRefusedError(`${name}: ${error.message}`, error.remedy);
  }
  if (!(error instanceof Error)) return error;
  const duckDbError = /^(\w+ )+Error: /.exec(error.message) !== null;
  if (!duckDbError) return error;
  return new InputRefusedError(`${name}: ${error.message.split('\n')[0]!}`);
}
