import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { InputRefusedError } from '../contract/errors.js';
import { TABLE_NAMES, TABLES, type TableName } from '../contract/tables.js';
import { asForbidden } from './forbidden.js';

const TableMapping = z
  .strictObject({
    file: z.string().min(1).optional(),
    columns: z.record(z.string(), z.string().min(1)).optional(),
    query: z.string().min(1).optional(),
  })
  .refine((mapping) => mapping.query === undefined || mapping.columns === undefined, {
    message: 'a table is mapped by columns or by a query, not by both',
  });

const CaseConfig = z.strictObject({
  name: z.string().min(1).optional(),
  tables: z
    .partialRecord(z.enum(TABLE_NAMES as [TableName, ...TableName[]]), TableMapping)
    .default({}),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type CaseConfig = z.infer<typeof CaseConfig>;

/**
 * `case.yaml` of a case folder; an empty configuration where there is none.
 * @throws InputRefusedError naming the key that is wrong.
 */
export async function readCaseConfig(caseDir: string): Promise<CaseConfig> {
  const file = join(caseDir, 'case.yaml');
  if (!existsSync(file)) return CaseConfig.parse({});
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8')) ?? {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') {
      throw new InputRefusedError('case.yaml is a folder.');
    }
    // A few lines of names that stand for one another would make more than any memory holds.
    if (error instanceof ReferenceError)
      throw new InputRefusedError(`case.yaml is no YAML: ${error.message}.`);
    if (!(error instanceof YAMLParseError)) throw asForbidden('case.yaml', error);
    throw new InputRefusedError(`case.yaml is no YAML: ${error.message}`);
  }
  const config = CaseConfig.safeParse(content);
  if (!config.success) {
    const issue = config.error.issues[0]!;
    throw new InputRefusedError(
      `case.yaml: ${issue.path.join('.') || 'top level'}: ${issue.message}`,
    );
  }
  for (const [table, mapping] of Object.entries(config.data.tables)) {
    const known = TABLES[table as TableName];
    const unknown = Object.keys(mapping?.columns ?? {}).find((column) => !(column in known));
    if (unknown !== undefined) {
      throw new InputRefusedError(
        `case.yaml: tables.${table}.columns.${unknown}: ${table} has no such column.`,
        `Its columns: ${Object.keys(known).join(', ')}.`,
      );
    }
  }
  return config.data;
}
