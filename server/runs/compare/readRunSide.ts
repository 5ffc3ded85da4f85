import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MemberOutput, OperatorOutput, type RunRecord } from '../../contract/outputs.js';
import type { RunSide } from './compareRuns.js';
import type { ExplainingSide } from './explainMoves.js';

const side = { operator_id: true, verdict: true } as const;
const Operators = z.array(OperatorOutput.pick(side));
const ToldOperators = z.array(OperatorOutput.pick({ ...side, top_signals: true }));
const Member = MemberOutput.pick({ account_id: true, group_id: true });
const ToldMember = MemberOutput.pick({
  account_id: true,
  group_id: true,
  first_seen: true,
  family_bits: true,
});

/** The groups and members of a finished run, from its folder. */
export const readRunSide = (folder: string): Promise<RunSide> => read(folder, Operators, Member);

/** The same with what explains where accounts stand; `record` is the run's own. */
export async function readExplainingSide(
  folder: string,
  record: RunRecord,
): Promise<ExplainingSide> {
  const times = Object.values(record.newest ?? {}).sort();
  return {
    ...(await read(folder, ToldOperators, ToldMember)),
    decisions: record.decisions,
    newest: times.at(-1) ?? null,
  };
}

async function read<O, M>(
  folder: string,
  operators: z.ZodType<O>,
  member: z.ZodType<M>,
): Promise<{ operators: O; members: M[] }> {
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  return {
    operators: operators.parse(JSON.parse(await text('operators.json'))),
    members: (await text('members.ndjson'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => member.parse(JSON.parse(line))),
  };
}
