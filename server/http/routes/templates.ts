import type { GroupTemplate } from '../../contract/api.js';
import { queryRows, sqlString } from '../../ingest/duckdb.js';
import { keptInput } from '../../runs/keptInput.js';
import type { AppDependencies } from '../appDependencies.js';
import { templateParts } from '../content/slots.js';
import type { Handlers } from '../mount.js';
import { operatorOf } from './operators.js';

/** Prompts compared to tell fixed text from slots, from as many accounts as there are. */
const PROMPTS_COMPARED = 6;
const EXAMPLES = 5;

/** /operators/:id/templates: what a group's prompts are made from, the most used first. */
export function templateHandlers({ view }: AppDependencies) {
  const { areSketches } = keptInput(view.record);
  const handlers = {
    templates: async ({ params: { id }, query: { offset, limit } }) => {
      const { operator_id } = operatorOf(view, id);
      const group = sqlString(operator_id);
      const templates = await queryRows(
        view.connection,
        `WITH inside AS (
         SELECT a.account_no FROM members m JOIN accounts a ON m.account_id = a.account_id
         WHERE m.group_id = ${group})
       SELECT u.value, count(*)::INTEGER AS prompts,
              (count(*) FILTER (WHERE u.account_no IN (SELECT account_no FROM inside)))::INTEGER AS prompts_inside,
              (count(DISTINCT u.account_no) FILTER (WHERE u.account_no IN (SELECT account_no FROM inside)))::INTEGER AS inside,
              count(DISTINCT u.account_no)::INTEGER AS holders
       FROM template_uses u GROUP BY u.value HAVING inside >= 2 ORDER BY prompts_inside DESC, u.value`,
      );
      const answer: GroupTemplate[] = [];
      for (const row of templates.slice(offset, offset + limit)) {
        answer.push(await describe(String(row['value']), group, row));
      }
      return {
        prompts_kept: areSketches ? 'sketches' : 'text',
        templates: answer,
        total: templates.length,
      };
    },
  } satisfies Handlers;

  async function describe(
    value: string,
    group: string,
    row: Record<string, unknown>,
  ): Promise<GroupTemplate> {
    // One prompt for each account, spread over accounts: prompts of one account may be near copies.
    const examples = await queryRows(
      view.connection,
      `SELECT DISTINCT ON (a.account_id) a.account_id, e.prompt, e.file_no::INTEGER AS file_no,
              e.row_no::INTEGER AS row_no, strftime(e."at", '%Y-%m-%dT%H:%M:%SZ') AS at
       FROM template_uses u
       JOIN accounts a ON a.account_no = u.account_no
       JOIN members m ON m.account_id = a.account_id AND m.group_id = ${group}
       JOIN exchanges e ON e.file_no = u.file_no AND e.row_no = u.row_no
       WHERE u.value = $value ORDER BY a.account_id, e."at" LIMIT ${PROMPTS_COMPARED}`,
      { value },
    );
    const parts = areSketches
      ? []
      : templateParts(examples.map((example) => String(example['prompt'])));
    return {
      value,
      accounts_inside: Number(row['inside']),
      accounts_outside: Number(row['holders']) - Number(row['inside']),
      prompts_inside: Number(row['prompts_inside']),
      compared: examples.length,
      // A slot holds somebody’s words: only its length leaves the server here.
      parts: parts.map(({ fixed, text }) => ({ text: fixed ? text : null, length: text.length })),
      examples: examples.slice(0, EXAMPLES).map((example) => ({
        account_id: String(example['account_id']),
        table: 'exchanges',
        file: view.record.inputs[Number(example['file_no'])]?.file ?? '',
        row: Number(example['row_no']),
        at: example['at'] === null ? null : String(example['at']),
        length: areSketches ? null : String(example['prompt']).length,
      })),
    };
  }
  return handlers;
}
