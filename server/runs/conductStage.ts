import type { DuckDBConnection } from '@duckdb/node-api';
import {
  capabilityShares,
  judgePrompts,
  type SampledPrompt,
} from '../content/capability/groupPrompts.js';
import { distillationIndicators, type GroupFeatures } from '../content/distillation/indicators.js';
import type { Conduct } from '../contract/outputs.js';
import { type Progress, silentProgress } from '../contract/progress.js';
import { rowsOf } from './loadEvidence.js';

/** Prompts read of one group, about; every account that has any gives at least one. */
const GROUP_SAMPLE = 4000;
const ACCOUNT_SAMPLE_MAX = 32;
/** Of a longer prompt beginning and end are read. */
const HEAD_CHARACTERS = 5000;
const TAIL_CHARACTERS = 3000;

/**
 * What each group was after and how it worked, by its members' exchanges. Counts are over all
 * exchanges; capabilities are judged on prompts drawn evenly over each account's time, each
 * standing for as many as the account has for one drawn. The same case gives the same answer.
 * @param members account numbers of each group
 * @param o.sketched prompts are kept as sketches: what they were after cannot be judged, and is empty
 * @returns in the order of the groups; empty lists where a group has no exchanges
 */
export async function runConductStage(
  connection: DuckDBConnection,
  members: readonly Iterable<number>[],
  { sketched, progress }: { sketched: boolean; progress: Progress } = {
    sketched: false,
    progress: silentProgress,
  },
): Promise<Conduct[]> {
  progress.start('conduct', members.length);
  await nameMembers(connection, members);
  const features = await countFeatures(connection);
  const conducts: Conduct[] = members.map((_, no) => ({
    capabilities: [],
    indicators: distillationIndicators(features.get(no) ?? NOTHING, null),
  }));
  const samples = sketched ? [] : samplesByGroup(connection);
  for await (const { group, sample } of samples) {
    progress.update(group);
    const judged = judgePrompts(sample);
    const capabilities = capabilityShares(judged.weights);
    conducts[group] = {
      capabilities,
      indicators: distillationIndicators(features.get(group) ?? NOTHING, {
        ...judged,
        capabilities,
      }),
    };
  }
  await connection.run('DROP TABLE conduct_members');
  progress.done();
  return conducts;
}

const NOTHING: GroupFeatures = {
  accounts: 0,
  exchanges: 0,
  accountDays: 0,
  prompts: 0,
  templatePrompts: 0,
  templates: 0,
  hourCounts: [],
  spanHours: 0,
  activeHours: 0,
  activeHoursOfMember: 0,
};

async function nameMembers(
  connection: DuckDBConnection,
  members: readonly Iterable<number>[],
): Promise<void> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE conduct_members (group_no INTEGER, account_no INTEGER, quota INTEGER)',
  );
  const appender = await connection.createAppender('conduct_members');
  for (const [group, list] of members.entries()) {
    const accounts = [...list];
    const quota = Math.max(
      1,
      Math.min(ACCOUNT_SAMPLE_MAX, Math.floor(GROUP_SAMPLE / accounts.length)),
    );
    for (const account of accounts) {
      appender.appendInteger(group);
      appender.appendInteger(account);
      appender.appendInteger(quota);
      appender.endRow();
    }
  }
  appender.closeSync();
}

const FEATURES_SQL = `
WITH acts AS (
  SELECT m.group_no, e.account_no, e."at", e.prompt IS NOT NULL AS prompted
  FROM exchanges e JOIN conduct_members m ON e.account_no = m.account_no
),
hours AS (
  SELECT group_no, list(n ORDER BY hour) AS counts
  FROM (SELECT g.group_no, h.hour, count(a.group_no) AS n
        FROM (SELECT DISTINCT group_no FROM acts) g CROSS JOIN (SELECT unnest(range(24)) AS hour) h
        LEFT JOIN (SELECT group_no, extract(hour FROM "at") AS hour FROM acts) a
          ON a.group_no = g.group_no AND a.hour = h.hour
        GROUP BY g.group_no, h.hour)
  GROUP BY group_no
),
by_account AS (
  SELECT group_no, account_no, count(DISTINCT date_trunc('hour', "at")) AS active_hours,
         count(DISTINCT CAST("at" AS DATE)) AS days
  FROM acts GROUP BY group_no, account_no
),
accounts_of AS (
  SELECT group_no, count(*) AS accounts, sum(days) AS account_days, median(active_hours) AS member_hours
  FROM by_account GROUP BY group_no
),
templated AS (
  SELECT p.group_no, p.prompts, v.templates
  FROM (SELECT group_no, count(*) AS prompts
        FROM (SELECT DISTINCT m.group_no, t.file_no, t.row_no
              FROM template_uses t JOIN conduct_members m ON t.account_no = m.account_no)
        GROUP BY group_no) p
  JOIN (SELECT m.group_no, count(DISTINCT t.value) AS templates
        FROM template_uses t JOIN conduct_members m ON t.account_no = m.account_no
        GROUP BY m.group_no) v ON p.group_no = v.group_no
)
SELECT a.group_no, any_value(o.accounts)::INTEGER, count(*)::DOUBLE, any_value(o.account_days)::DOUBLE,
       (count(*) FILTER (WHERE a.prompted))::DOUBLE, coalesce(any_value(t.prompts), 0)::DOUBLE,
       coalesce(any_value(t.templates), 0)::INTEGER,
       (date_diff('hour', date_trunc('hour', min(a."at")), date_trunc('hour', max(a."at"))) + 1)::DOUBLE,
       count(DISTINCT date_trunc('hour', a."at"))::DOUBLE, any_value(o.member_hours)::DOUBLE,
       any_value(array_to_string(h.counts, ','))
FROM acts a JOIN accounts_of o ON a.group_no = o.group_no JOIN hours h ON a.group_no = h.group_no
LEFT JOIN templated t ON a.group_no = t.group_no
GROUP BY a.group_no`;

async function countFeatures(connection: DuckDBConnection): Promise<Map<number, GroupFeatures>> {
  const features = new Map<number, GroupFeatures>();
  for await (const row of rowsOf(connection, FEATURES_SQL)) {
    const [group, accounts, exchanges, accountDays, prompts, templatePrompts, templates] =
      row as number[];
    const [spanHours, activeHours, activeHoursOfMember] = row.slice(7) as number[];
    features.set(group!, {
      accounts: accounts!,
      exchanges: exchanges!,
      accountDays: accountDays!,
      prompts: prompts!,
      templatePrompts: templatePrompts!,
      templates: templates!,
      spanHours: spanHours!,
      activeHours: activeHours!,
      activeHoursOfMember: activeHoursOfMember!,
      hourCounts: (row[10] as string).split(',').map(Number),
    });
  }
  return features;
}

const SAMPLE_SQL = `
WITH numbered AS (
  SELECT m.group_no, m.quota, e.account_no, e.file_no, e.row_no,
         row_number() OVER (PARTITION BY m.group_no, e.account_no ORDER BY e."at", e.file_no, e.row_no) - 1 AS place,
         count(*) OVER (PARTITION BY m.group_no, e.account_no) AS prompts
  FROM exchanges e JOIN conduct_members m ON e.account_no = m.account_no
  WHERE e.prompt IS NOT NULL
),
chosen AS (
  SELECT group_no, file_no, row_no, account_no, place, prompts / least(quota, prompts) AS weight
  FROM numbered
  WHERE (place + 1) * least(quota, prompts) // prompts > place * least(quota, prompts) // prompts
),
template_of AS (
  -- Of the chosen prompts alone: a campaign's templates have very many uses.
  SELECT u.file_no, u.row_no, min(u.value) AS template
  FROM template_uses u
  JOIN (SELECT DISTINCT file_no, row_no FROM chosen) c ON u.file_no = c.file_no AND u.row_no = c.row_no
  GROUP BY u.file_no, u.row_no
)
SELECT c.group_no,
       CASE WHEN length(e.prompt) > ${HEAD_CHARACTERS + TAIL_CHARACTERS}
            THEN left(e.prompt, ${HEAD_CHARACTERS}) || chr(10) || right(e.prompt, ${TAIL_CHARACTERS})
            ELSE e.prompt END,
       e.tools, t.template, c.weight::DOUBLE
FROM chosen c JOIN exchanges e ON c.file_no = e.file_no AND c.row_no = e.row_no
LEFT JOIN template_of t ON c.file_no = t.file_no AND c.row_no = t.row_no
ORDER BY c.group_no, c.account_no, c.place`;

async function* samplesByGroup(
  connection: DuckDBConnection,
): AsyncGenerator<{ group: number; sample: SampledPrompt[] }> {
  let group = -1;
  let sample: SampledPrompt[] = [];
  for await (const row of rowsOf(connection, SAMPLE_SQL)) {
    const [no, prompt, tools, template, weight] = row as [
      number,
      string,
      string | null,
      string | null,
      number,
    ];
    if (no !== group) {
      if (sample.length > 0) yield { group, sample };
      group = no;
      sample = [];
    }
    sample.push({ prompt, tools: tools === null ? [] : tools.split(';'), template, weight });
  }
  if (sample.length > 0) yield { group, sample };
}
