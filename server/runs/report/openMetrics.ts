import type { RunRecord } from '../../contract/outputs.js';

/** What became of an attempt at a run, whether or not it got as far as a record. */
export interface Attempt {
  readonly case: string;
  readonly ok: boolean;
  readonly exitCode: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly record: RunRecord | null;
}

const labelled = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

/**
 * An attempt as OpenMetrics text (openmetrics.io, 1.0), for a collector that reads files. Names no
 * account and no operator.
 */
export function openMetricsOf(attempt: Attempt): string {
  const lines: string[] = [];
  const by = { case: attempt.case };
  const gauge = (
    name: string,
    help: string,
    samples: readonly (readonly [labels: Record<string, string>, value: number])[],
  ) => {
    const unit = /_(seconds|bytes)$/.exec(name)?.[1];
    lines.push(`# TYPE throughline_${name} gauge`);
    if (unit !== undefined) lines.push(`# UNIT throughline_${name} ${unit}`);
    lines.push(`# HELP throughline_${name} ${help}`);
    for (const [labels, value] of samples) {
      const pairs = Object.entries({ ...by, ...labels }).map(([k, v]) => `${k}="${labelled(v)}"`);
      lines.push(`throughline_${name}{${pairs.join(',')}} ${value}`);
    }
  };
  const seconds = (date: Date) => date.getTime() / 1000;
  gauge('run_success', 'Whether the last attempt ended well.', [[{}, Number(attempt.ok)]]);
  gauge('run_exit_code', 'Exit code of the last attempt.', [[{}, attempt.exitCode]]);
  gauge('run_end_timestamp_seconds', 'When the last attempt ended.', [
    [{}, seconds(attempt.endedAt)],
  ]);
  gauge('run_duration_seconds', 'How long the last attempt took.', [
    [{}, Math.max(0, seconds(attempt.endedAt) - seconds(attempt.startedAt))],
  ]);
  const { record } = attempt;
  if (record !== null) {
    gauge(
      'run_count',
      'Counts of the last finished run.',
      Object.entries(record.counts).map(([of, n]) => [{ of }, n]),
    );
    gauge(
      'run_stage_duration_seconds',
      'How long each stage took.',
      record.stages.map(({ stage, seconds: s }) => [{ stage }, s]),
    );
    gauge('run_memory_bytes', 'Greatest memory of the process.', [[{}, record.peak_memory_bytes]]);
    const kinds = new Map<string, number>();
    for (const { kind } of record.alerts ?? []) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    gauge('run_alerts', 'What a person must look at.', [
      [{ kind: 'any' }, record.alerts?.length ?? 0],
      ...[...kinds].map(([kind, n]) => [{ kind }, n] as const),
    ]);
  }
  return `${lines.join('\n')}\n# EOF\n`;
}
