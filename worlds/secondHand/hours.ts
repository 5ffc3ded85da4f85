import type { Dice } from './dice.js';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The moments of one day (from its UTC midnight) at which somebody sends a prompt, in order. */
export type Rhythm = (midnight: number, dice: Dice) => number[];

const weekday = (midnight: number): number => new Date(midnight).getUTCDay();
export const isWeekend = (midnight: number): boolean => weekday(midnight) % 6 === 0;

const inOrder = (times: number[]): number[] => times.sort((a, b) => a - b);

/** A sitting: some prompts, minutes apart. */
function sitting(start: number, prompts: number, dice: Dice): number[] {
  let at = start;
  return Array.from({ length: prompts }, () => {
    const now = at;
    at += Math.round((0.6 + dice.skewed(4)) * MINUTE);
    return now;
  });
}

/** A person with a life: some days, one or two sittings, at waking hours of the place. */
export function humanRhythm(
  dice: Dice,
  offset: number,
  pace: number,
  kind: 'private' | 'working' = 'private',
): Rhythm {
  const share = Math.min(0.9, pace * (0.08 + 0.4 * dice.unit() ** 1.5));
  const perSitting = 1 + dice.skewed(2.2);
  const favourite = kind === 'working' ? dice.bell(13.5, 2) : dice.bell(17, 4);
  return (midnight, draw) => {
    const quiet = kind === 'working' && isWeekend(midnight) ? 0.08 : 1;
    if (!draw.chance(share * quiet)) return [];
    const wished = draw.bell(favourite, 2.6);
    // No clamp: a limit would gather strangers at one and the same moment.
    const local = wished > 6.5 && wished < 23.5 ? wished : 7 + 16 * draw.unit();
    const times = sitting(
      midnight + (local - offset) * HOUR,
      Math.max(1, Math.round(draw.skewed(perSitting))),
      draw,
    );
    return inOrder(times.map(Math.round));
  };
}

/** A program on a timetable: the same minute, so many times a day. */
export function timetable(dice: Dice, timesADay: number): Rhythm {
  const minute = dice.int(0, 59);
  const first = dice.int(0, 23);
  return (midnight, draw) =>
    inOrder(
      Array.from({ length: timesADay }, (_, n) => {
        const hour = (first + Math.floor((n * 24) / timesADay)) % 24;
        return midnight + hour * HOUR + minute * MINUTE + draw.int(0, 20_000);
      }),
    );
}

/** Machine-made load all round the clock, so many a day on the average. */
export function aroundTheClock(perDay: number): Rhythm {
  return (midnight, draw) =>
    inOrder(
      Array.from({ length: Math.round(draw.bell(perDay, perDay / 5)) }, () =>
        Math.round(midnight + draw.unit() * DAY),
      ),
    );
}

/** Bursts common to a whole fleet: every account works in the same windows of the day. */
export function inWindows(fleet: Dice, perDay: number): Rhythm {
  return (midnight, draw) => {
    const day = fleet.fork(`windows-${midnight}`);
    const windows = [day.int(0, 1380), day.int(0, 1380), day.int(0, 1380)];
    return inOrder(
      Array.from({ length: Math.max(0, Math.round(draw.bell(perDay, perDay / 4))) }, () =>
        Math.round(midnight + (draw.pick(windows) + draw.unit() * 40) * MINUTE),
      ),
    );
  };
}

/** People paid by the hour: a shift of eight hours with a break, five days a week. */
export function shift(dice: Dice, offset: number, begins: number, perDay: number): Rhythm {
  const diligence = 0.7 + 0.6 * dice.unit();
  return (midnight, draw) => {
    if (isWeekend(midnight) || draw.chance(0.06)) return [];
    const count = Math.round(draw.bell(perDay * diligence, perDay / 6));
    return inOrder(
      Array.from({ length: Math.max(0, count) }, () => {
        const into = draw.unit() * 7.5;
        return Math.round(midnight + (begins - offset + (into > 3.5 ? into + 0.5 : into)) * HOUR);
      }),
    );
  };
}

/** One of several rhythms by day: weekdays this, some days that. */
export function mixed(first: Rhythm, second: Rhythm, shareOfFirst: number): Rhythm {
  return (midnight, draw) =>
    draw.chance(shareOfFirst) ? first(midnight, draw) : second(midnight, draw);
}

/** Only within a period, whatever the habit. */
export function within(rhythm: Rhythm, from: number, to: number): Rhythm {
  return (midnight, draw) => rhythm(midnight, draw).filter((at) => at >= from && at < to);
}
