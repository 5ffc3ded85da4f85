import { fingerprintFile } from '../discoverTables.js';
import { queryRows, sqlName, sqlString } from '../duckdb.js';
import { bindExpressions } from '../mapping/bindExpressions.js';
import { openSandbox } from '../mapping/sandbox.js';
import { selectColumns } from '../mapping/selectColumns.js';
import { copyStaged, ROW, type Staged, type StageTask, stageFile } from './staged.js';

/** Stages a Parquet file: values of any type become text, times with their offset. */
export async function stageParquet(task: StageTask): Promise<Staged> {
  const { bytes, sha256 } = await fingerprintFile(task.file.path);
  task.onRaw(bytes);
  const source = `read_parquet(${sqlString(task.file.path)}`;
  const connection = await openSandbox({ ...task, readable: [task.file.path] });
  try {
    const described = await queryRows(connection, `DESCRIBE SELECT * FROM ${source})`);
    const columns = described.map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    }));
    const select = selectColumns(task.table, columns, task.mapping);
    await bindExpressions(connection, task, columns);
    const relation = `SELECT file_row_number + 1 AS ${sqlName(ROW)}, * EXCLUDE (file_row_number)
      FROM ${source}, file_row_number = true)`;
    const rows = await copyStaged(connection, task, relation, select);
    const stagedPath = stageFile(task, 'parquet');
    return {
      stagedPath,
      brokenPaths: [],
      rows,
      bytes,
      sha256,
      warnings: [],
      columns: columns.map(({ name }) => name),
    };
  } finally {
    connection.closeSync();
  }
}
