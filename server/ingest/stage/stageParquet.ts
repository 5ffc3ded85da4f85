import { stat } from 'node:fs/promises';
import { queryRows, sqlName, sqlString } from '../duckdb.js';
import { bindExpressions } from '../mapping/bindExpressions.js';
import { openSandbox } from '../mapping/sandbox.js';
import { selectColumns, selectTyped } from '../mapping/selectColumns.js';
import { copyStaged, ROW, type Staged, type StageTask, stageFile } from './staged.js';

/**
 * Stages a Parquet file. One whose columns are taken as they are is read where it lies; where
 * `case.yaml` computes a column, values of any type become text, times with their offset.
 */
export async function stageParquet(task: StageTask): Promise<Staged> {
  const { path } = task.file;
  const sha256 = task.hasher.sha256Of(path);
  try {
    const { size } = await stat(path);
    task.onRaw(size);
    return { ...(await stageUnhashed(task)), bytes: size, sha256 };
  } catch (error) {
    // A file that cannot be read at all is told as that.
    await sha256;
    throw error;
  }
}

async function stageUnhashed(task: StageTask): Promise<Omit<Staged, 'bytes' | 'sha256'>> {
  const source = `read_parquet(${sqlString(task.file.path)}`;
  const looking = await task.lookInto();
  const described = await queryRows(looking, `DESCRIBE SELECT * FROM ${source})`);
  const columns = described.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }));
  const common = {
    brokenPaths: [],
    warnings: [],
    columns: columns.map(({ name }) => name),
  };
  const typed = selectTyped(task.table, columns, task.mapping);
  if (typed !== null) {
    const [counted] = await queryRows(looking, `SELECT count(*) AS n FROM ${source})`);
    const inPlace = { path: task.file.path, schema: columns, ...typed };
    return { ...common, stagedPath: null, inPlace, rows: Number(counted!['n']) };
  }
  const connection = await openSandbox({ ...task, readable: [task.file.path] });
  try {
    const select = selectColumns(task.table, columns, task.mapping);
    await bindExpressions(connection, task, columns);
    const relation = `SELECT file_row_number + 1 AS ${sqlName(ROW)}, * EXCLUDE (file_row_number)
      FROM ${source}, file_row_number = true)`;
    const rows = await copyStaged(connection, task, relation, select);
    return { ...common, stagedPath: stageFile(task, 'parquet'), rows };
  } finally {
    connection.closeSync();
  }
}
