import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { DayCount } from '../contract/api.js';
import { ThroughlineError } from '../contract/errors.js';
import { MemberOutput, OperatorOutput, RunRecord } from '../contract/outputs.js';
import { openDuckDb, sqlString } from '../ingest/duckdb.js';
import { rowsOf } from '../runs/loadEvidence.js';
import { createTableViews, recordedTables } from '../runs/normalisedTables.js';

/** A finished run as the API shows it, read once from its folder; frozen as of the run. */
export interface RunView {
  /** The run's folder, with its columns. */
  readonly folder: string;
  readonly record: RunRecord;
  readonly operators: ReadonlyMap<string, OperatorOutput>;
  /** Members of all groups by account id, and by group in order of account id. */
  readonly members: ReadonlyMap<string, MemberOutput>;
  readonly membersOf: ReadonlyMap<string, readonly MemberOutput[]>;
  readonly activity: ReadonlyMap<string, readonly DayCount[]>;
  /** The normalised tables as views, and `template_uses`; the log rows behind every fact. */
  readonly connection: DuckDBConnection;
}

/** @throws ThroughlineError where the folder holds no finished run. */
export async function openRunView(folder: string): Promise<RunView> {
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const record = RunRecord.parse(JSON.parse(await text('run.json')));
  if (record.status !== 'done') {
    throw new ThroughlineError(`Run ${record.run_id} is not finished.`, {
      remedy: 'Run the case again: it resumes.',
    });
  }
  const operators = z.array(OperatorOutput).parse(JSON.parse(await text('operators.json')));
  const members = (await text('members.ndjson'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => MemberOutput.parse(JSON.parse(line)));
  const groups = JSON.parse(await text('groups.json')) as { id: string; accounts: string[] }[];
  const connection = await openDuckDb();
  await createTableViews(connection, recordedTables(record, folder));
  await connection.run(
    `CREATE VIEW template_uses AS SELECT * FROM read_parquet(${sqlString(join(folder, 'template_uses.parquet'))})`,
  );
  const membersOf = new Map<string, MemberOutput[]>();
  for (const row of members) {
    const list = membersOf.get(row.group_id);
    if (list === undefined) membersOf.set(row.group_id, [row]);
    else list.push(row);
  }
  return {
    folder,
    record,
    operators: new Map(operators.map((operator) => [operator.operator_id, operator])),
    members: new Map(members.map((row) => [row.account_id, row])),
    membersOf,
    activity: await activityOf(connection, groups),
    connection,
  };
}

/** Sign-ups and exchanges of each group by day (UTC), days without either left out. */
async function activityOf(
  connection: DuckDBConnection,
  groups: readonly { id: string; accounts: readonly string[] }[],
): Promise<Map<string, DayCount[]>> {
  await connection.run('CREATE TEMP TABLE members (group_id VARCHAR, account_id VARCHAR)');
  const appender = await connection.createAppender('members');
  for (const { id, accounts } of groups) {
    for (const account of accounts) {
      appender.appendVarchar(id);
      appender.appendVarchar(account);
      appender.endRow();
    }
  }
  appender.closeSync();
  const activity = new Map<string, DayCount[]>(groups.map(({ id }) => [id, []]));
  for await (const row of rowsOf(
    connection,
    `WITH m AS (SELECT members.group_id, a.account_no, a.created_at
                FROM members JOIN accounts a ON members.account_id = a.account_id),
     acts AS (
       SELECT group_id, CAST(created_at AS DATE) AS day, 1 AS signups, 0 AS exchanges FROM m
       UNION ALL
       SELECT m.group_id, CAST(e."at" AS DATE), 0, 1 FROM exchanges e JOIN m ON e.account_no = m.account_no)
     SELECT group_id, strftime(day, '%Y-%m-%d'), sum(signups)::INTEGER, sum(exchanges)::INTEGER
     FROM acts GROUP BY group_id, day ORDER BY group_id, day`,
  )) {
    const [group, day, signups, exchanges] = row as [string, string, number, number];
    activity.get(group)!.push({ day, signups, exchanges });
  }
  return activity;
}
