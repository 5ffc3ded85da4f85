import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { type JudgedWorld, judgeWorld } from './judgeWorld.js';
import { prepareWorld } from './prepareWorld.js';

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string', default: 'random' },
    from: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '10' },
    accounts: { type: 'string' },
    cache: { type: 'string', default: join(tmpdir(), 'throughline-worlds') },
    verbose: { type: 'boolean', default: false },
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
for (const [no, scenario] of values.scenarios.split(',').entries()) {
  for (let i = 0; i < Number(values.worlds); i++) {
    const world = await prepareWorld(graph, {
      scenario,
      // Seeds of their own for each family: the same seed draws the same sizes.
      seed: Number(values.from) + 1000 * no + i,
      cache: values.cache,
      ...(values.accounts === undefined ? {} : { accounts: Number(values.accounts) }),
    });
    const result = judgeWorld(world);
    judged.push(result);
    const e = result.evaluation;
    const wrong = e.innocents.filter((c) => c.attributed > 0);
    process.stdout.write(
      `${scenario} ${result.seed}  P ${e.precision.toFixed(4)} R ${e.recall.toFixed(3)} pairP ${e.pairwise.precision.toFixed(3)} pairR ${e.pairwise.recall.toFixed(3)} found ${e.operatorsFound}/${e.operators.length} false ${e.falseOperators}  ${result.seconds.toFixed(1)}s ${wrong.map((c) => `${c.class}:${c.attributed}`).join(' ')}\n`,
    );
    if (values.verbose) {
      const truthOf = new Map(world.truth.map((t) => [t.account_id, t]));
      for (const group of result.groups) {
        const counts = new Map<string, number>();
        for (const account of group.group.members) {
          const t = truthOf.get(world.loaded.accountIds[account]!)!;
          const k = `${t.class}/${t.operator}`;
          counts.set(k, (counts.get(k) ?? 0) + 1);
        }
        const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4);
        process.stdout.write(
          `    ${group.verdict.padEnd(15)} ${group.confidence.toFixed(3)} n=${group.group.members.length} [${top.map(([k, n]) => `${k} ${n}`).join(', ')}] lead=${group.hypotheses[0]!.hypothesis} ${JSON.stringify(group.profile)}\n`,
        );
      }
      for (const o of e.operators)
        if (o.recall < 0.95 || o.ids > 1)
          process.stdout.write(
            `    MISSED ${o.operator} n=${o.accounts} R=${o.recall.toFixed(3)} ids=${o.ids}\n`,
          );
    }
  }
}
const quantile = (list: number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor(q * (list.length - 1))] ?? Number.NaN;
const withOps = judged.filter((j) => j.evaluation.operators.length > 0);
process.stdout.write(
  `worlds ${judged.length}: median P ${quantile(
    judged.map((j) => j.evaluation.precision),
    0.5,
  )} worst-decile P ${quantile(
    judged.map((j) => j.evaluation.precision),
    0.1,
  )} median R ${quantile(
    withOps.map((j) => j.evaluation.recall),
    0.5,
  )} mean R ${withOps.reduce((s, j) => s + j.evaluation.recall, 0) / withOps.length}\n`,
);
await (opened as GraphDatabase | null)?.close();
