import { mkdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { GraphDatabase } from '../graph/index.js';
import { requireFilePlace } from '../runs/folders.js';
import { type Attempt, openMetricsOf } from '../runs/report/openMetrics.js';
import { type RunResult, runCase } from '../runs/runCase.js';
import { writeWhole } from '../runs/workspace.js';
import { describeFailure } from './failure.js';
import { openRunLog, type RunLog } from './runLog.js';
import { onStop } from './stopHooks.js';
import { say } from './terminal.js';
import { terminalProgress } from './terminalProgress.js';
import { deliver, requireWebhook, webhookBody } from './webhook.js';

export interface AttemptFlags {
  readonly data?: string;
  readonly out?: string;
  readonly workspace: string;
  readonly seed: number;
  readonly graph?: GraphDatabase;
  /** File that the attempt's log is appended to. */
  readonly log?: string;
  /** File that the attempt's figures are written to, for a collector. */
  readonly metrics?: string;
  /** Address that is told of the attempt's end. */
  readonly webhook?: string;
}

/**
 * Runs a case and tells whoever asked to be told, also where it fails: log, figures, webhook. A
 * receiver that does not answer changes nothing in the run; what it was to be told waits.
 * @throws UsageError, before anything is done, where nobody could be told; what the run throws.
 */
export async function attemptRun(caseDir: string, flags: AttemptFlags): Promise<RunResult> {
  if (flags.log !== undefined) await requireFilePlace('--log', flags.log);
  if (flags.metrics !== undefined) await requireFilePlace('--metrics', flags.metrics);
  if (flags.webhook !== undefined) requireWebhook(flags.webhook);
  const shown = terminalProgress(process.stderr, Date.now);
  const log = flags.log === undefined ? null : openRunLog(flags.log, shown, Date.now);
  const progress = log?.progress ?? shown;
  const startedAt = new Date();
  const told = { case: basename(resolve(caseDir)), startedAt };
  let isStopped = false;
  const forgetStop = onStop((exitCode) => {
    isStopped = true;
    const attempt = { ...told, ok: false, exitCode, endedAt: new Date(), record: null };
    return tell(flags, log, attempt, 'stopped by a signal');
  });
  try {
    const result = await runCase({
      caseDir,
      ...(flags.data === undefined ? {} : { dataDir: flags.data }),
      ...(flags.out === undefined ? {} : { outDir: flags.out }),
      workspace: flags.workspace,
      ...(flags.graph === undefined ? {} : { graph: flags.graph }),
      env: process.env,
      now: () => new Date(),
      seed: flags.seed,
      progress,
      identified: (runId) => log?.identified(runId),
    });
    const { record } = result;
    await tell(flags, log, { ...told, ok: true, exitCode: 0, endedAt: new Date(), record });
    return result;
  } catch (error) {
    shown.stop();
    // What fails then fails because of it.
    if (isStopped) throw error;
    const { exitCode } = describeFailure(error);
    const attempt = { ...told, ok: false, exitCode, endedAt: new Date(), record: null };
    // What went wrong first is what is told.
    await tell(flags, log, attempt, describeFailure(error).text).catch(() => {});
    throw error;
  } finally {
    forgetStop();
  }
}

async function tell(
  flags: AttemptFlags,
  log: RunLog | null,
  attempt: Attempt,
  failure?: string,
): Promise<void> {
  const { record } = attempt;
  if (attempt.ok) log?.finished({ counts: record?.counts, alerts: record?.alerts }, 'run finished');
  else log?.failed({ exit_code: attempt.exitCode }, failure ?? 'run failed');
  if (flags.metrics !== undefined) {
    await mkdir(dirname(resolve(flags.metrics)), { recursive: true });
    // A collector is another user, and a file of another umask would tell it nothing without a word.
    await writeWhole(resolve(flags.metrics), openMetricsOf(attempt), 0o644);
  }
  if (flags.webhook !== undefined) {
    const { waiting, why } = await deliver({
      workspace: flags.workspace,
      url: flags.webhook,
      secret: process.env['THROUGHLINE_WEBHOOK_SECRET'],
      body: webhookBody(attempt),
      // Whoever stopped it does not wait long; what is not taken at once waits for the next run.
      ...(attempt.exitCode > 128 && { tries: 1, timeoutMs: 3_000 }),
    });
    if (waiting > 0) {
      const messages = waiting === 1 ? '1 message waits' : `${waiting} messages wait`;
      const sentence = `The webhook ${why}; ${messages} for the next run.`;
      log?.failed({ waiting }, sentence);
      say(sentence);
    }
  }
}
