import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { execa } from 'execa';
import { AccountRowPage, OperatorSummary, Page } from '../../server/contract/api.js';
import { silentProgress } from '../../server/contract/progress.js';
import { openDecisionLog } from '../../server/decisions/decisionLog.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { runCase } from '../../server/runs/runCase.js';
import { generateWorld } from '../../worlds/index.js';
import { preparePython } from '../python.js';
import { connect, type Load, quantile, readFor } from './load.js';
import { writeFor } from './writers.js';

interface Flags {
  readonly workspace?: string;
  readonly seconds: string;
  readonly examples: string;
  readonly fuzz: boolean;
  readonly load: boolean;
}

const READERS = 200;
const WRITERS = 5;
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const round = (value: number): number => Math.round(value * 10) / 10;

const program = new Command('bench:api')
  .description('the API fuzzed from its description, and under 200 readers and 5 writers')
  .option('--workspace <dir>', 'a workspace with a finished run; without, the demo is made and run')
  .option('--seconds <n>', 'how long readers and writers work', '60')
  .option('--examples <n>', 'requests that the fuzzer makes up for each route', '50')
  .option('--no-fuzz', 'leave the fuzzer out')
  .option('--no-load', 'leave readers and writers out');

/** A program that prints its address as JSON, in a process of its own. */
async function started(args: readonly string[]) {
  const child = execa(process.execPath, args, { reject: false, stderr: 'inherit' });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return {
      url,
      stop: async () => {
        child.kill('SIGTERM');
        await child;
      },
    };
  }
  throw new Error(`${args.join(' ')} did not start`);
}

async function demoWorkspace(folder: string): Promise<string> {
  const workspace = join(folder, 'workspace');
  const outDir = join(folder, 'demo');
  await generateWorld({
    scenario: 'demo',
    outDir,
    accounts: 3000,
    seed: 1,
    progress: silentProgress,
  });
  await runCase({
    caseDir: outDir,
    workspace,
    env: process.env,
    now: () => new Date(),
    seed: 1,
    progress: silentProgress,
  });
  return workspace;
}

/** What the desk asks for, for each operator and some of its accounts. */
async function readPaths(url: string): Promise<{ paths: string[]; operators: string[] }> {
  const connection = connect(url);
  const get = async (path: string): Promise<unknown> =>
    JSON.parse((await connection.send(path)).text);
  const operators = Page(OperatorSummary).parse(await get('api/operators')).rows;
  const paths = ['api/run', 'api/runs', 'api/operators', 'api/cases'];
  for (const { operator_id } of operators.slice(0, 5)) {
    const base = `api/operators/${encodeURIComponent(operator_id)}`;
    paths.push(base, `${base}/cells`, `${base}/graph`, `${base}/accounts`, `${base}/case`);
    const { rows } = AccountRowPage.parse(await get(`${base}/accounts?limit=4`));
    for (const { account_id } of rows) {
      paths.push(`api/accounts/${encodeURIComponent(account_id)}`, `api/search?q=${account_id}`);
    }
  }
  connection.close();
  return { paths, operators: operators.slice(0, 3).map((operator) => operator.operator_id) };
}

const summary = ({ latencies, errors }: Load, seconds: number) => ({
  requests: latencies.length,
  per_second: round(latencies.length / seconds),
  p50_ms: round(quantile(latencies, 0.5)),
  p95_ms: round(quantile(latencies, 0.95)),
  max_ms: round(quantile(latencies, 1)),
  errors: Object.fromEntries(errors),
});

async function measureLoad(url: string, workspace: string, seconds: number) {
  const { paths, operators } = await readPaths(url);
  const log = openDecisionLog(workspace, () => new Date());
  const before = new Set((await log.all()).map(({ id }) => id));
  say(`${READERS} readers and ${WRITERS} writers for ${seconds} s`);
  const [read, written] = await Promise.all([
    readFor({ url, readers: READERS, seconds, paths }),
    writeFor({ url, writers: WRITERS, seconds, operators }),
  ]);
  const after = (await log.all()).map(({ id }) => id).filter((id) => !before.has(id));
  const kept = new Set(after);
  say('the same readers at an empty Express route');
  const empty = await started([
    '--import',
    'tsx',
    join(PACKAGE_ROOT, 'bench', 'api', 'emptyRoute.ts'),
  ]);
  const bare = await readFor({
    url: empty.url,
    readers: READERS,
    seconds: seconds / 4,
    paths: [''],
  });
  await empty.stop();
  return {
    readers: summary(read, seconds),
    writers: {
      ...summary(written.load, seconds),
      accepted: written.accepted.length,
      refused_as_stale: written.refused,
    },
    decisions: {
      kept: after.length,
      lost: written.accepted.filter((id) => !kept.has(id)).length,
      kept_twice: after.length - kept.size,
    },
    empty_route: summary(bare, seconds / 4),
    p95_ratio: round(quantile(read.latencies, 0.95) / quantile(bare.latencies, 0.95)),
  };
}

/** @returns whether the fuzzer found nothing; its report goes to standard error. */
async function fuzz(url: string, examples: string, folder: string): Promise<boolean> {
  const python = await preparePython('api', silentProgress);
  const found = await execa(
    python,
    [
      // The command beside it knows the interpreter by the place it was installed in first.
      ...['-m', 'schemathesis.cli', 'run'],
      `${url}api/openapi.json`,
      '--checks=all',
      '--mode=all',
      `--max-examples=${examples}`,
      '--continue-on-failure',
      '--seed=1',
      '--request-timeout=30',
      // A stream has no end; a package is minutes of work, and test/http asks for one.
      '--exclude-operation-id=events',
      '--exclude-operation-id=requestPackage',
    ],
    {
      // It leaves a folder where it is started.
      cwd: folder,
      reject: false,
      stdout: process.stderr,
      stderr: 'inherit',
      env: { PYTHONUTF8: '1', NO_COLOR: '1' },
    },
  );
  return found.exitCode === 0;
}

program.action(async (flags: Flags) => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-api-'));
  const workspace = flags.workspace ?? (await demoWorkspace(folder));
  const served = await started([
    join(PACKAGE_ROOT, 'bin', 'throughline.js'),
    ...['serve', '--workspace', workspace, '--port', '0', '--json'],
  ]);
  try {
    const result = {
      fuzz_found_nothing: flags.fuzz ? await fuzz(served.url, flags.examples, folder) : null,
      load: flags.load ? await measureLoad(served.url, workspace, Number(flags.seconds)) : null,
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    const { load } = result;
    const isFine =
      result.fuzz_found_nothing !== false &&
      (load === null ||
        (load.decisions.lost === 0 &&
          Object.keys({ ...load.readers.errors, ...load.writers.errors }).length === 0));
    if (!isFine) process.exitCode = 1;
  } finally {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
await program.parseAsync();
