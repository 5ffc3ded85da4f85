import type { Dice } from '../dice.js';
import { aroundTheClock, humanRhythm, inWindows, type Rhythm, shift } from '../hours.js';
import { chatter, ordinaryTalk, type Talker } from '../talk/ordinary.js';
import type { Part } from './hand.js';

/** Day and night, so many a day. */
export function tireless(perDay: number): Part<Rhythm> {
  return () => aroundTheClock(perDay);
}

/** All accounts in the same windows. */
export function together(fleet: Dice, perDay: number): Part<Rhythm> {
  return () => inWindows(fleet, perDay);
}

/** Like a person of that offset. */
export function humanLike(offset: number, pace: number): Part<Rhythm> {
  return (_n, own) => humanRhythm(own, offset, pace);
}

/** Paid workers in shifts: the n-th account belongs to one of them. */
export function shifts(offset: number, begins: readonly number[], perDay: number): Part<Rhythm> {
  return (n, own) => shift(own, offset, begins[n % begins.length] ?? 8, perDay);
}

/** Harvest hidden in so much ordinary talk. */
export function diluted(harvest: Talker, share: number): Part<Talker> {
  return (_n, own) => {
    const cover = ordinaryTalk(own);
    return (at, draw) =>
      draw.chance(share)
        ? harvest(at, draw)
        : draw.chance(0.2)
          ? chatter(at, draw)
          : cover(at, draw);
  };
}

export function always(talk: Talker): Part<Talker> {
  return () => talk;
}
