import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { execa } from 'execa';
import { type Progress, silentProgress } from '../../server/contract/progress.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { preparePython } from '../python.js';
import { describeMachine } from '../quality/machine.js';
import { chartOf } from './chart.js';
import { type ScaleResults, type SizeResult, tableOf } from './results.js';

interface Flags {
  readonly sizes: string;
  readonly seed: string;
  readonly out: string;
  readonly worlds?: string;
  readonly hubs: boolean;
  readonly peers: boolean;
}

const program = new Command('bench')
  .description('time of each stage at several sizes of seed scale, and how it grows')
  .option('--sizes <list>', 'legitimate accounts, joined by commas', '100000,300000,1000000')
  .option('--seed <n>', 'seed of the worlds', '1')
  .option('--worlds <folder>', 'where worlds are kept; by default a folder that is deleted')
  .option('--out <folder>', 'where JSON and chart go', join(PACKAGE_ROOT, 'bench/scale/results'))
  .option('--no-peers', 'leave out the speed of other programs, at the first size')
  .option('--no-hubs', 'leave out the comparison with a world without hubs')
  .action(async (flags: Flags) => {
    const results = await bench(flags);
    await mkdir(flags.out, { recursive: true });
    const name = `accounts-${flags.sizes.replaceAll(',', '-')}`;
    await writeFile(join(flags.out, `${name}.json`), `${JSON.stringify(results, null, 1)}\n`);
    await writeFile(join(flags.out, `${name}.svg`), chartOf(results));
    process.stdout.write(`${tableOf(results)}\n`);
  });

const lines: Progress = {
  ...silentProgress,
  start: (stage) => {
    process.stderr.write(`  ${stage} …\n`);
  },
};

async function bench(flags: Flags): Promise<ScaleResults> {
  const folder = flags.worlds ?? (await mkdtemp(join(tmpdir(), 'throughline-scale-bench-')));
  await mkdir(folder, { recursive: true });
  const pythons = flags.peers
    ? [await preparePython('quality', lines), await preparePython('scale', lines)]
    : [];
  const measure = async (
    scenario: string,
    accounts: string,
    peers: readonly string[] = [],
  ): Promise<SizeResult> => {
    process.stderr.write(`  ${scenario}, ${accounts} accounts …\n`);
    const { stdout } = await execa(
      'npx',
      [
        'tsx',
        join(PACKAGE_ROOT, 'bench/scale/oneSize.ts'),
        ...[folder, scenario, accounts, flags.seed, ...peers],
      ],
      { cwd: PACKAGE_ROOT, stderr: 'inherit' },
    );
    await rm(join(folder, `workspace-${scenario}-${accounts}`), { recursive: true, force: true });
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as SizeResult;
  };
  try {
    const accounts = flags.sizes.split(',');
    const sizes: SizeResult[] = [];
    for (const [no, size] of accounts.entries())
      sizes.push(await measure('seed-scale', size, no === 0 ? pythons : []));
    const middle = accounts[Math.floor(accounts.length / 2)]!;
    const flat = flags.hubs ? await measure('seed-scale-flat', middle) : null;
    return { machine: describeMachine('embedded Neo4j'), sizes, flat };
  } finally {
    if (flags.worlds === undefined) await rm(folder, { recursive: true, force: true });
  }
}

await program.parseAsync();
