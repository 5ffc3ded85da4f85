import type { DayCount } from '../../server/contract/api.js';
import type { Days } from './deskState.js';

export const DAY_MS = 86_400_000;

/** The day that many days after another (ISO, UTC). */
export const plusDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

/** Days from one to another; 0 for the same. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && plusDays(text, 0) === text;

/** A period of days kept inside another. */
export function within(days: Days, whole: Days): Days {
  const clamp = (day: string) => (day < whole.from ? whole.from : day > whole.to ? whole.to : day);
  const [a, b] = [clamp(days.from), clamp(days.to)];
  return a <= b ? { from: a, to: b } : { from: b, to: a };
}

/** The next window of a film through a period: the same length further on; null at the end. */
export function nextFrame(now: Days | null, whole: Days): Days | null {
  const total = daysBetween(whole.from, whole.to) + 1;
  const pace = Math.max(1, Math.round(total / 60));
  if (now === null) {
    const length = Math.max(1, Math.round(total / 8));
    return within({ from: whole.from, to: plusDays(whole.from, length - 1) }, whole);
  }
  if (now.to >= whole.to) return null;
  return within({ from: plusDays(now.from, pace), to: plusDays(now.to, pace) }, whole);
}

/**
 * The days that the timeline draws: from the first exchange to the last day with anything. Without
 * exchanges all days with sign-ups; null where there is neither.
 */
export function periodOf(days: readonly DayCount[]): Days | null {
  const first = days.find((d) => d.exchanges > 0) ?? days[0];
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { from: first.day, to: last.day };
}

/** What happened inside a period, the most of it on one day, and what happened before with the first such day. */
export function countsAround(
  counts: Iterable<readonly [day: string, count: number]>,
  { from }: Days,
): {
  readonly inside: number;
  readonly most: number;
  readonly before: number;
  readonly since: string | null;
} {
  let [inside, most, before] = [0, 0, 0];
  let since: string | null = null;
  for (const [day, count] of counts) {
    if (day >= from) {
      inside += count;
      most = Math.max(most, count);
    } else if (count > 0) {
      before += count;
      if (since === null || day < since) since = day;
    }
  }
  return { inside, most, before, since };
}
