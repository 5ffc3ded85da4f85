import type { DayCount } from '../../server/contract/api.js';
import { exact } from '../state/format.js';

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

/** Sign-ups and exchanges a day over the whole period of a group. */
export function Timeline({ days }: { readonly days: readonly DayCount[] }) {
  if (days.length === 0) return null;
  const mostExchanges = Math.max(1, ...days.map((d) => d.exchanges));
  const mostSignups = Math.max(1, ...days.map((d) => d.signups));
  const start = Date.parse(days[0]!.day);
  const end = Date.parse(days.at(-1)!.day) + 86_400_000;
  const x = (day: string) => (1000 * (Date.parse(day) - start)) / (end - start);
  const width = Math.max(1, (1000 * 86_400_000) / (end - start) - 0.6);
  const total = (of: (d: DayCount) => number) => exact(days.reduce((sum, d) => sum + of(d), 0));
  return (
    <figure className="timeline">
      <svg
        viewBox="0 0 1000 70"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${total((d) => d.exchanges)} exchanges and ${total((d) => d.signups)} sign-ups from ${days[0]!.day} to ${days.at(-1)!.day}`}
      >
        {days.map((d) => (
          <g key={d.day}>
            <rect
              className="exchanges"
              x={x(d.day)}
              width={width}
              y={48 - (46 * d.exchanges) / mostExchanges}
              height={(46 * d.exchanges) / mostExchanges}
            />
            <rect
              className="signups"
              x={x(d.day)}
              width={width}
              y={52}
              height={(18 * d.signups) / mostSignups}
            />
          </g>
        ))}
      </svg>
      <figcaption>
        <span>{days[0]!.day}</span>
        <span>
          <i className="exchanges" /> exchanges a day, up to {exact(mostExchanges)}
          <i className="signups" /> sign-ups a day, up to {exact(mostSignups)}
        </span>
        <span>{days.at(-1)!.day} UTC</span>
      </figcaption>
    </figure>
  );
}
