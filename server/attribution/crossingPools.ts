import type { Evidence } from './evidence.js';
import type { Group } from './growGroup.js';
import { DEVICES, INSTRUMENTS, RANGES } from './resourceKinds.js';

/** The things that may cross, by family. */
const POOL_KINDS: readonly ReadonlySet<string>[] = [INSTRUMENTS, DEVICES, RANGES];
/** A value is of a pool from this many members on: two may be a couple. */
const HOLDERS_MIN = 3;
/** An account with more values of a kind is known by its most common ones: keeps the work linear. */
const VALUES_MAX = 8;

/**
 * Share of the members for whom things of two kinds cross: some who share the one do not share the
 * other, and the other way round. One hand that rotates cards, devices and ranges lets them cross;
 * of separate parties each keeps its own card on its own range, however many parties there are.
 * Null where fewer than three members share things of two kinds that each come in several.
 */
export function crossingShare(evidence: Evidence, group: Group): number | null {
  const poolOf = (signal: number): number =>
    evidence.coarse[signal] === 1
      ? -1
      : POOL_KINDS.findIndex((kinds) => kinds.has(evidence.kinds[signal]!));
  const pools = POOL_KINDS.map(() => 0);
  for (const [signal, inside] of group.counts.inside) {
    const pool = inside < HOLDERS_MIN ? -1 : poolOf(signal);
    if (pool >= 0) pools[pool]!++;
  }
  const several = pools.map((values) => values >= 2);
  const members = [...group.members].flatMap((account) => {
    const values: number[][] = POOL_KINDS.map(() => []);
    const { starts, items } = evidence.byAccount;
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const signal = items[i]!;
      if ((group.counts.inside.get(signal) ?? 0) < HOLDERS_MIN) continue;
      const pool = poolOf(signal);
      if (pool >= 0 && several[pool] === true) values[pool]!.push(signal);
    }
    const held = values.filter((list) => list.length > 0).length;
    const common = (a: number, b: number) =>
      group.counts.inside.get(b)! - group.counts.inside.get(a)! || a - b;
    return held < 2 ? [] : [values.map((list) => list.sort(common).slice(0, VALUES_MAX))];
  });
  if (members.length < 3) return null;
  const crossing = new Set<number>();
  for (let p = 0; p < POOL_KINDS.length; p++) {
    for (let q = p + 1; q < POOL_KINDS.length; q++) {
      const both = members
        .map((values, no) => ({ no, xs: values[p]!, ys: values[q]! }))
        .filter(({ xs, ys }) => xs.length > 0 && ys.length > 0);
      const counts = new Map<string, number>();
      const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const { xs, ys } of both) {
        for (const x of xs) count(`${x}`);
        for (const y of ys) count(`${y}`);
        for (const x of xs) for (const y of ys) count(`${x} ${y}`);
      }
      for (const { no, xs, ys } of both) {
        const crosses = xs.some((x) =>
          ys.some((y) => {
            const together = counts.get(`${x} ${y}`)!;
            return together < counts.get(`${x}`)! && together < counts.get(`${y}`)!;
          }),
        );
        if (crosses) crossing.add(no);
      }
    }
  }
  return crossing.size / members.length;
}
