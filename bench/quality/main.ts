import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Progress, silentProgress } from '../../server/contract/progress.js';
import { openGraph } from '../../server/graph/index.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { preparePython } from '../python.js';
import { describeMachine } from './machine.js';
import { measure } from './measure.js';
import { allPeers, NODE_PEERS } from './peers/index.js';
import type { BenchResults } from './results.js';
import { renderReport } from './table.js';

interface Flags {
  readonly worlds: number;
  readonly seed: number;
  readonly fit: number;
  readonly scenario: string;
  readonly out: string;
  readonly python: boolean;
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It takes a whole number above 0.');
  return Number(text);
};

const program = new Command('bench:quality')
  .description('Throughline and its peers on the same generated worlds')
  .option('--worlds <n>', 'worlds measured', wholeNumber, 12)
  .option('--seed <n>', 'seed of the first measured world; the others follow', wholeNumber, 1)
  .option('--fit <n>', 'other worlds, on which each peer chooses its setting', wholeNumber, 6)
  .option('--scenario <names>', 'scenarios, joined by commas; worlds take turns', 'random')
  .option('--out <folder>', 'where the JSON goes', join(PACKAGE_ROOT, 'bench/quality/results'))
  .option('--no-python', 'leave out the peers written in Python')
  .action(async (flags: Flags) => {
    const results = await bench(flags);
    await mkdir(flags.out, { recursive: true });
    const name = `${flags.scenario.replaceAll(',', '+')}-seed${flags.seed}-worlds${flags.worlds}`;
    await writeFile(join(flags.out, `${name}.json`), `${JSON.stringify(results, null, 1)}\n`);
    process.stdout.write(`${renderReport(results)}\n`);
  });

/** Stages of single worlds stay silent; a line a world is enough to watch. */
const lines: Progress = {
  ...silentProgress,
  message: (text) => {
    process.stderr.write(`${text}\n`);
  },
};

async function bench(flags: Flags): Promise<BenchResults> {
  const peers = flags.python ? allPeers(await preparePython('quality', lines)) : NODE_PEERS;
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const graph = await openGraph({
    workspace: join(folder, 'database'),
    env: process.env,
    progress: lines,
  });
  try {
    return {
      command: `npm run bench:quality -- --worlds ${flags.worlds} --seed ${flags.seed} --fit ${flags.fit} --scenario ${flags.scenario}${flags.python ? '' : ' --no-python'}`,
      machine: describeMachine((await graph.server()).description),
      ...(await measure({
        graph,
        folder,
        peers,
        scenarios: flags.scenario.split(','),
        worlds: flags.worlds,
        fit: flags.fit,
        seed: flags.seed,
        progress: lines,
      })),
    };
  } finally {
    await graph.close();
    await rm(folder, { recursive: true, force: true });
  }
}

// Leaving through `exit` takes the embedded database along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(130));

await program.parseAsync();
