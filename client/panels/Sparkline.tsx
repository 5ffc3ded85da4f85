import type { DayCount } from '../../server/contract/api.js';

const BARS = 24;

/** Activity in equal slices of the period: exchanges, or sign-ups where there are none. */
export function slices(days: readonly DayCount[], count: number): number[] {
  if (days.length === 0) return [];
  const useExchanges = days.some((d) => d.exchanges > 0);
  const active = useExchanges ? days.filter((d) => d.exchanges > 0) : days;
  const start = Date.parse(active[0]!.day);
  const end = Date.parse(active.at(-1)!.day) + 86_400_000;
  const sums = new Array<number>(count).fill(0);
  for (const { day, exchanges, signups } of active) {
    const at = Math.floor(((Date.parse(day) - start) / (end - start)) * count);
    sums[at]! += useExchanges ? exchanges : signups;
  }
  return sums;
}

export function Sparkline({ days }: { readonly days: readonly DayCount[] }) {
  const sums = slices(days, BARS);
  const most = Math.max(1, ...sums);
  return (
    <svg className="sparkline" viewBox={`0 0 ${BARS * 3} 14`} aria-hidden="true">
      <path
        d={sums.map((sum, i) => `M${i * 3} 14v${(-(13 * sum) / most).toFixed(2)}h2V14z`).join('')}
      />
    </svg>
  );
}
