import type { Second } from '../world.js';

/** Public holidays of spring 2026 by country, as month-day. */
const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  US: ['05-25', '06-19'],
  GB: ['05-04', '05-25'],
  DE: ['05-01', '05-14', '05-25', '06-04'],
  FR: ['05-01', '05-08', '05-14', '05-25'],
  BR: ['04-21', '05-01', '06-04'],
  JP: ['04-29', '05-03', '05-04', '05-05', '05-06'],
  KR: ['05-05', '05-24', '06-03', '06-06'],
  SG: ['05-01', '05-27', '05-31'],
  MX: ['05-01'],
  IN: ['05-01', '05-27'],
  NG: ['05-01', '05-27', '06-12'],
  AU: ['04-25', '06-08'],
  CN: ['05-01', '05-02', '05-03', '05-04', '05-05', '06-19'],
};
const DAY_S = 86_400;

const days = new Map(
  Object.entries(HOLIDAYS).map(([code, list]) => [
    code,
    new Set(list.map((day) => Date.parse(`2026-${day}T00:00:00Z`) / 1000 / DAY_S)),
  ]),
);

/** Whether a local time falls on a Saturday, a Sunday or a public holiday of the country. */
export function isHoliday(country: string, local: Second): boolean {
  const day = Math.floor(local / DAY_S);
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6 || (days.get(country)?.has(day) ?? false);
}
