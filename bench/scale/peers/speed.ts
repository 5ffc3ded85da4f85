/** One program doing one task: how much of it, in how long. */
export interface Speed {
  readonly task: string;
  readonly name: string;
  /** What is counted; a slow program is given fewer. */
  readonly unit: string;
  readonly units: number;
  /** Of one process alone its processor's, which a crowded machine does not stretch; else of the wall. */
  readonly clock: 'processor' | 'wall';
  readonly seconds: number;
}

/** Units a second. */
export const rateOf = ({ units, seconds }: Speed): number => units / seconds;

/** Does something once. */
export async function speedOf(
  of: Omit<Speed, 'units' | 'seconds'>,
  work: () => Promise<number>,
): Promise<Speed> {
  const now = (): number => {
    if (of.clock === 'wall') return performance.now() / 1000;
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const from = now();
  const units = await work();
  return { ...of, units, seconds: now() - from };
}

/**
 * Speeds beside the first of their task, which is Throughline's: how many times as fast it is. One
 * run each, on the same machine one after the other.
 */
export function speedTable(speeds: readonly Speed[]): string {
  const rows = speeds.map((speed) => {
    const ours = speeds.find(({ task }) => task === speed.task)!;
    const ratio = speed === ours ? '' : (rateOf(ours) / rateOf(speed)).toPrecision(3);
    const rate = Number(rateOf(speed).toPrecision(3)).toLocaleString('en-GB');
    const units = `${speed.units.toLocaleString('en-GB')} ${speed.unit}`;
    return `| ${[speed.task, speed.name, units, `${speed.seconds.toFixed(2)} (${speed.clock})`, rate, ratio].join(' | ')} |`;
  });
  return [
    '| task | program | measured on | seconds | a second | Throughline is × |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
