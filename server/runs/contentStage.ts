import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sketchMemory, sketchSlots } from '../content/holderSketch.js';
import { mergeFragments } from '../content/mergeFragments.js';
import type { Fragments } from '../content/postings.js';
import { SKETCHED_PER_ACCOUNT } from '../content/samplePrompts.js';
import { sketchLocks } from '../content/sketchFiller.js';
import { findTemplates } from '../content/templates.js';
import type { Progress } from '../contract/progress.js';
import { sqlFile, sqlString } from '../ingest/duckdb.js';
import { machineThreads } from '../machine.js';
import { share } from '../threads/hand.js';
import { type ContentHand, openCrew } from './content/contentCrew.js';
import type { AccountRange, FirstUse } from './content/contentWork.js';
import type { MatchFiles } from './content/matchTables.js';
import { nameTemplates } from './content/nameTemplates.js';
import { rowsOf } from './loadEvidence.js';

/** A template is text that at least this many accounts use. */
const TEMPLATE_HOLDERS_MIN = 3;
/** A text that more than this share of all accounts use sets nobody apart. */
const TEMPLATE_HOLDERS_SHARE_MAX = 0.25;
/** Fragments that must be shared: about sixty bytes of the same text. */
const TEMPLATE_FRAGMENTS_MIN = 4;
/** Prompts of one range of accounts, about: a range is one hand's work. */
const RANGE_PROMPTS = 200_000;
/** With fewer prompts one thread is done before others have started. */
const THREADS_PROMPTS_MIN = 300_000;
/** Fragments of which postings are held at a time; more are collected part by part. */
const PART_FRAGMENTS = 6_000_000;
/** Beyond this uses stay in the table's order: sorting them would cost more than finding them. */
const SORTED_USES_MAX = 2_000_000;
/**
 * Fingerprints are kept on disk up to here, between one pass and the next: half as many bytes as the
 * prompts have. Beyond it those of sampled prompts are, and the others are read again.
 */
const KEPT_BYTES = 16 * 2 ** 30;
/** Fingerprints of a prompt, about: a window of sixteen keeps two of seventeen places. */
const PROMPT_FRAGMENTS = 40;

/**
 * Finds the templates of a case and which prompt was made from which: `template_uses` as Parquet
 * (account_no, value, at, file_no, row_no), and the prompts that more than one account sent, and
 * perhaps a few more: `shared_prompts` (file_no, row_no). The prompts are read once, in account order,
 * by as many threads as the machine has, and known by their fingerprints from then on; memory goes with
 * the fragments that several accounts share, and where these are too many they are looked for part by
 * part. The number of threads changes nothing.
 * @param o.exchanges the normalised table as Parquet; null where the case has none
 * @returns how many templates there are.
 */
export async function runContentStage(
  connection: DuckDBConnection,
  o: {
    accounts: number;
    exchanges: string | null;
    outFile: string;
    sharedFile: string;
    tempDir: string;
    progress: Progress;
    /** The prompts are sketches. */
    sketched?: boolean;
    /** For tests; by default what the machine has. */
    threads?: number;
    /** For tests; by default {@link KEPT_BYTES}. */
    keptBytes?: number;
  },
): Promise<{ templates: number; uses: number }> {
  const { ranges, prompts, sampled } = await planRanges(connection);
  o.progress.start('templates in prompts', 2 * ranges.length + 1);
  await mkdir(o.tempDir, { recursive: true });
  const folder = await mkdtemp(join(o.tempDir, 'content-'));
  const threads = prompts < THREADS_PROMPTS_MIN ? 1 : machineThreads();
  const hands = o.threads ?? threads;
  const slots = sketchSlots(sampled * PROMPT_FRAGMENTS);
  const crew = openCrew(hands, {
    file: o.exchanges ?? '',
    folder,
    sketch: sketchMemory(slots),
    sketchLocks: sketchLocks(slots),
    keptBytes: (o.keptBytes ?? KEPT_BYTES) / hands,
    sketched: o.sketched ?? false,
  });
  try {
    let done = 0;
    const whole = await share(crew, ranges, async (hand, range) => {
      const kept = await hand.do('sketch', range);
      o.progress.update(++done);
      return kept;
    });
    const fragments = await collectFragments(crew, o.accounts);
    const templates = findTemplates(fragments, TEMPLATE_FRAGMENTS_MIN);
    o.progress.update(++done);
    for (const hand of crew) await hand.do('setTemplates', templates);
    const parts = await share(crew, ranges, async (hand, range) => {
      const files: MatchFiles = {
        hits: join(folder, `hits-${range.no}.parquet`),
        shared: join(folder, `shared-${range.no}.parquet`),
      };
      const found = await hand.do('match', range, whole[range.no]!, files);
      o.progress.update(++done);
      return { files, ...found };
    });
    const uses = parts.reduce((sum, part) => sum + part.uses, 0);
    const firsts = firstOf(parts.flatMap((part) => part.firsts));
    await nameTemplates(connection, templates, firsts, o.sketched ?? false);
    await writeUses(connection, o.outFile, { files: parts.map(({ files }) => files.hits), uses });
    await writeShared(
      connection,
      o.sharedFile,
      parts.map(({ files }) => files.shared),
    );
    o.progress.done(`${templates.length} templates`);
    return { templates: templates.length, uses };
  } finally {
    await Promise.all(crew.map((hand) => hand.close()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ranges of whole accounts with about as many prompts each, and how many will be sketched. */
async function planRanges(
  connection: DuckDBConnection,
): Promise<{ ranges: AccountRange[]; prompts: number; sampled: number }> {
  const ranges: AccountRange[] = [];
  let from = 0;
  let last = -1;
  let inRange = 0;
  let prompts = 0;
  let sampled = 0;
  for await (const row of rowsOf(
    connection,
    'SELECT account_no, count(*)::INTEGER FROM exchanges GROUP BY account_no ORDER BY account_no',
  )) {
    const [account, count] = row as [number, number];
    if (inRange >= RANGE_PROMPTS) {
      ranges.push({ no: ranges.length, from, to: account });
      from = account;
      inRange = 0;
    }
    last = account;
    inRange += count;
    prompts += count;
    sampled += Math.min(count, SKETCHED_PER_ACCOUNT);
  }
  if (last >= 0) ranges.push({ no: ranges.length, from, to: last + 1 });
  return { ranges, prompts, sampled };
}

/** Second pass over the fingerprints: the fragments that enough and not too many accounts hold. */
async function collectFragments(
  crew: readonly ContentHand[],
  accounts: number,
): Promise<Fragments> {
  const holdersMin = TEMPLATE_HOLDERS_MIN;
  await Promise.all(crew.map((hand) => hand.do('finishSketch')));
  const surveyed = await Promise.all(
    crew.map((hand, no) => hand.do('survey', holdersMin, no, crew.length)),
  );
  const expected = surveyed.reduce((sum, slots) => sum + slots, 0);
  const parts = Math.ceil(expected / PART_FRAGMENTS) || 1;
  const bounds = {
    min: holdersMin,
    max: Math.max(holdersMin, Math.floor(accounts * TEMPLATE_HOLDERS_SHARE_MAX)),
  };
  const found: Fragments[] = [];
  for (let part = 0; part < parts; part++) {
    const ask = { holdersMin, part, parts };
    found.push(
      mergeFragments(await Promise.all(crew.map((hand) => hand.do('collect', ask))), bounds),
    );
  }
  return found.length === 1 ? found[0]! : mergeFragments(found, bounds);
}

/** Of each template the first use of all, from those of ranges in their order. */
function firstOf(uses: readonly FirstUse[]): FirstUse[] {
  const firsts = new Map<number, FirstUse>();
  for (const use of uses) if (!firsts.has(use.template)) firsts.set(use.template, use);
  return [...firsts.values()];
}

/** Puts the names of templates to the uses that were found. */
async function writeUses(
  connection: DuckDBConnection,
  outFile: string,
  o: { files: readonly string[]; uses: number },
): Promise<void> {
  const hits =
    o.files.length === 0
      ? 'SELECT 0 AS account_no, 0 AS template_no, 0::BIGINT AS at_us, 0 AS file_no, 0::BIGINT AS row_no WHERE false'
      : `SELECT * FROM read_parquet([${o.files.map(sqlString).join(', ')}])`;
  const order =
    o.uses > SORTED_USES_MAX ? '' : 'ORDER BY u.account_no, "at", u.file_no, u.row_no, t.value';
  await connection.run(`COPY (
      SELECT u.account_no, t.value, make_timestamp(u.at_us) AS "at", u.file_no, u.row_no
      FROM (${hits}) u JOIN template_values t ON u.template_no = t.template_no ${order}
    ) TO ${sqlString(outFile)} (FORMAT parquet)`);
  await connection.run('DROP TABLE template_values');
}

/** The prompts that more than one account sent, of those that the sketch could not rule out. */
async function writeShared(
  connection: DuckDBConnection,
  outFile: string,
  files: readonly string[],
): Promise<void> {
  const candidates =
    files.length === 0
      ? '(SELECT 0 AS account_no, 0 AS file_no, 0::BIGINT AS row_no, 0 AS one, 0 AS other WHERE false)'
      : `read_parquet([${files.map(sqlString).join(', ')}])`;
  const query = await sqlFile('server/runs/sql/shared-prompts.sql', { candidates });
  await connection.run(`COPY (${query}) TO ${sqlString(outFile)} (FORMAT parquet)`);
}
