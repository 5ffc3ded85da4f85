import { queryRows, sqlName, sqlString } from '../duckdb.js';
import { bindExpressions } from '../mapping/bindExpressions.js';
import { openSandbox } from '../mapping/sandbox.js';
import { distinctNames, selectColumns } from '../mapping/selectColumns.js';
import { LINE_SEPARATOR, numberLines } from '../ndjson/numberLines.js';
import { copyStaged, ROW, type Staged, type StageTask, stageFile } from './staged.js';

/** Stages an NDJSON file: its keys are the columns, over all lines; nested values stay JSON. */
export async function stageNdjson(task: StageTask): Promise<Staged> {
  const soundPath = stageFile(task, 'sound.lines');
  const brokenPath = stageFile(task, 'broken.csv');
  const facts = await numberLines(task.file.path, soundPath, brokenPath, task.onRaw);
  const { rows, bytes, sha256 } = facts;
  if (rows === 0) {
    return { stagedPath: null, brokenPaths: [], rows, bytes, sha256, warnings: [], columns: [] };
  }
  const lineBytes = Math.max(2 << 20, facts.longestBytes * 3 + 64);
  const linesPath = stageFile(task, 'lines.parquet');
  const noObjectPath = stageFile(task, 'no-object.csv');
  const connection = await openSandbox({ ...task, readable: [] });
  try {
    await connection.run(
      `COPY (SELECT row_no, line,
                    CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE false END AS valid
             FROM read_csv(${sqlString(soundPath)}, header = false, auto_detect = false,
               delim = ${sqlString(LINE_SEPARATOR)}, quote = '', escape = '',
               columns = {'row_no': 'BIGINT', 'line': 'VARCHAR'},
               max_line_size = ${lineBytes}, buffer_size = ${lineBytes * 2}))
       TO ${sqlString(linesPath)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    const lines = `read_parquet(${sqlString(linesPath)})`;
    await connection.run(
      `COPY (SELECT row_no, 'the line is not a JSON object' AS reason FROM ${lines} WHERE NOT valid)
       TO ${sqlString(noObjectPath)} (FORMAT csv, HEADER false)`,
    );
    const brokenPaths = [brokenPath, noObjectPath];
    const keys = (
      await queryRows(
        connection,
        `SELECT DISTINCT unnest(json_keys(line)) AS key FROM ${lines} WHERE valid ORDER BY key`,
      )
    ).map((row) => String(row['key']));
    if (keys.length === 0) {
      return { stagedPath: null, brokenPaths, rows, bytes, sha256, warnings: [], columns: [] };
    }
    const names = distinctNames(keys);
    const columns = names.map((name) => ({ name, type: 'VARCHAR' }));
    const select = selectColumns(task.table, columns, task.mapping);
    await bindExpressions(connection, task, columns);
    const values = names.map((name, i) => `found[${i + 1}] AS ${sqlName(name)}`).join(', ');
    const relation = `SELECT row_no AS ${sqlName(ROW)}, ${values}
      FROM (SELECT row_no, json_extract_string(line, [${keys.map(pointer).join(', ')}]) AS found
            FROM ${lines} WHERE valid)`;
    await copyStaged(connection, task, relation, select);
    return {
      stagedPath: stageFile(task, 'parquet'),
      brokenPaths,
      rows,
      bytes,
      sha256,
      warnings: [],
      columns: names,
    };
  } finally {
    connection.closeSync();
  }
}

/** A key as a JSON pointer (RFC 6901), as a SQL literal. */
const pointer = (key: string): string =>
  sqlString(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
