import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Progress } from '../contract/progress.js';

export interface RunLog {
  readonly progress: Progress;
  /** From now on every line carries the run's id. */
  identified(runId: string): void;
  finished(fields: Record<string, unknown>, message: string): void;
  failed(fields: Record<string, unknown>, message: string): void;
}

/**
 * A log of one attempt as JSON lines (pino), appended to a file: each stage with its milliseconds,
 * each message, and the end. Every line carries the attempt's id, and the run's once it is known.
 * @param shown progress that a person watches meanwhile
 */
export function openRunLog(file: string, shown: Progress, now: () => number): RunLog {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const stream = pino.destination({ dest: resolve(file), append: true, sync: true, mode: 0o600 });
  let log: Logger = pino(
    {
      base: { attempt: randomUUID() },
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
    },
    stream,
  );
  let stage = '';
  let begun = 0;
  return {
    progress: {
      start(name, total) {
        stage = name;
        begun = now();
        log.info({ stage, ...(total === undefined ? {} : { total }) }, 'stage begins');
        shown.start(name, total);
      },
      update: (done, note) => shown.update(done, note),
      done(note) {
        log.info(
          { stage, ms: Math.max(0, now() - begun), ...(note === undefined ? {} : { note }) },
          'stage ends',
        );
        shown.done(note);
      },
      message(text) {
        log.info(text);
        shown.message(text);
      },
    },
    identified(runId) {
      log = log.child({ run_id: runId });
    },
    finished: (fields, message) => log.info(fields, message),
    failed: (fields, message) => log.error(fields, message),
  };
}
