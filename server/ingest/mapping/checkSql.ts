import { z } from 'zod';
import { InputRefusedError } from '../../contract/errors.js';
import { openDuckDb, queryRows, sqlString } from '../duckdb.js';

/** What a case's SQL may read from; everything that writes, attaches, logs or lists is not here. */
const TABLE_FUNCTIONS = new Set([
  'read_csv',
  'read_csv_auto',
  'read_json',
  'read_json_auto',
  'read_json_objects',
  'read_json_objects_auto',
  'read_ndjson',
  'read_ndjson_auto',
  'read_ndjson_objects',
  'read_parquet',
  'parquet_scan',
  'read_text',
  'range',
  'generate_series',
  'unnest',
]);

const Parsed = z.object({
  error: z.boolean(),
  error_message: z.string().optional(),
  statements: z.array(z.unknown()).optional(),
});

/**
 * Makes sure that a piece of a case's SQL is one SELECT that calls no table function but readers.
 * `where` names the key of case.yaml. The sandbox limits what may be read; this keeps statements
 * with effects (COPY, ATTACH, SET, logging) from being asked at all.
 * @throws InputRefusedError
 */
export async function checkSelect(sql: string, where: string): Promise<void> {
  const connection = await openDuckDb({ threads: 1 });
  try {
    const [row] = await queryRows(
      connection,
      `SELECT json_serialize_sql(${sqlString(sql)}) AS tree`,
    );
    const parsed = Parsed.parse(JSON.parse(String(row!['tree'])));
    if (parsed.error) throw refused(where, parsed.error_message ?? 'it cannot be parsed');
    if (parsed.statements?.length !== 1) throw refused(where, 'it is not exactly one SELECT');
    const foreign = tableFunctionsOf(parsed.statements).find((name) => !TABLE_FUNCTIONS.has(name));
    if (foreign !== undefined)
      throw refused(where, `the function ${foreign} may not be called here`);
  } finally {
    connection.closeSync();
  }
}

const Node = z.looseObject({
  type: z.string().optional(),
  function: z.looseObject({ function_name: z.string() }).optional(),
});

function tableFunctionsOf(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(tableFunctionsOf);
  if (typeof tree !== 'object' || tree === null) return [];
  const node = Node.safeParse(tree);
  const own =
    node.success && node.data.type === 'TABLE_FUNCTION' && node.data.function !== undefined
      ? [node.data.function.function_name.toLowerCase()]
      : [];
  return [...own, ...Object.values(tree).flatMap(tableFunctionsOf)];
}

const refused = (where: string, why: string): InputRefusedError =>
  new InputRefusedError(
    `case.yaml: ${where}: ${why}`,
    'Give one SELECT over the files of the case.',
  );
