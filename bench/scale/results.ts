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

export interface ScaleResults {
  readonly machine: string;
  readonly sizes: readonly SizeResult[];
  /** The middle size without its hubs; null where it was not asked for. */
  readonly flat: SizeResult | null;
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

/** Stages in order with their times by size and how they grow with the exchanges. */
export function tableOf({ machine, sizes, flat }: ScaleResults): string {
  const stages = sizes[0]!.stages.map(({ stage }) => stage);
  const secondsOf = (size: SizeResult, stage: string) =>
    size.stages.find((s) => s.stage === stage)?.seconds ?? 0;
  const row = (name: string, of: (size: SizeResult) => number) => {
    const exponent = growthExponent(
      sizes.map((size) => ({ size: size.exchanges, seconds: of(size) })),
    );
    const hubs =
      flat === null ? [] : [(of(sizes[Math.floor(sizes.length / 2)]!) / of(flat)).toFixed(2)];
    const cells = [
      name,
      ...sizes.map((size) => of(size).toFixed(1)),
      exponent?.toFixed(2) ?? '–',
      ...hubs,
    ];
    return `| ${cells.join(' | ')} |`;
  };
  const head = [
    'seconds',
    ...sizes.map((s) => `${s.accounts} accounts, ${s.exchanges} exchanges`),
    'exponent',
    ...(flat === null ? [] : ['with hubs ÷ without']),
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
