import { InputRefusedError } from '../../contract/errors.js';
import { TABLES } from '../../contract/tables.js';
import { type CsvFacts, inspectCsv } from '../csv/inspectCsv.js';
import { repairCsv } from '../csv/repairCsv.js';
import { sqlName, sqlString } from '../duckdb.js';
import { bindExpressions } from '../mapping/bindExpressions.js';
import { openSandbox } from '../mapping/sandbox.js';
import { distinctNames, selectColumns, type TheirColumn } from '../mapping/selectColumns.js';
import { copyStaged, ROW, type Staged, type StageTask, stageFile } from './staged.js';

/**
 * Stages a CSV file. A sound one is read by DuckDB where it lies; one with broken rows, mixed line
 * ends or another encoding through a copy of its sound rows, so that each row keeps its number.
 */
export async function stageCsv(task: StageTask): Promise<Staged> {
  const facts = await inspectCsv(task.file.path, task.onRaw);
  const { rows, bytes, sha256 } = facts;
  if (facts.headers.length === 0) {
    return { stagedPath: null, brokenPaths: [], rows: 0, bytes, sha256, warnings: [], columns: [] };
  }
  refuseRepeatedColumns(task, facts.headers);
  const columns = distinctNames(facts.headers).map((name) => ({ name, type: 'VARCHAR' }));
  const named = { columns: columns.map(({ name }) => name) };
  const select = selectColumns(task.table, columns, task.mapping);
  const connection = await openSandbox({ ...task, readable: [task.file.path] });
  try {
    await bindExpressions(connection, task, columns);
    const stagedPath = stageFile(task, 'parquet');
    if (facts.sound) {
      const relation = `SELECT row_number() OVER () AS ${sqlName(ROW)}, *
        FROM read_csv(${sqlString(task.file.path)}, header = true, ${csvOptions(facts, columns)})`;
      const copied = await copyStaged(connection, task, relation, select).catch(() => -1);
      if (copied === rows) {
        return { stagedPath, brokenPaths: [], rows, bytes, sha256, warnings: [], ...named };
      }
    }
    const brokenPaths = await stageRepaired(connection, task, facts, columns, select);
    const warnings =
      facts.encoding === 'utf-8' ? [] : [`${task.file.name} was read as ${facts.encoding}.`];
    return { stagedPath, brokenPaths, rows, bytes, sha256, warnings, ...named };
  } finally {
    connection.closeSync();
  }
}

async function stageRepaired(
  connection: Awaited<ReturnType<typeof openSandbox>>,
  task: StageTask,
  facts: CsvFacts,
  columns: readonly TheirColumn[],
  select: readonly string[],
): Promise<string[]> {
  const soundPath = stageFile(task, 'sound.csv');
  const brokenPath = stageFile(task, 'broken.csv');
  await repairCsv(task.file.path, facts, soundPath, brokenPath);
  const numbered = [{ name: ROW, type: 'BIGINT' }, ...columns];
  const options = csvOptions({ ...facts, delimiter: ',' }, numbered);
  const relation = `SELECT * FROM read_csv(${sqlString(soundPath)}, header = false, ${options})`;
  await copyStaged(connection, task, relation, select);
  return [brokenPath];
}

const LINE_BYTES_DEFAULT = 2 << 20;

function csvOptions(facts: CsvFacts, columns: readonly TheirColumn[]): string {
  const types = columns.map((c) => `${sqlString(c.name)}: ${sqlString(c.type)}`).join(', ');
  // Quotes added to each cell, and three bytes for one where the encoding changes, lengthen a row.
  const lineBytes = facts.longestBytes * 3 + columns.length * 3 + 64;
  const limits =
    lineBytes <= LINE_BYTES_DEFAULT
      ? ''
      : `, max_line_size = ${lineBytes}, buffer_size = ${lineBytes * 2}`;
  return `auto_detect = false, delim = ${sqlString(facts.delimiter)}, quote = '"', escape = '"',
    nullstr = '', columns = {${types}}${limits}`;
}

/** A header that names one of our columns twice leaves open which one is meant. */
function refuseRepeatedColumns(task: StageTask, headers: readonly string[]): void {
  const folded = headers.map((header) => header.toLowerCase());
  const repeated = folded.find((name, i) => name in TABLES[task.table] && folded.indexOf(name) < i);
  if (repeated !== undefined) {
    throw new InputRefusedError(
      `the column ${repeated} is there twice.`,
      'Rename one of them, or map the columns in case.yaml.',
    );
  }
}
