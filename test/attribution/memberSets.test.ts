import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Group } from '../../server/attribution/growGroup.js';
import { disjoint } from '../../server/attribution/memberSets.js';

/** A group of these accounts, of which nothing else is known. */
const groupOf = (accounts: readonly number[]): Group => ({
  members: Int32Array.from(accounts).sort(),
  scores: new Map(),
  near: [],
  counts: {
    members: new Set(accounts),
    signals: new Int32Array(0),
    insides: new Int32Array(0),
    inside: new Map(),
    meanDegree: new Float64Array(0),
  },
  traitBits: new Map() as never,
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const membersOf = (groups: readonly Group[]) => groups.map(({ members }) => [...members]);

describe('disjoint', () => {
  it('leaves who was found in a group of their own there, whatever a union took in', () => {
    const own = groupOf(range(20, 30));
    const union = groupOf(range(0, 30));
    expect(membersOf(disjoint([own], [own, union], 6))).toEqual([range(20, 30), range(0, 20)]);
  });

  it('keeps one of unions that are the same', () => {
    const unions = [1, 2, 3, 4].map(() => groupOf(range(0, 1020)));
    expect(membersOf(disjoint([], unions, 6))).toEqual([range(0, 1020)]);
  });

  it('drops what is left of a union that others hold most of', () => {
    const own = groupOf(range(0, 20));
    expect(membersOf(disjoint([own], [own, groupOf(range(5, 30))], 6))).toEqual([range(0, 20)]);
  });

  it('has no account twice', () => {
    const accounts = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 });
    fc.assert(
      fc.property(accounts, fc.array(accounts), (found, unions) => {
        const own = groupOf(found);
        const all = membersOf(disjoint([own], [own, ...unions.map(groupOf)], 3)).flat();
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});
