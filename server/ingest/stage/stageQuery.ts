import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { InputRefusedError } from '../../contract/errors.js';
import { queryRows, sqlName } from '../duckdb.js';
import { bindFileNames } from '../mapping/bindFileNames.js';
import type { CaseFolders } from '../mapping/caseFiles.js';
import { checkSelect } from '../mapping/checkSql.js';
import { openSandbox } from '../mapping/sandbox.js';
import { selectColumns } from '../mapping/selectColumns.js';
import { copyStaged, ROW, refusal, type Staged, type StageTask, stageFile } from './staged.js';

const SOURCE_ROW = 'source_row';

/**
 * Stages what a query of case.yaml yields. A column `source_row` is the row number in the source;
 * without it a row's number is its place in the result ordered by all columns, which is the same
 * for the same files. The source is the file the query names, or the query over several.
 * @throws InputRefusedError where the query has effects, reads elsewhere or fails.
 */
export async function stageQuery(
  task: Omit<StageTask, 'file'>,
  query: string,
  folders: CaseFolders,
): Promise<Staged & { readonly name: string }> {
  const where = `tables.${task.table}.query`;
  const plain = query.trim().replace(/;$/, '');
  await checkSelect(plain, where);
  const bound = await bindFileNames(plain, folders).catch((error: unknown) => {
    throw refusal(`case.yaml: ${where}`, error);
  });
  const source = await sourceOf(where, plain, bound.files, task);
  const whole = { ...task, file: { path: '', name: source.name } };
  const connection = await openSandbox({ ...task, readable: bound.files.map((f) => f.path) });
  try {
    const described = await queryRows(connection, `DESCRIBE SELECT * FROM (${bound.sql}\n)`);
    const columns = described.map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    }));
    const numbered = columns.some((column) => column.name === SOURCE_ROW);
    const select = selectColumns(
      task.table,
      columns.filter((column) => column.name !== SOURCE_ROW),
    );
    const relation = numbered
      ? `SELECT CAST(${SOURCE_ROW} AS BIGINT) AS ${sqlName(ROW)}, * FROM (${bound.sql}\n)`
      : `SELECT row_number() OVER () AS ${sqlName(ROW)}, *
         FROM (SELECT * FROM (${bound.sql}\n) ORDER BY ALL)`;
    const rows = await copyStaged(connection, whole, relation, select);
    const stagedPath = stageFile(whole, 'parquet');
    return {
      ...source,
      stagedPath,
      brokenPaths: [],
      rows,
      warnings: [],
      columns: columns.map(({ name }) => name),
    };
  } catch (error) {
    if (error instanceof InputRefusedError) throw error;
    throw new InputRefusedError(
      `case.yaml: ${where}: ${(error as Error).message.split('\n')[0]!}`,
      'It may read the files of the case and data folders, each named in it as a string.',
    );
  } finally {
    connection.closeSync();
  }
}

async function sourceOf(
  where: string,
  query: string,
  files: readonly { path: string; name: string }[],
  { onRaw, hasher }: Pick<StageTask, 'onRaw' | 'hasher'>,
): Promise<{ name: string; bytes: number; sha256: string }> {
  const prints = await Promise.all(
    files.map(async (file) => {
      const sha256 = await hasher.sha256Of(file.path);
      const { size: bytes } = await stat(file.path);
      onRaw(bytes);
      return { ...file, bytes, sha256 };
    }),
  );
  const [only] = prints;
  if (prints.length === 1 && only !== undefined) {
    return { name: only.name, bytes: only.bytes, sha256: only.sha256 };
  }
  const listed = prints.map((print) => `${print.sha256}  ${print.name}\n`).join('');
  return {
    name: `case.yaml ${where} (${prints.map((print) => print.name).join(', ')})`,
    bytes: prints.reduce((sum, print) => sum + print.bytes, 0),
    sha256: createHash('sha256').update(`${query}\n${listed}`).digest('hex'),
  };
}
