import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { EXIT, UsageError } from '../contract/errors.js';
import { stopEmbeddedServers } from '../graph/startedServers.js';
import { PROGRAM_VERSION } from '../packageRoot.js';
import { addAccessCommands } from './accessCommands.js';
import { DEFAULT_SEED, DEFAULT_WORKSPACE } from './defaults.js';
import { addEvidenceCommands } from './evidenceCommands.js';
import { describeFailure } from './failure.js';
import type { GenerateFlags } from './generate.js';
import type { RunFlags } from './run.js';
import { addRunsCommands } from './runsCommands.js';
import type { Served, ServeFlags } from './serve.js';
import { runStopHooks } from './stopHooks.js';
import { stopOnSignals } from './stopOnSignals.js';
import { answer, outliveReaders, say } from './terminal.js';
import { terminalProgress } from './terminalProgress.js';
import { addWorkspaceCommands } from './workspaceCommands.js';

// A command loads what it needs when it is given: `--help` and a wrong option answer at once.
const stopping = stopOnSignals((exitCode) =>
  Promise.all([stopEmbeddedServers(), runStopHooks(exitCode)]),
);

const fail = (error: unknown): void => {
  const { text, exitCode } = describeFailure(error);
  say(text);
  process.exitCode = exitCode;
};
outliveReaders(fail);

const program = new Command('throughline')
  .description('Finds the one operator behind thousands of accounts.')
  .version(PROGRAM_VERSION)
  .exitOverride()
  .showHelpAfterError('What it takes is said by --help after the command.');

const WORKSPACE = [
  '--workspace <dir>',
  'folder that holds everything runs leave',
  DEFAULT_WORKSPACE,
] as const;

program
  .command('doctor')
  .description('say what is missing, with the remedy, and whether the records are untouched')
  .option(...WORKSPACE)
  .option('--seen <heads...>', 'heads of records that doctor printed earlier: FILE:NUMBER:HASH')
  .option('--json', 'print one JSON object on standard output')
  .action(async (flags: { workspace: string; seen?: string[]; json?: true }) => {
    const { doctor, doctorExitCode, formatDoctor } = await import('./doctor.js');
    const { workspace, seen = [] } = flags;
    const report = await doctor(process.env, { workspace, seen });
    answer(flags.json, report, `${formatDoctor(report)}\n`);
    process.exitCode = doctorExitCode(report);
  });

type WatchFlags = RunFlags & { every: number; settle: number; json?: true };
const SEED = ['--seed <n>', 'seed of everything random', wholeNumber, DEFAULT_SEED] as const;

program
  .command('run')
  .description('attribute a case: log files in, operators out')
  .argument('<case>', 'folder with the tables, or with a case.yaml that maps them')
  .option('--data <dir>', 'the files lie here, case.yaml in the case folder')
  .option('--out <dir>', 'copy the output files here')
  .option(...WORKSPACE)
  .option(...SEED)
  .option('--log <file>', 'append JSON lines of what happens')
  .option('--metrics <file>', 'write figures for a collector (OpenMetrics)')
  .option('--webhook <url>', 'post the end of the run there')
  .option('--alert-exit-code <n>', 'end with this code where a person must look', alertExitCode)
  .option('--json', 'print the run’s record as one JSON object on standard output')
  .action(async (caseDir: string, flags: RunFlags & { alertExitCode?: number; json?: true }) => {
    const { formatRun, run } = await import('./run.js');
    const result = await run(caseDir, flags);
    answer(flags.json, result.record, `${formatRun(result)}\n`);
    const isAlert = (result.record.alerts ?? []).length > 0;
    if (isAlert && flags.alertExitCode !== undefined) process.exitCode = flags.alertExitCode;
  });

program
  .command('watch')
  .description('run a case whenever its files have changed and settled')
  .argument('<case>', 'folder with the tables, or with a case.yaml that maps them')
  .option('--data <dir>', 'the files lie here, case.yaml in the case folder')
  .option('--out <dir>', 'copy the output files here')
  .option(...WORKSPACE)
  .option(...SEED)
  .option('--every <seconds>', 'look this often', wholeNumber, 10)
  .option('--settle <seconds>', 'wait until nothing has changed for so long', wholeNumber, 60)
  .option('--log <file>', 'append JSON lines of what happens')
  .option('--metrics <file>', 'write figures for a collector (OpenMetrics)')
  .option('--webhook <url>', 'post the end of each run there')
  .option('--json', 'print each run’s record as one JSON object, a line each, on standard output')
  .action(async (caseDir: string, flags: WatchFlags) => {
    const { formatRun, run } = await import('./run.js');
    const { watchCase } = await import('./watch.js');
    const { caseFolders, requireFolders } = await import('../ingest/caseFolders.js');
    const folders = caseFolders({ caseDir, ...(flags.data && { dataDir: flags.data }) });
    // Folders that go away come back; those that never were are a slip of the pen.
    await requireFolders(folders);
    await watchCase({
      folders,
      own: [flags.workspace, flags.out, flags.log, flags.metrics].flatMap((path) =>
        path === undefined ? [] : [resolve(path)],
      ),
      away: (error) => say(`${describeFailure(error).text}\nLooked for again.`),
      everyMs: 1000 * Math.max(1, flags.every),
      settleMs: 1000 * flags.settle,
      now: Date.now,
      isAsked: stopping.isAsked,
      run: async () => {
        try {
          const result = await run(caseDir, flags);
          answer(flags.json, result.record, `${formatRun(result)}\n`);
        } catch (error) {
          // What the command itself got wrong does not come right by looking again.
          if (error instanceof UsageError) throw error;
          say(describeFailure(error).text);
        }
      },
    });
  });

program
  .command('serve')
  .description('serve the investigation over the latest run, on loopback')
  .option(...WORKSPACE)
  .option('--port <n>', 'port to listen on, 0 for a free one', portNumber, 7171)
  .option('--host <address>', 'listen on this address; beyond loopback only with a login')
  .option('--public-url <url>', 'address people type, where a reverse proxy speaks TLS')
  .option(
    '--oidc-issuer <url>',
    'identity provider; the client’s secret in THROUGHLINE_OIDC_SECRET',
  )
  .option('--oidc-client <id>', 'client id at the identity provider')
  .option('--idle-minutes <n>', 'a session ends after so long without use', wholeNumber, 30)
  .option('--session-hours <n>', 'a session ends after so long in any case', wholeNumber, 12)
  .option('--json', 'print the address as one JSON object on standard output')
  .action(async (flags: ServeFlags & { json?: true }) => {
    const { serve } = await import('./serve.js');
    await untilStopped(await serve(flags), flags.json);
  });

program
  .command('start')
  .description('run a case, or the demo world, and open the investigation')
  .argument('[case]', 'folder of the case; none for the demo')
  .option('--data <dir>', 'the files lie here, case.yaml in the case folder')
  .option(...WORKSPACE)
  .option('--port <n>', 'port to listen on, 0 for a free one', portNumber, 7171)
  .option('--json', 'print the address as one JSON object on standard output')
  .action(
    async (
      caseDir: string | undefined,
      flags: { workspace: string; port: number; data?: string; json?: true },
    ) => {
      const { start } = await import('./start.js');
      const progress = terminalProgress(process.stderr, Date.now);
      await untilStopped(await start(caseDir, flags, progress), flags.json);
    },
  );

program
  .command('generate')
  .description('make a synthetic case with a truth.csv beside it')
  .argument('<scenario>', 'which world; a wrong name lists them')
  .requiredOption('--out <dir>', 'folder to write')
  .option('--accounts <n>', 'number of accounts', wholeNumber)
  .option('--exchanges <n>', 'number of exchanges, about', wholeNumber)
  .option('--prompts <file>', 'real prompts for ordinary people: one a line, or JSONL')
  .option(...SEED)
  .option('--json', 'print one JSON object on standard output')
  .action(async (scenario: string, flags: GenerateFlags & { json?: true }) => {
    const { generate } = await import('./generate.js');
    const made = await generate(scenario, flags, terminalProgress(process.stderr, Date.now));
    const text = `${made.accounts} accounts, ${made.exchanges} exchanges, ${made.operators.length} operators; truth in ${made.truthPath}`;
    answer(flags.json, made, `${text}\n`);
  });

program
  .command('evaluate')
  .description('compare a run with what is true')
  .argument('<run-dir>', 'folder with accounts.csv and operators.json')
  .requiredOption('--truth <file>', 'CSV with account_id, class, operator')
  .option('--json', 'print one JSON object on standard output')
  .action(async (runDir: string, flags: { truth: string; json?: true }) => {
    const { formatEvaluation, warningOf } = await import('../evaluate/format.js');
    const { evaluateRun } = await import('../evaluate/index.js');
    const evaluation = await evaluateRun({ runDir, truthPath: flags.truth });
    const warning = warningOf(evaluation);
    if (warning !== null) say(warning);
    answer(flags.json, evaluation, `${formatEvaluation(evaluation)}\n`);
  });

addRunsCommands(program, WORKSPACE);
addWorkspaceCommands(program, WORKSPACE);
addEvidenceCommands(program, WORKSPACE);
addAccessCommands(program, WORKSPACE);

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('It takes a port, at most 65535.');
  return port;
}

/** No code that says something else: of a failure, of a shell, of a signal. */
function alertExitCode(text: string): number {
  const code = wholeNumber(text);
  if (code < 5 || code > 125) throw new InvalidArgumentError('It takes a code from 5 to 125.');
  return code;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('It takes a smaller number.');
  return number;
}

/** Says where the page is, and stops cleanly on Ctrl-C. */
async function untilStopped(served: Served, json: true | undefined): Promise<void> {
  const asked = stopping.untilAsked();
  say(`Throughline is open at ${served.url} — stop it with Ctrl-C`);
  if (json) answer(json, { url: served.url }, '');
  await asked;
  await served.stop();
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else if (!stopping.isAsked()) fail(error);
}
