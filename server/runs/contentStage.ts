import type { DuckDBConnection } from '@duckdb/node-api';
import { FragmentIndex } from '../content/fragmentIndex.js';
import { TemplateMatcher } from '../content/templateMatcher.js';
import { findTemplates } from '../content/templates.js';
import type { Progress } from '../contract/progress.js';
import { sqlString } from '../ingest/duckdb.js';

/** Prompts of one account that are sketched to find templates; every prompt is matched to them. */
const SKETCHED_PER_ACCOUNT = 64;
/** A template is text that at least this many accounts use. */
const TEMPLATE_HOLDERS_MIN = 3;
/** A text that more than this share of all accounts use sets nobody apart. */
const TEMPLATE_HOLDERS_SHARE_MAX = 0.25;
/** Fragments that must be shared: about sixty bytes of the same text. */
const TEMPLATE_FRAGMENTS_MIN = 4;
const EXCERPT_CHARACTERS = 160;

/**
 * Finds the templates of a case and which prompt was made from which: `template_uses` as Parquet
 * (account_no, value, at, file_no, row_no). The prompts are read three times in account order
 * and never held together.
 * @returns how many templates there are.
 */
export async function runContentStage(
  connection: DuckDBConnection,
  o: { accounts: number; outFile: string; progress: Progress },
): Promise<{ templates: number; uses: number }> {
  const index = new FragmentIndex({
    holdersMin: TEMPLATE_HOLDERS_MIN,
    holdersMax: Math.max(TEMPLATE_HOLDERS_MIN, Math.floor(o.accounts * TEMPLATE_HOLDERS_SHARE_MAX)),
  });
  o.progress.start('templates in prompts', 3 * o.accounts);
  for await (const { account, prompts } of promptsByAccount(connection)) {
    index.count(sample(prompts));
    if (account % 1000 === 0) o.progress.update(account);
  }
  for await (const { account, prompts } of promptsByAccount(connection)) {
    index.collect(account, sample(prompts));
    if (account % 1000 === 0) o.progress.update(o.accounts + account);
  }
  const templates = findTemplates(index.finish(), TEMPLATE_FRAGMENTS_MIN);
  const uses = await matchAll(connection, new TemplateMatcher(templates), (account) =>
    o.progress.update(2 * o.accounts + account),
  );
  await connection.run(`COPY (
      SELECT u.account_no, t.value, make_timestamp(u.at_us) AS "at", u.file_no, u.row_no
      FROM template_hits u JOIN template_values t ON u.template_no = t.template_no
      ORDER BY u.account_no, "at", u.file_no, u.row_no, t.value
    ) TO ${sqlString(o.outFile)} (FORMAT parquet)`);
  await connection.run('DROP TABLE template_hits; DROP TABLE template_values');
  o.progress.done(`${templates.length} templates`);
  return { templates: templates.length, uses };
}

async function matchAll(
  connection: DuckDBConnection,
  matcher: TemplateMatcher,
  report: (account: number) => void,
): Promise<number> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE template_hits (account_no INTEGER, template_no INTEGER, at_us BIGINT, file_no INTEGER, row_no BIGINT)',
  );
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE template_values (template_no INTEGER, value VARCHAR)',
  );
  const hits = await connection.createAppender('template_hits');
  const values = await connection.createAppender('template_values');
  const named = new Set<number>();
  let uses = 0;
  for await (const row of promptRows(connection)) {
    for (const no of matcher.match(row.prompt)) {
      hits.appendInteger(row.account);
      hits.appendInteger(no);
      hits.appendBigInt(row.atUs);
      hits.appendInteger(row.fileNo);
      hits.appendBigInt(row.rowNo);
      hits.endRow();
      uses++;
      if (named.has(no)) continue;
      named.add(no);
      values.appendInteger(no);
      // The number keeps two templates with the same beginning apart.
      values.appendVarchar(
        `${matcher.excerpt(row.prompt, no).slice(0, EXCERPT_CHARACTERS)} #${no}`,
      );
      values.endRow();
    }
    if (uses % 5000 === 0) report(row.account);
  }
  hits.closeSync();
  values.closeSync();
  return uses;
}

interface PromptRow {
  readonly account: number;
  readonly prompt: string;
  readonly atUs: bigint;
  readonly fileNo: number;
  readonly rowNo: bigint;
}

async function* promptRows(connection: DuckDBConnection): AsyncGenerator<PromptRow> {
  const result = await connection.stream(
    'SELECT account_no, prompt, epoch_us("at"), file_no, row_no FROM exchanges WHERE prompt IS NOT NULL ORDER BY account_no, file_no, row_no',
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    for (const row of chunk.getRows()) {
      const [account, prompt, atUs, fileNo, rowNo] = row as [
        number,
        string,
        bigint,
        number,
        bigint,
      ];
      yield { account, prompt, atUs, fileNo, rowNo };
    }
  }
}

async function* promptsByAccount(
  connection: DuckDBConnection,
): AsyncGenerator<{ account: number; prompts: string[] }> {
  let account = -1;
  let prompts: string[] = [];
  for await (const row of promptRows(connection)) {
    if (row.account !== account) {
      if (prompts.length > 0) yield { account, prompts };
      account = row.account;
      prompts = [];
    }
    prompts.push(row.prompt);
  }
  if (prompts.length > 0) yield { account, prompts };
}

/** At most {@link SKETCHED_PER_ACCOUNT} different prompts, spread over the account's whole time. */
function sample(prompts: readonly string[]): string[] {
  const different = [...new Set(prompts)];
  if (different.length <= SKETCHED_PER_ACCOUNT) return different;
  return Array.from(
    { length: SKETCHED_PER_ACCOUNT },
    (_, i) => different[Math.floor((i * different.length) / SKETCHED_PER_ACCOUNT)]!,
  );
}
