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
import {
  type DayResult,
  type HubsResult,
  type ScaleResults,
  type SizeResult,
  tableOf,
} from './results.js';

interface Flags {
  readonly sizes: string;
  readonly seed: string;
  readonly out: string;
  readonly worlds?: string;
  readonly hubs: boolean;
  readonly repeats: string;
  readonly day: boolean;
  readonly peers: boolean;
}

const program = new Command('bench')
  .description('time of each stage at several sizes of seed scale, and how it grows')
  .option('--sizes <list>', 'legitimate accounts, joined by commas', '100000,300000,1000000')
  .option('--seed <n>', 'seed of the worlds', '1')
  .option('--worlds <folder>', 'where worlds are kept; by default a folder that is deleted')
  .option('--out <folder>', 'where JSON and chart go', join(PACKAGE_ROOT, 'bench/scale/results'))
  .option('--no-peers', 'leave out the speed of other programs, at the first size')
  .option('--no-hubs', 'leave out the comparison with a world without hubs, at the middle size')
  .option('--repeats <n>', 'how often the two are run in turn', '3')
  .option('--no-day', 'leave out a day added to the first size')
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
  const run = async (script: string, args: readonly string[]): Promise<string> => {
    process.stderr.write(`  ${script}: ${args.slice(0, 2).join(', ')} accounts …\n`);
    const { stdout } = await execa(
      'npx',
      ['tsx', join(PACKAGE_ROOT, `bench/scale/${script}.ts`), folder, ...args],
      { cwd: PACKAGE_ROOT, stderr: 'inherit' },
    );
    return stdout.trim().split('\n').at(-1)!;
  };
  const measure = async (
    scenario: string,
    accounts: string,
    peers: readonly string[] = [],
  ): Promise<SizeResult> => {
    const line = await run('oneSize', [scenario, accounts, flags.seed, ...peers]);
    await rm(join(folder, `workspace-${scenario}-${accounts}`), { recursive: true, force: true });
    return JSON.parse(line) as SizeResult;
  };
  const measureHubs = async (accounts: string): Promise<HubsResult> => {
    const results = { with: [] as SizeResult[], without: [] as SizeResult[] };
    for (let turn = 0; turn < Number(flags.repeats); turn++) {
      results.without.push(await measure('seed-scale-flat', accounts));
      results.with.push(await measure('seed-scale', accounts));
    }
    return { accounts: results.with[0]!.accounts, ...results };
  };
  try {
    const accounts = flags.sizes.split(',');
    const sizes: SizeResult[] = [];
    for (const [no, size] of accounts.entries())
      sizes.push(await measure('seed-scale', size, no === 0 ? pythons : []));
    const day = flags.day
      ? (JSON.parse(await run('oneDay', ['seed-scale', accounts[0]!, flags.seed])) as DayResult)
      : null;
    const hubs = flags.hubs ? await measureHubs(accounts[Math.floor(accounts.length / 2)]!) : null;
    return { machine: describeMachine('embedded Neo4j'), sizes, hubs, day };
  } finally {
    if (flags.worlds === undefined) await rm(folder, { recursive: true, force: true });
  }
}

await program.parseAsync();
