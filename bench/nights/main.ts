import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import type { Alert } from '../../server/contract/outputs.js';
import { silentProgress } from '../../server/contract/progress.js';
import { openGraph } from '../../server/graph/index.js';
import { runCase } from '../../server/runs/runCase.js';
import { COLUMNS, type WorldTable } from '../../worlds/world.js';
import { type GrowingWorld, makeGrowingWorld, NIGHTS, STORY, startOf } from './growingWorld.js';

/*
 * Thirty nights of one case: each adds a day's files, runs, and tells who would have been called.
 * Prints a line a night, then whether ids held and whether alerts came on the nights on which
 * something happened and on no others. Ends with code 1 where not.
 */
const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    nights: { type: 'string', default: String(NIGHTS) },
  },
});

interface Night {
  readonly night: number;
  readonly accounts: number;
  readonly operators: number;
  readonly alerts: readonly Alert[];
  /** Of each true operator: the ids that its accounts have, most of them first. */
  readonly ids: ReadonlyMap<string, string>;
  readonly seconds: number;
}

const folder = await mkdtemp(join(tmpdir(), 'throughline-nights-'));
const caseDir = join(folder, 'case');
const workspace = join(folder, 'workspace');
const graph = await openGraph({ workspace, env: process.env, progress: silentProgress });
const nights: Night[] = [];
try {
  const world = makeGrowingWorld(Number(values.accounts), Number(values.seed));
  for (let night = 1; night <= Number(values.nights); night++) {
    await addNight(world, night);
    const begun = performance.now();
    const { record, folder: runDir } = await runCase({
      caseDir,
      workspace,
      env: process.env,
      now: () => new Date((startOf(world.from, night + 1) + 7_200) * 1000),
      seed: 1,
      progress: silentProgress,
      graph,
    });
    const done: Night = {
      night,
      accounts: record.counts['accounts']!,
      operators: record.counts['operators']!,
      alerts: record.alerts ?? [],
      ids: await idsOf(world, runDir),
      seconds: (performance.now() - begun) / 1000,
    };
    nights.push(done);
    process.stderr.write(`${line(done)}\n`);
  }
  process.stdout.write(report(nights));
} finally {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
}

/** A night's rows of every table as files of their own; the first night has all before it. */
async function addNight(world: GrowingWorld, night: number): Promise<void> {
  const since = night === 1 ? Number.NEGATIVE_INFINITY : startOf(world.from, night);
  const until = startOf(world.from, night + 1);
  for (const table of Object.keys(COLUMNS) as WorldTable[]) {
    const rows = world.rows[table].filter(({ at }) => at >= since && at < until);
    await mkdir(join(caseDir, table), { recursive: true });
    const text = stringify([[...COLUMNS[table]], ...rows.map(({ cells }) => cells)]);
    await writeFile(join(caseDir, table, `night-${String(night).padStart(2, '0')}.csv`), text);
  }
}

async function idsOf(world: GrowingWorld, runDir: string): Promise<Map<string, string>> {
  const operators = JSON.parse(await readFile(join(runDir, 'operators.json'), 'utf8')) as {
    operator_id: string;
    verdict: string;
  }[];
  const isOperator = new Set(
    operators.filter(({ verdict }) => verdict === 'operator').map((one) => one.operator_id),
  );
  const groups = JSON.parse(await readFile(join(runDir, 'groups.json'), 'utf8')) as {
    id: string;
    accounts: string[];
  }[];
  const ids = new Map<string, string>();
  for (const [name, accounts] of world.accountsOf) {
    const own = new Set(accounts);
    const counted = groups
      .filter(({ id }) => isOperator.has(id))
      .map(({ id, accounts: members }) => ({ id, n: members.filter((one) => own.has(one)).length }))
      .filter(({ n }) => n >= 6)
      .sort((a, b) => b.n - a.n);
    if (counted.length > 0) ids.set(name, counted.map(({ id }) => id).join(' + '));
  }
  return ids;
}

function line({ night, accounts, operators, alerts, seconds }: Night): string {
  const told = alerts.map(
    ({ kind, operator_id }) => `${kind}${operator_id === null ? '' : ` ${operator_id}`}`,
  );
  return `| ${night} | ${accounts} | ${operators} | ${told.join(', ') || '–'} | ${seconds.toFixed(0)} |`;
}

function report(done: readonly Night[]): string {
  const alerted = done.filter(({ alerts }) => alerts.length > 0).map(({ night }) => night);
  const expected = [1, ...Object.values(STORY)].filter((night) => night <= done.length);
  const changes: string[] = [];
  for (const name of ['steady', 'appearing', 'rotating', 'left', 'right']) {
    const seen = done.flatMap(({ night, ids }) => {
      const id = ids.get(name);
      return id === undefined ? [] : [{ night, id }];
    });
    for (const [i, { night, id }] of seen.entries()) {
      const before = seen[i - 1]?.id;
      if (before !== undefined && before !== id)
        changes.push(`${name}, night ${night}: ${before} → ${id}`);
    }
    changes.push(
      `${name}: first seen as an operator on night ${seen[0]?.night ?? 'none'}, ${seen[0]?.id ?? ''}`,
    );
  }
  const same = JSON.stringify(alerted) === JSON.stringify(expected);
  if (!same) process.exitCode = 1;
  return [
    '| night | accounts | operators | alerts | seconds |',
    '| --- | --- | --- | --- | --- |',
    ...done.map(line),
    '',
    `Alerts on nights ${alerted.join(', ')}; something happened on nights ${expected.join(', ')}: ${same ? 'the same' : 'NOT the same'}.`,
    '',
    ...changes.map((change) => `- ${change}`),
    '',
  ].join('\n');
}
