import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { UsageError } from '../contract/errors.js';
import { MemberOutput, OperatorOutput, type RunRecord } from '../contract/outputs.js';
import { findRun } from '../runs/findRun.js';
import { listRuns, workspacePaths } from '../runs/workspace.js';

/** One group of a finished run, read from the run's folder; nothing else is asked. */
export interface OpenedOperator {
  readonly folder: string;
  readonly record: RunRecord;
  readonly operator: OperatorOutput;
  /** All groups of the run, for what lies next to this one. */
  readonly operators: readonly OperatorOutput[];
  readonly groups: readonly { readonly id: string; readonly accounts: readonly string[] }[];
  /** Members of the group and accounts close to it, in order of account id. */
  readonly members: readonly MemberOutput[];
}

/**
 * @param run id of a run or its beginning, the latest finished one where it is undefined.
 * @throws UsageError where there is no such run or operator, or where it is none of which a letter
 * may be written.
 */
export async function openOperator(o: {
  workspace: string;
  run: string | undefined;
  operatorId: string;
}): Promise<OpenedOperator> {
  const record = findRun(await listRuns(resolve(o.workspace)), o.run ?? 'latest');
  const folder = workspacePaths(resolve(o.workspace)).run(record.run_id);
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const operators = z.array(OperatorOutput).parse(JSON.parse(await text('operators.json')));
  const operator = operators.find(({ operator_id }) => operator_id === o.operatorId);
  if (operator === undefined) {
    const ids = operators.filter((other) => other.verdict === 'operator');
    throw new UsageError(
      `There is no operator ${o.operatorId} in ${record.run_id}.`,
      `It has: ${ids.map(({ operator_id }) => operator_id).join(', ') || 'none'}.`,
    );
  }
  if (operator.verdict !== 'operator') {
    throw new UsageError(
      `${o.operatorId} is “${operator.verdict}”: there is nothing to write a letter about.`,
      'Evidence packages are made of groups whose verdict is “operator”.',
    );
  }
  const groups = z
    .array(z.object({ id: z.string(), accounts: z.array(z.string()) }))
    .parse(JSON.parse(await text('groups.json')));
  const members: MemberOutput[] = [];
  const lines = createInterface({ input: createReadStream(join(folder, 'members.ndjson')) });
  for await (const line of lines) {
    // A cheap look first: most lines of a large run are of other groups.
    if (!line.includes(o.operatorId)) continue;
    const member = MemberOutput.parse(JSON.parse(line));
    if (member.group_id === o.operatorId) members.push(member);
  }
  return { folder, record, operator, operators, groups, members };
}
