import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { WORLD_FAMILIES } from '../../worlds/index.js';
import { describeGroups } from './describeGroups.js';
import { type JudgedWorld, judgeWorld } from './judgeWorld.js';
import { prepareWorld } from './prepareWorld.js';
import { reportWorlds } from './report.js';

/*
 * Judges attribution on generated worlds: a line a world on standard error, the tables on standard
 * output, and in `--report FILE`. `--scenarios NAME:N,…` asks for N worlds of one. Prepared worlds are kept in `--cache` and need no database again.
 */
const { values } = parseArgs({
  options: {
    scenarios: {
      type: 'string',
      default: WORLD_FAMILIES.map((family) => `random-${family}`).join(','),
    },
    from: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '3' },
    accounts: { type: 'string' },
    cache: { type: 'string', default: join(tmpdir(), 'throughline-worlds') },
    report: { type: 'string' },
    groups: { type: 'boolean', default: false },
  },
});

await mkdir(values.cache, { recursive: true });
let opened: GraphDatabase | null = null;
const graph = async (): Promise<GraphDatabase> =>
  (opened ??= await openGraph({
    workspace: join(values.cache, 'database'),
    env: process.env,
    progress: silentProgress,
  }));

const judged: JudgedWorld[] = [];
for (const [no, wanted] of values.scenarios.split(',').entries()) {
  const [scenario, count = values.worlds] = wanted.split(':') as [string, string?];
  for (let i = 0; i < Number(count); i++) {
    const world = await prepareWorld(graph, {
      scenario,
      // Seeds of their own for each family: the same seed draws the same sizes.
      seed: Number(values.from) + 1000 * no + i,
      cache: values.cache,
      ...(values.accounts === undefined ? {} : { accounts: Number(values.accounts) }),
    });
    const result = judgeWorld(world);
    judged.push(result);
    const { precision, recall, operatorsFound, operators, falseOperators } = result.evaluation;
    process.stderr.write(
      `${scenario} ${result.seed}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, ${operatorsFound} of ${operators.length} operators, ${falseOperators} false, ${result.seconds.toFixed(1)} s\n`,
    );
    if (values.groups) process.stderr.write(describeGroups(world, result));
  }
}
await (opened as GraphDatabase | null)?.close();
const asked = process.argv.slice(2).filter((word, i, all) => !isPlace(word, all[i - 1]));
const report = [
  '# Attribution on generated worlds',
  '',
  `Printed by \`npm run worlds -- ${asked.join(' ')}\`; what the worlds are: [worlds.md](worlds.md), how attribution works: [attribution.md](attribution.md).`,
  '',
  reportWorlds(judged),
].join('\n');
process.stdout.write(report);
if (values.report !== undefined) await writeFile(values.report, report);

/** Where files lie on this machine says nothing of the result. */
function isPlace(word: string, before: string | undefined): boolean {
  const places = ['--cache', '--report'];
  return places.includes(word) || (before !== undefined && places.includes(before));
}
