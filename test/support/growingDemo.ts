import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DecisionBody } from '../../server/contract/decisions.js';
import type { MemberOutput, OperatorOutput } from '../../server/contract/outputs.js';
import { openDecisionLog } from '../../server/decisions/decisionLog.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';
import type { Prepared } from './servedCase.js';

/** The earlier logs end with the day before. */
const CUT = '2026-05-28';

/**
 * An earlier run of the case, on its logs up to a day, and what people decided after it: accounts
 * split off from the largest group that is innocent, and two small ones held to be one.
 */
export async function runEarlier({ folder, world, workspace, run }: Prepared): Promise<void> {
  const whole = join(folder, 'whole');
  await rename(world, whole);
  await mkdir(world);
  const connection = await openDuckDb();
  const tables = (await readdir(whole)).filter((file) => !file.startsWith('truth'));
  for (const file of tables) {
    const time = file === 'accounts.csv' ? 'created_at' : '"at"';
    await connection.run(
      `COPY (SELECT * FROM read_csv(${sqlString(join(whole, file))}, all_varchar = true)
         WHERE ${time} < '${CUT}')
       TO ${sqlString(join(world, file))} (HEADER)`,
    );
  }
  connection.closeSync();
  const done = await run();
  for (const file of tables) await rename(join(whole, file), join(world, file));
  const text = (name: string) => readFile(join(done, name), 'utf8');
  const groups = JSON.parse(await text('operators.json')) as OperatorOutput[];
  const members = (await text('members.ndjson'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as MemberOutput);
  const [largest, ...others] = groups
    .filter(({ verdict }) => verdict === 'shared-benign')
    .sort((a, b) => b.accounts - a.accounts);
  const [second, third] = others.slice(-2);
  const log = openDecisionLog(workspace, () => new Date('2026-06-01T09:00:00Z'));
  const decide = (operator_id: string, body: DecisionBody, reason: string) =>
    log.record(
      { operator_id, expected_version: 0, person: 'Ada Example', reason, body },
      basename(done),
    );
  const accounts = neighbours(members.filter(({ group_id }) => group_id === largest!.operator_id));
  await decide(largest!.operator_id, { kind: 'split', accounts }, 'another course');
  await decide(
    second!.operator_id,
    { kind: 'merge', with: third!.operator_id },
    'the same firm, by its invoices',
  );
}

/** The members that the most widely held network of a group holds: they stand by themselves as well. */
function neighbours(members: readonly MemberOutput[]): string[] {
  const byNetwork = new Map<string, string[]>();
  for (const { account_id, family_bits } of members) {
    for (const { family, signal } of family_bits) {
      if (family !== 'network') continue;
      byNetwork.set(signal, [...(byNetwork.get(signal) ?? []), account_id]);
    }
  }
  return [...byNetwork.values()].sort((a, b) => b.length - a.length)[0]!;
}

/** A case in which nobody shares anything, run and served: the page without a group. */
export async function serveQuiet({ folder, run, serve }: Prepared): Promise<string> {
  const [world, workspace] = [join(folder, 'quiet'), join(folder, 'quiet-workspace')];
  await mkdir(world);
  const rows = Array.from({ length: 6 }, (_, i) => i + 1);
  await writeFile(
    join(world, 'accounts.csv'),
    `account_id,created_at,email\n${rows.map((i) => `acc_${i},2026-0${i}-11T0${i}:00:00Z,p${i}@mail${i}.example\n`).join('')}`,
  );
  await run(world, workspace);
  return (await serve(workspace)).url;
}
