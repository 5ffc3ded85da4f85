import type { Dice } from '../dice.js';
import { browser, type Client, kit, oddBuild } from '../land/clients.js';
import type { Part } from './hand.js';

type Machine = Part<(at: number, dice: Dice) => Client>;

/** A clean profile for each account that looks like a common browser. */
export function cleanProfiles(): Machine {
  return (_n, own) => {
    const one = browser(own);
    return () => one;
  };
}

/** One program for all, in a build that nobody else has. */
export function ownProgram(box: Dice): Machine {
  const build = oddBuild(box);
  return () => () => build;
}

/** A common kit for programmers: nothing to tell it from the rest. */
export function commonKit(): Machine {
  return (_n, own) => {
    const one = kit(own);
    return () => one;
  };
}

/** A rack of so many devices, each account on one or two of them. */
export function rack(box: Dice, devices: number): Machine {
  const all = Array.from({ length: devices }, (_, n) => browser(box.fork(`device-${n}`)));
  return (_n, own) => {
    const home = own.pick(all);
    const other = own.pick(all);
    return (_at, draw) => (draw.chance(0.8) ? home : other);
  };
}

/** Devices rented by the period: whatever the seller gives out that week. */
export function rented(box: Dice, devices: number, periodMs: number): Machine {
  return (_n, own) => {
    const slot = own.int(0, devices - 1);
    return (at) => browser(box.fork(`rented-${Math.floor(at / periodMs)}-${slot}`));
  };
}
