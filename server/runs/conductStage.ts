import type { DuckDBConnection } from '@duckdb/node-api';
import type { AccountBehaviour } from '../attribution/evidence.js';
import {
  capabilityShares,
  judgePrompts,
  type SampledPrompt,
} from '../content/capability/groupPrompts.js';
import { distillationIndicators, type GroupFeatures } from '../content/distillation/indicators.js';
import type { Conduct } from '../contract/outputs.js';
import { type Progress, silentProgress } from '../contract/progress.js';
import { sqlFile } from '../ingest/duckdb.js';
import { machineThreads } from '../machine.js';
import { type Hand, ownHand, threadHand } from '../threads/hand.js';
import { rowsOf } from './loadEvidence.js';

/** Prompts read of one group, about; every account that has any gives at least one. */
const GROUP_SAMPLE = 4000;
const ACCOUNT_SAMPLE_MAX = 32;
/** Of a longer prompt beginning and end are read. */
const HEAD_CHARACTERS = 5000;
const TAIL_CHARACTERS = 3000;
/** With fewer prompts one thread is done before others have started. */
const THREADS_PROMPTS_MIN = 30_000;

type Judge = Hand<{ judgePrompts: typeof judgePrompts }>;

/** How many prompts an account sent, and how many of these came from templates. */
type PromptCounts = Pick<AccountBehaviour, 'prompts' | 'templatePrompts'>;

/**
 * What each group was after and how it worked, by its members' exchanges. Counts are over all
 * exchanges; capabilities are judged on prompts drawn evenly over each account's time, each
 * standing for as many as the account has for one drawn. The same case gives the same answer.
 * @param members account numbers of each group
 * @param acts by account number how many prompts it sent
 * @param o.sketched prompts are kept as sketches: what they were after cannot be judged, and is empty
 * @param o.threads for tests; by default what the machine has
 * @returns in the order of the groups; empty lists where a group has no exchanges
 */
export async function runConductStage(
  connection: DuckDBConnection,
  members: readonly Iterable<number>[],
  acts: readonly PromptCounts[],
  o: { sketched?: boolean; progress?: Progress; threads?: number } = {},
): Promise<Conduct[]> {
  const progress = o.progress ?? silentProgress;
  progress.start('conduct', members.length);
  await nameMembers(connection, members);
  const features = await countFeatures(connection, members, acts);
  const conducts: Conduct[] = members.map((_, no) => ({
    capabilities: [],
    indicators: distillationIndicators(features.get(no) ?? NOTHING, null),
  }));
  if (!(o.sketched ?? false)) {
    const judges = openJudges(o.threads ?? threadsFor(members, acts));
    const samples = samplesByGroup(connection);
    try {
      await Promise.all(
        judges.map(async (judge) => {
          for (let next = await samples.next(); !next.done; next = await samples.next()) {
            const { group, sample } = next.value;
            progress.update(group);
            const judged = await judge.do('judgePrompts', sample);
            const capabilities = capabilityShares(judged.weights);
            conducts[group] = {
              capabilities,
              indicators: distillationIndicators(features.get(group) ?? NOTHING, {
                ...judged,
                capabilities,
              }),
            };
          }
        }),
      );
    } finally {
      await Promise.all(judges.map((judge) => judge.close()));
    }
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

/** How many threads judge what will be drawn. */
function threadsFor(members: readonly Iterable<number>[], acts: readonly PromptCounts[]): number {
  let prompts = 0;
  for (const list of members) {
    const accounts = [...list];
    const quota = quotaOf(accounts.length);
    for (const account of accounts) prompts += Math.min(quota, acts[account]?.prompts ?? 0);
  }
  return prompts < THREADS_PROMPTS_MIN ? 1 : machineThreads();
}

function openJudges(threads: number): Judge[] {
  if (threads <= 1) return [ownHand({ judgePrompts })];
  return Array.from({ length: threads }, () =>
    threadHand('./conductWorker', import.meta.url, null),
  );
}

/** Prompts drawn of each account of a group of so many. */
const quotaOf = (accounts: number): number =>
  Math.max(1, Math.min(ACCOUNT_SAMPLE_MAX, Math.floor(GROUP_SAMPLE / accounts)));

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
    const quota = quotaOf(accounts.length);
    for (const account of accounts) {
      appender.appendInteger(group);
      appender.appendInteger(account);
      appender.appendInteger(quota);
      appender.endRow();
    }
  }
  appender.closeSync();
}

async function countFeatures(
  connection: DuckDBConnection,
  members: readonly Iterable<number>[],
  acts: readonly PromptCounts[],
): Promise<Map<number, GroupFeatures>> {
  const templates = new Map<number, number>();
  for await (const row of rowsOf(
    connection,
    await sqlFile('server/runs/sql/conduct-templates.sql'),
  ))
    templates.set(row[0] as number, row[1] as number);
  const features = new Map<number, GroupFeatures>();
  for await (const row of rowsOf(
    connection,
    await sqlFile('server/runs/sql/conduct-features.sql'),
  )) {
    const [group, accounts, exchanges, accountDays, spanHours, activeHours, activeHoursOfMember] =
      row as number[];
    const ofMembers = [...members[group!]!].map((account) => acts[account]!);
    features.set(group!, {
      accounts: accounts!,
      exchanges: exchanges!,
      accountDays: accountDays!,
      prompts: ofMembers.reduce((sum, { prompts }) => sum + prompts, 0),
      templatePrompts: ofMembers.reduce((sum, { templatePrompts }) => sum + templatePrompts, 0),
      templates: templates.get(group!) ?? 0,
      spanHours: spanHours!,
      activeHours: activeHours!,
      activeHoursOfMember: activeHoursOfMember!,
      hourCounts: (row[7] as string).split(',').map(Number),
    });
  }
  return features;
}

async function* samplesByGroup(
  connection: DuckDBConnection,
): AsyncGenerator<{ group: number; sample: SampledPrompt[] }> {
  let group = -1;
  let sample: SampledPrompt[] = [];
  const drawn = await sqlFile('server/runs/sql/conduct-sample.sql', {
    head: String(HEAD_CHARACTERS),
    tail: String(TAIL_CHARACTERS),
  });
  for await (const row of rowsOf(connection, drawn)) {
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
