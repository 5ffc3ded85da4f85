import { describe, expect, it } from 'vitest';
import { countsAround, isDay, periodOf } from '../../client/state/days.js';

describe('isDay', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-5-1', false],
    ['05/01/2026', false],
    ['', false],
  ])('%s: %s', (text, is) => expect(isDay(text)).toBe(is));
});

describe('the days of the timeline', () => {
  const on = (day: string, signups: number, exchanges: number) => ({ day, signups, exchanges });

  const signups = (days: readonly ReturnType<typeof on>[]) =>
    days.map((d) => [d.day, d.signups] as const);

  it('begin with the first exchange, and say how many signed up before', () => {
    const days = [
      on('2025-01-02', 1, 0),
      on('2026-04-23', 40, 0),
      on('2026-04-24', 1, 20),
      on('2026-04-25', 0, 7),
      on('2026-04-26', 2, 0),
    ];
    const whole = periodOf(days)!;
    expect(whole).toEqual({ from: '2026-04-24', to: '2026-04-26' });
    expect(countsAround(signups(days), whole)).toEqual({
      inside: 3,
      most: 2,
      before: 41,
      since: '2025-01-02',
    });
  });

  it('are those of sign-ups where nobody wrote anything', () => {
    const days = [on('2026-04-23', 4, 0), on('2026-04-25', 1, 0)];
    const whole = periodOf(days)!;
    expect(whole).toEqual({ from: '2026-04-23', to: '2026-04-25' });
    expect(countsAround(signups(days), whole)).toEqual({
      inside: 5,
      most: 4,
      before: 0,
      since: null,
    });
    expect(periodOf([])).toBeNull();
  });
});
