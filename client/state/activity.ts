import type { DayCount } from '../../server/contract/api.js';

const DAY_MS = 86_400_000;

/** Activity in equal slices of its period: exchanges, or sign-ups where there are none. */
export function slices(days: readonly DayCount[], count: number): number[] {
  const useExchanges = days.some((d) => d.exchanges > 0);
  const active = days.filter((d) => (useExchanges ? d.exchanges : d.signups) > 0);
  if (active.length === 0) return [];
  const start = Date.parse(active[0]!.day);
  const end = Date.parse(active.at(-1)!.day) + DAY_MS;
  const sums = new Array<number>(count).fill(0);
  for (const { day, exchanges, signups } of active) {
    const at = Math.floor(((Date.parse(day) - start) / (end - start)) * count);
    sums[at]! += useExchanges ? exchanges : signups;
  }
  return sums;
}

/** Every day from the first to the last, those without activity too. */
export function everyDay(days: readonly DayCount[]): DayCount[] {
  if (days.length === 0) return [];
  const known = new Map(days.map((d) => [d.day, d]));
  const last = Date.parse(days.at(-1)!.day);
  const filled: DayCount[] = [];
  for (let at = Date.parse(days[0]!.day); at <= last; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    filled.push(known.get(day) ?? { day, signups: 0, exchanges: 0 });
  }
  return filled;
}

/** Where months begin, as positions in a row of days, at most `most` of them. */
export function monthTicks(
  days: readonly { day: string }[],
  most: number,
): { index: number; label: string }[] {
  const firsts = days.flatMap(({ day }, index) =>
    day.endsWith('-01') ? [{ index, label: day.slice(0, 7) }] : [],
  );
  const step = Math.max(1, Math.ceil(firsts.length / most));
  return firsts.filter((_, i) => i % step === 0);
}
