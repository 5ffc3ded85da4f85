import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance. `fork` gives an independent one by name, so that what one part draws moves no other. */
export interface Dice {
  unit(): number;
  /** Both ends included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  bell(mean: number, deviation: number): number;
  /** Many small, few large: exponential with this mean. */
  skewed(mean: number): number;
  hex(digits: number): string;
  shuffled<T>(list: readonly T[]): T[];
  fork(name: string): Dice;
}

/** FNV-1a, 32 bits, then mixed (as in MurmurHash3), so that names that differ by a digit start far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function diceOf(name: string): Dice {
  const source = xoroshiro128plus(hashOf(name));
  // The generator needs a few steps until a seed has reached all of its state.
  for (let step = 0; step < 6; step++) source.next();
  const unit = (): number => (source.next() >>> 0) / 0x1_0000_0000;
  const int = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[int(0, list.length - 1)] as T;
  };
  return {
    unit,
    int,
    chance: (share) => unit() < share,
    pick,
    weighted: (list) => {
      let left = unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(list)[0];
    },
    bell: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    skewed: (mean) => -mean * Math.log(1 - unit()),
    hex: (digits) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join(''),
    shuffled: (list) => {
      const out = [...list];
      for (let at = out.length - 1; at > 0; at--) {
        const other = int(0, at);
        [out[at], out[other]] = [out[other] as never, out[at] as never];
      }
      return out;
    },
    fork: (part) => diceOf(`${name}/${part}`),
  };
}
