import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { InputChange, SourceFile } from '../../contract/outputs.js';

/**
 * What became of each input file since the run before, in order of the files; those that are the
 * same are left out. `grew`: the file begins with all that it held before. `corrected`: it does not.
 * `columns`: its columns are others; of a new file, others than those of its table's files before.
 * @param beginsWith whether the file begins with so many bytes of that SHA-256
 */
export async function inputChanges(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  beginsWith: (file: string, bytes: number, sha256: string) => Promise<boolean>,
): Promise<InputChange[]> {
  const was = new Map(before.map((source) => [`${source.table} ${source.file}`, source]));
  const changes: InputChange[] = [];
  for (const source of after) {
    const key = `${source.table} ${source.file}`;
    const old = was.get(key);
    was.delete(key);
    const { file, table } = source;
    const columns = columnChanges(old, source);
    if (old === undefined) {
      changes.push({
        file,
        table,
        change: 'new',
        rows_before: 0,
        rows_after: source.rows,
        ...besideTable(
          before.filter((one) => one.table === table),
          source,
        ),
      });
    } else if (old.sha256 !== source.sha256) {
      const grew = source.bytes > old.bytes && (await beginsWith(file, old.bytes, old.sha256));
      const change = grew ? 'grew' : 'corrected';
      changes.push({
        file,
        table,
        change,
        rows_before: old.rows,
        rows_after: source.rows,
        ...columns,
      });
    }
  }
  for (const { file, table, rows } of was.values()) {
    changes.push({ file, table, change: 'removed', rows_before: rows, rows_after: 0 });
  }
  return changes;
}

/** As ingest takes a column's name. */
const named = (column: string): string => column.trim().toLowerCase();

/**
 * What a new file has that none of its table's files had before, and lacks that all of them had. A
 * file without rows says nothing: of NDJSON not even its columns are known.
 */
function besideTable(
  earlier: readonly SourceFile[],
  now: SourceFile,
): Pick<InputChange, 'columns_added' | 'columns_lost'> {
  const known = earlier.flatMap(({ rows, columns }) => (rows === 0 || !columns ? [] : [columns]));
  if (known.length === 0 || now.rows === 0 || now.columns === undefined) return {};
  const sets = known.map((columns) => new Set(columns.map(named)));
  const is = new Set(now.columns.map(named));
  const added = now.columns.filter((column) => sets.every((set) => !set.has(named(column))));
  const lost = known[0]!.filter(
    (column) => !is.has(named(column)) && sets.every((set) => set.has(named(column))),
  );
  return {
    ...(added.length === 0 ? {} : { columns_added: added }),
    ...(lost.length === 0 ? {} : { columns_lost: lost }),
  };
}

function columnChanges(
  old: SourceFile | undefined,
  now: SourceFile,
): Pick<InputChange, 'columns_added' | 'columns_lost'> {
  if (old?.columns === undefined || now.columns === undefined) return {};
  const [was, is] = [new Set(old.columns), new Set(now.columns)];
  const added = now.columns.filter((column) => !was.has(column));
  const lost = old.columns.filter((column) => !is.has(column));
  return {
    ...(added.length === 0 ? {} : { columns_added: added }),
    ...(lost.length === 0 ? {} : { columns_lost: lost }),
  };
}

/** Whether a file begins with so many bytes of that SHA-256. */
export async function fileBeginsWith(
  path: string,
  bytes: number,
  sha256: string,
): Promise<boolean> {
  if (bytes === 0) return true;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { end: bytes - 1 }), hash);
  return hash.digest('hex') === sha256;
}
