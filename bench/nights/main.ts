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
 * Prints a line a night, then whether each alert is of what happened that night to the operator that
 * it happened to, and whether ids held. Ends with code 1 where not.
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

/** By night: of which operators which alerts must come. Who merges works with new means as well. */
const TOLD: Readonly<Record<number, Readonly<Record<string, readonly Alert['kind'][]>>>> = {
  1: {
    steady: ['operator-appeared'],
    rotating: ['operator-appeared'],
    left: ['operator-appeared'],
    right: ['operator-appeared'],
  },
  [STORY.appears]: { appearing: ['operator-appeared'] },
  [STORY.rotates]: { rotating: ['operator-rotated'] },
  [STORY.merge]: { left: ['operators-merged', 'operator-rotated'] },
};

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

/** What is wrong with a night’s alerts, in words. */
function faultsOf({ night, alerts, ids }: Night): string[] {
  const expected = Object.entries(TOLD[night] ?? {}).flatMap(([name, kinds]) =>
    kinds.map((kind) => `${kind} ${ids.get(name) ?? `(${name} is no operator)`}`),
  );
  const told = alerts.map(({ kind, operator_id }) => `${kind} ${operator_id}`);
  return [
    ...expected.filter((one) => !told.includes(one)).map((one) => `night ${night}: no ${one}`),
    ...told.filter((one) => !expected.includes(one)).map((one) => `night ${night}: ${one}`),
  ];
}

/** Every id that an operator had; one that came into another hand may take that one’s. */
function idsOfAll(done: readonly Night[]): { lines: string[]; unstable: string[] } {
  const lines: string[] = [];
  const unstable: string[] = [];
  for (const name of ['steady', 'appearing', 'rotating', 'left', 'right']) {
    const seen = done.flatMap(({ night, ids }) => {
      const id = ids.get(name);
      return id === undefined ? [] : [{ night, id }];
    });
    const first = seen[0];
    lines.push(`${name}: an operator from night ${first?.night ?? 'none'} on, ${first?.id ?? ''}`);
    for (const [i, { night, id }] of seen.entries()) {
      const before = seen[i - 1];
      if (before === undefined || (before.id === id && before.night === night - 1)) continue;
      lines.push(`${name}, night ${night}: ${before.id} → ${id}`);
      const joined = done[night - 1]!.ids.get('left') === done[night - 1]!.ids.get('right');
      if (night !== STORY.merge || !joined) unstable.push(`${name}, night ${night}`);
    }
    if (seen.at(-1)?.night !== done.at(-1)?.night) unstable.push(`${name}: lost`);
  }
  return { lines, unstable };
}

function report(done: readonly Night[]): string {
  const faults = done.flatMap(faultsOf);
  const { lines, unstable } = idsOfAll(done);
  if (faults.length > 0 || unstable.length > 0) process.exitCode = 1;
  return [
    '| night | accounts | operators | alerts | seconds |',
    '| --- | --- | --- | --- | --- |',
    ...done.map(line),
    '',
    `Alerts that were wrong or missing: ${faults.join('; ') || 'none'}.`,
    `Ids that did not hold: ${unstable.join('; ') || 'none'}.`,
    '',
    ...lines.map((each) => `- ${each}`),
    '',
  ].join('\n');
}
