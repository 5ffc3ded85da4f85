import type { DuckDBConnection } from '@duckdb/node-api';
import { TemplateMatcher } from '../../content/templateMatcher.js';
import type { Template } from '../../content/templates.js';
import { firstWords } from '../../contract/words.js';
import { rowsOf } from '../loadEvidence.js';
import type { FirstUse } from './contentWork.js';

/** UTF-16 units; with the template’s number behind it no page or exhibit has to cut it again. */
const EXCERPT_CHARACTERS = 150;
/** Name of a template whose text nobody kept; its number tells it from the others. */
const SKETCHED_EXCERPT = 'text not kept';

/**
 * Leaves the temporary table `template_values` (template_no, value): each template that is used
 * under the first words of its text, as it stands in the first prompt that was made from it.
 * @param sketched the prompts are sketches and cannot be quoted
 */
export async function nameTemplates(
  connection: DuckDBConnection,
  templates: readonly Template[],
  firsts: readonly FirstUse[],
  sketched: boolean,
): Promise<void> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE template_values (template_no INTEGER, value VARCHAR)',
  );
  const excerpts = sketched
    ? firsts.map(({ template }) => [template, SKETCHED_EXCERPT] as const)
    : await excerptsOf(connection, templates, firsts);
  const values = await connection.createAppender('template_values');
  for (const [template, excerpt] of excerpts) {
    values.appendInteger(template);
    // The number keeps two templates with the same beginning apart.
    values.appendVarchar(`${firstWords(excerpt, EXCERPT_CHARACTERS)} #${template}`);
    values.endRow();
  }
  values.closeSync();
}

/** The texts of templates, each out of the prompt of its first use. */
async function excerptsOf(
  connection: DuckDBConnection,
  templates: readonly Template[],
  firsts: readonly FirstUse[],
): Promise<(readonly [template: number, excerpt: string])[]> {
  if (firsts.length === 0) return [];
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE first_uses (template_no INTEGER, account_no INTEGER, file_no INTEGER, row_no BIGINT)',
  );
  const appender = await connection.createAppender('first_uses');
  for (const { template, account, fileNo, rowNo } of firsts) {
    appender.appendInteger(template);
    appender.appendInteger(account);
    appender.appendInteger(fileNo);
    appender.appendBigInt(rowNo);
    appender.endRow();
  }
  appender.closeSync();
  const matcher = new TemplateMatcher(templates);
  const excerpts: (readonly [number, string])[] = [];
  for await (const row of rowsOf(
    connection,
    `SELECT template_no, prompt FROM first_uses JOIN exchanges USING (account_no, file_no, row_no)
     WHERE account_no IN (SELECT account_no FROM first_uses)`,
  )) {
    const [template, prompt] = row as [number, string];
    excerpts.push([template, matcher.excerpt(prompt, template)]);
  }
  await connection.run('DROP TABLE first_uses');
  return excerpts;
}
