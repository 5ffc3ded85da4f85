import { DAY, HOUR } from '../hours.js';
import { anyTime } from '../person.js';
import type { Scene } from '../scene.js';
import type { Part } from './hand.js';

/** So many a time, within minutes of each other, on days spread over the first part of the period. */
export function inBursts(scene: Scene, perBurst: number, share = 0.5): Part<number> {
  const dice = scene.dice.fork(`bursts-${perBurst}-${share}`);
  return (n, own) => {
    const burst = dice.fork(String(Math.floor(n / perBurst)));
    const start = scene.from + burst.unit() * share * (scene.to - scene.from);
    return Math.round(start + own.int(0, perBurst * 40_000));
  };
}

/** Evenly, one now and one then, over a share of the period. */
export function drip(scene: Scene, accounts: number, share = 0.8): Part<number> {
  const step = ((scene.to - scene.from) * share) / accounts;
  return (n, own) => Math.round(scene.from + n * step + own.unit() * Math.min(step, 9 * HOUR));
}

/** Made long before by many others, and bought. */
export function aged(scene: Scene): Part<number> {
  return (_n, own) => Math.round(scene.from - (40 + own.unit() * 500) * DAY);
}

/** Like anybody. */
export function likeAnybody(scene: Scene): Part<number> {
  return (_n, own) => anyTime(scene, own, 0);
}
