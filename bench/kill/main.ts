import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentProgress } from '../../server/contract/progress.js';
import { openGraph } from '../../server/graph/index.js';
import { seededRandom } from '../../server/runs/random.js';
import { generateWorld } from '../../worlds/index.js';
import {
  type Killed,
  type KillSetting,
  killOnce,
  outputHashes,
  runWhole,
  type Victim,
} from './killing.js';

/*
 * Kills that many runs at random moments, resumes each, and compares the outputs with those of a run that
 * nobody disturbed. Of ten kills one takes the embedded database along, one leaves it behind, and
 * eight are of a run on a server of its own (NEO4J_URI), which go faster. Ends with code 1 where one
 * byte differs.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    accounts: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'throughline-kill-'));
// Two cases in turn: the database holds the other one, so that none is spared the loading.
const cases = [0, 1].map((no) => join(folder, `case-${no}`));
for (const [no, outDir] of cases.entries()) {
  await generateWorld({
    scenario: 'demo',
    outDir,
    accounts: Number(values.accounts),
    seed: Number(values.seed) + no,
    progress: silentProgress,
  });
}
const server = join(folder, 'server');
const graph = await openGraph({ workspace: server, env: process.env, progress: silentProgress });
await graph.server();
const { port } = JSON.parse(await readFile(join(server, 'neo4j', 'server.json'), 'utf8')) as {
  port: number;
};
const password = await readFile(join(server, 'neo4j', 'password'), 'utf8');
const setting = (name: string, env: NodeJS.ProcessEnv = {}): KillSetting => ({
  caseDir: cases[0]!,
  workspace: join(folder, name),
  out: join(folder, `${name}-out`),
  env: { ...process.env, ...env },
});
const embedded = setting('embedded');
const remote = setting('remote', {
  NEO4J_URI: `bolt://127.0.0.1:${port}`,
  NEO4J_USER: 'neo4j',
  NEO4J_PASSWORD: password,
});
type Turn = { readonly name: string; readonly setting: KillSetting; readonly victim: Victim };
const apart: Turn = { name: 'command, server of its own', setting: remote, victim: 'command' };
const left: Turn = { ...apart, name: 'command, embedded database left behind', setting: embedded };
const both: Turn = {
  name: 'command and embedded database',
  setting: embedded,
  victim: 'command and database',
};
const TURNS: readonly Turn[] = [apart, left, apart, apart, apart, apart, both, apart, apart, apart];

try {
  const references: Map<string, string>[] = [];
  const lengthMs = new Map<KillSetting, number>();
  for (const each of [embedded, remote]) {
    for (const [no, caseDir] of cases.entries()) {
      const begun = performance.now();
      await runWhole({ ...each, caseDir });
      lengthMs.set(each, performance.now() - begun);
      references[no] ??= await outputHashes(each.out);
    }
  }
  const random = seededRandom(Number(values.seed));
  const kills = Number(values.kills);
  const results: (Killed & { name: string; workspace: string })[] = [];
  // A run that was done before its moment was not killed: it counts for nothing.
  const real = () => results.filter(({ wasDone }) => !wasDone).length;
  for (let no = 0; real() < kills; no++) {
    const turn = TURNS[no % TURNS.length]!;
    const ms = Math.round(random() * lengthMs.get(turn.setting)!);
    const visit = results.filter((result) => result.workspace === turn.setting.workspace).length;
    const which = visit % cases.length;
    const killed = await killOnce(
      { ...turn.setting, caseDir: cases[which]! },
      { ms, victim: turn.victim, reference: references[which]! },
    );
    results.push({ ...killed, name: turn.name, workspace: turn.setting.workspace });
    process.stderr.write(
      `${no + 1}, ${real()} of ${kills} killed: ${turn.name}, at ${ms} ms, after “${killed.after}”${killed.wasDone ? ' (done already)' : ''}; reused ${killed.reused.join(', ') || 'nothing'}; ${killed.different.length === 0 ? 'same bytes' : `DIFFERENT: ${killed.different.join(', ')}`}\n`,
    );
  }
  process.stdout.write(report(results));
  if (results.some(({ different }) => different.length > 0)) process.exitCode = 1;
} finally {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
}

function report(results: readonly (Killed & { name: string })[]): string {
  const real = results.filter(({ wasDone }) => !wasDone);
  const same = real.filter(({ different }) => different.length === 0).length;
  const rows = (title: string, of: (killed: Killed & { name: string }) => string) => {
    const counts = new Map<string, number>();
    for (const killed of real) counts.set(of(killed), (counts.get(of(killed)) ?? 0) + 1);
    return [
      `| ${title} | kills |`,
      '| --- | --- |',
      ...[...counts].map(([name, count]) => `| ${name} | ${count} |`),
      '',
    ];
  };
  return [
    `${same} of ${real.length} killed runs of ${values.accounts} accounts (seed ${values.seed}) left the same bytes as an undisturbed one after the same command was given again; ${results.length - real.length} of ${results.length} were done before their moment came.`,
    '',
    ...rows('what was killed', ({ name }) => name),
    ...rows('the last stage it had told of', ({ after }) => (after === '' ? 'none yet' : after)),
    ...rows('stages the resumed run did not do again', ({ reused }) => reused.join(', ') || 'none'),
  ].join('\n');
}
