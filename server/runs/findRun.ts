import { UsageError } from '../contract/errors.js';
import type { RunRecord } from '../contract/outputs.js';

const SPAN_MS = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;

/** The moment of an ISO 8601 date or time, UTC without an offset; null for any other text. */
export function isoMoment(text: string): Date | null {
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text);
  if (!isTime || !isDay(text.slice(0, 10))) return null;
  const isZoned = !text.includes('T') || /(Z|[+-]\d\d:\d\d)$/.test(text);
  const moment = new Date(isZoned ? text : `${text}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** The 30th of February is none, though `Date` takes it for a day in March. */
const isDay = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};

/**
 * The moment that an option such as `--since` names: an ISO 8601 date or time (UTC without an offset), or a span back
 * from now such as `12h`, `7d`, `2w`.
 * @throws UsageError for anything else.
 */
export function sinceMoment(text: string, now: Date, option = '--since'): Date {
  const span = /^(\d{1,5})([hdw])$/.exec(text);
  if (span !== null) {
    return new Date(now.getTime() - Number(span[1]) * SPAN_MS[span[2] as keyof typeof SPAN_MS]);
  }
  const moment = isoMoment(text);
  if (moment !== null) return moment;
  throw new UsageError(
    `${option} “${text}”: that is no time.`,
    'It takes a date (2026-07-01), a time (2026-07-01T06:00Z) or a span (12h, 7d, 2w).',
  );
}

/**
 * The finished run that a person means: `latest`, a whole id, or the beginning of one.
 * @param runs newest first
 * @throws UsageError where there is none, or more than one.
 */
export function findRun(runs: readonly RunRecord[], name: string): RunRecord {
  const done = runs.filter((run) => run.status === 'done');
  if (name === 'latest' && done[0] !== undefined) return done[0];
  const whole = done.find((run) => run.run_id === name);
  if (whole !== undefined) return whole;
  const found = done.filter(({ run_id }) =>
    [run_id, run_id.slice(4)].some((id) => id.startsWith(name)),
  );
  if (found.length === 1) return found[0]!;
  if (done.length === 0) {
    throw new UsageError(
      'There is no finished run in this workspace.',
      'Run a case first: npx throughline run CASE, with the same --workspace.',
    );
  }
  throw new UsageError(
    found.length === 0
      ? `There is no finished run ${name} in this workspace.`
      : `${name} is the beginning of ${found.length} runs: ${found.map((run) => run.run_id).join(', ')}.`,
    'throughline runs lists them.',
  );
}

/** The two runs that a comparison is asked of. */
export interface RunPair {
  readonly before: RunRecord;
  readonly after: RunRecord;
}

/**
 * The runs to compare: the two named; or `after` (the latest) with, by `since`, the last run of its
 * case finished before then (its first one where all are later); or with the one just before it.
 * @throws UsageError where there is no such pair.
 */
export function findPair(
  runs: readonly RunRecord[],
  o: { before?: string | undefined; after?: string | undefined; since?: Date | undefined },
): RunPair {
  if (o.before !== undefined && o.after !== undefined) {
    return { before: findRun(runs, o.before), after: findRun(runs, o.after) };
  }
  const after = findRun(runs, o.after ?? 'latest');
  if (o.before !== undefined) return { before: findRun(runs, o.before), after };
  // By the order in which they were asked for: a run whose input came back was begun long ago.
  const earlier = runs
    .slice(runs.indexOf(after) + 1)
    .filter(
      (run) => run.status === 'done' && run.parameters['case_id'] === after.parameters['case_id'],
    );
  const { since } = o;
  const before =
    since === undefined
      ? earlier[0]
      : (earlier.find((run) => run.started_at <= since.toISOString()) ?? earlier.at(-1));
  if (before !== undefined) return { before, after };
  throw new UsageError(
    `There is no run of ${after.case_name} before ${after.run_id} to compare it with.`,
    'Run the case again when its input has grown.',
  );
}
