import { median } from '../quality/table.js';
import { type Speed, speedTable } from './peers/speed.js';
import type { PartNeeds } from './watchNeeds.js';

/** One world run once. Seconds are of the clock, but `cpuSeconds`: of this process, Neo4j's apart. */
export interface SizeResult {
  readonly scenario: string;
  readonly accounts: number;
  readonly exchanges: number;
  readonly promptBytes: number;
  readonly generationSeconds: number | null;
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
  readonly cpuSeconds: number;
  readonly peakMemoryBytes: number;
  /** DuckDB reading every prompt of the input once and doing nothing with it. */
  readonly bareScanSeconds: number;
  /** What each part of the run took at most. */
  readonly needs: readonly PartNeeds[];
  /** Throughline beside its peers; empty where they were not asked. */
  readonly speeds: readonly Speed[];
  readonly counts: Readonly<Record<string, number>>;
  /** One-minute load average of the machine before and after. */
  readonly loadAverage: readonly [number, number];
  readonly operators: readonly {
    readonly operator: string;
    readonly accounts: number;
    readonly precision: number | null;
    readonly recall: number;
  }[];
}

/** A run of the whole command: seconds of the clock, and of this process's processors. */
export interface TimedRun {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
  /** That were new to it. */
  readonly exchanges: number;
}

/** A day added to a case, beside a run over everything. */
export interface DayResult {
  readonly accounts: number;
  readonly whole: TimedRun;
  readonly day: TimedRun;
  /** Whether both found the same signals, uses and groups. */
  readonly same: boolean;
}

/** A size run several times in turn with its hubs and without. */
export interface HubsResult {
  readonly accounts: number;
  readonly with: readonly SizeResult[];
  readonly without: readonly SizeResult[];
}

export interface ScaleResults {
  readonly machine: string;
  readonly sizes: readonly SizeResult[];
  /** Null where it was not asked for. */
  readonly hubs: HubsResult | null;
  readonly day: DayResult | null;
}

/**
 * Exponent of growth: the slope of log time over log size by least squares; null with fewer than two
 * sizes or a time of nothing.
 */
export function growthExponent(
  points: readonly { size: number; seconds: number }[],
): number | null {
  if (points.length < 2 || points.some(({ size, seconds }) => size <= 0 || seconds <= 0))
    return null;
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ seconds }) => Math.log(seconds));
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [x, y] = [mean(xs), mean(ys)];
  const spread = xs.reduce((sum, a) => sum + (a - x) ** 2, 0);
  if (spread === 0) return null;
  return xs.reduce((sum, a, i) => sum + (a - x) * (ys[i]! - y), 0) / spread;
}

const total = ({ stages }: SizeResult): number =>
  stages.reduce((sum, { seconds }) => sum + seconds, 0);

/** Below this many seconds a stage's ratio is the clock's own noise. */
const COMPARED_SECONDS_MIN = 1;

const ratioOf = (seconds: number, without: number): string =>
  without < COMPARED_SECONDS_MIN ? '–' : (seconds / without).toFixed(2);

/** Stages in order with their times by size and how they grow with the exchanges. */
export function tableOf({ machine, sizes, hubs, day }: ScaleResults): string {
  const stages = sizes[0]!.stages.map(({ stage }) => stage);
  const secondsOf = (size: SizeResult, stage: string) =>
    size.stages.find((s) => s.stage === stage)?.seconds ?? 0;
  const row = (name: string, of: (size: SizeResult) => number) => {
    const exponent = growthExponent(
      sizes.map((size) => ({ size: size.exchanges, seconds: of(size) })),
    );
    const cells = [
      name,
      ...sizes.map((size) => of(size).toFixed(1)),
      exponent?.toFixed(2) ?? '–',
      ...(hubs === null ? [] : [ratioOf(median(hubs.with.map(of)), median(hubs.without.map(of)))]),
    ];
    return `| ${cells.join(' | ')} |`;
  };
  const head = [
    'seconds',
    ...sizes.map((s) => `${s.accounts} accounts, ${s.exchanges} exchanges`),
    'exponent',
    ...(hubs === null
      ? []
      : [`with hubs ÷ without, ${hubs.accounts} accounts, medians of ${hubs.with.length}`]),
  ];
  return [
    `Machine: ${machine}`,
    `Load average before and after each: ${sizes.map((s) => s.loadAverage.map((l) => l.toFixed(1)).join(' → ')).join('; ')}`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...stages.map((stage) => row(stage, (size) => secondsOf(size, stage))),
    row('all', total),
    row('CPU of this process', (size) => size.cpuSeconds),
    row('bare scan of the prompts', (size) => size.bareScanSeconds),
    '',
    `Peak memory of this process: ${sizes.map((s) => `${(s.peakMemoryBytes / 2 ** 30).toFixed(2)} GiB`).join(', ')}`,
    ...sizes.map(
      (s) =>
        `Operators at ${s.accounts} accounts: ${s.operators.map((o) => `${o.accounts} (P ${o.precision?.toFixed(3) ?? '–'}, R ${o.recall.toFixed(3)})`).join(', ')}`,
    ),
    ...(day === null ? [] : ['', dayTable(day)]),
    ...sizes
      .filter(({ speeds }) => speeds.length > 0)
      .flatMap(({ accounts, speeds }) => [
        '',
        `Speed beside others, at ${accounts} accounts:`,
        '',
        speedTable(speeds),
      ]),
  ].join('\n');
}

/** What a day takes beside everything, stage by stage. */
function dayTable({ accounts, whole, day, same }: DayResult): string {
  const row = (name: string, ofDay: number, ofWhole: number) =>
    `| ${name} | ${ofDay.toFixed(1)} | ${ofWhole.toFixed(1)} | ${ofWhole < 0.05 ? '–' : `${Math.round((100 * ofDay) / ofWhole)} %`} |`;
  return [
    `A day of ${day.exchanges} exchanges added to a case of ${accounts} accounts, beside a run over all ${whole.exchanges}; both found ${same ? 'the same signals, uses and groups' : 'NOT THE SAME'}:`,
    '',
    '| seconds | day | everything | share |',
    '| --- | --- | --- | --- |',
    ...whole.stages.map(({ stage, seconds }) =>
      row(stage, day.stages.find((s) => s.stage === stage)?.seconds ?? 0, seconds),
    ),
    row('all', day.seconds, whole.seconds),
    row('CPU of this process', day.cpuSeconds, whole.cpuSeconds),
  ].join('\n');
}
