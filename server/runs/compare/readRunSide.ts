import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MemberOutput, OperatorOutput } from '../../contract/outputs.js';
import type { RunSide } from './compareRuns.js';

const Operators = z.array(OperatorOutput.pick({ operator_id: true, verdict: true }));
const Member = MemberOutput.pick({ account_id: true, group_id: true });

/** The groups and members of a finished run, from its folder. */
export async function readRunSide(folder: string): Promise<RunSide> {
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  return {
    operators: Operators.parse(JSON.parse(await text('operators.json'))),
    members: (await text('members.ndjson'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Member.parse(JSON.parse(line))),
  };
}
