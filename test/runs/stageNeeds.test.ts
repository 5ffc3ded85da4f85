import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBudget } from '../../server/machine.js';
import { roomOf } from '../../server/runs/refuseUnfit.js';
import {
  type CaseSize,
  type JudgedStage,
  needsOf,
  RESOURCES,
  type Room,
  shortOf,
} from '../../server/runs/stageNeeds.js';

const GIB = 1024 ** 3;
const STAGES: readonly JudgedStage[] = ['content', 'signals', 'load', 'communities', 'attribution'];

function machineOf(gibibytes: number, o: { disk?: number; isEmbedded?: boolean } = {}): Room {
  const budget = memoryBudget(gibibytes * GIB);
  return {
    budget,
    threads: 2,
    isEmbedded: o.isEmbedded ?? true,
    has: {
      memory: gibibytes * GIB,
      'Java heap': budget.javaHeap,
      'JavaScript heap': 4 * GIB,
      disk: (o.disk ?? 100) * GIB,
    },
  };
}
const sizeOf = (accounts: number): CaseSize => ({
  accounts,
  exchanges: 38 * accounts,
  promptBytes: 38 * 390 * accounts,
  signals: accounts,
  uses: 10 * accounts,
});
const shortStages = (size: CaseSize, room: Room) =>
  STAGES.flatMap((stage) =>
    shortOf(needsOf(stage, size, room), room.has).map(({ resource }) => `${stage}: ${resource}`),
  );

describe('what stages need', () => {
  it.each([
    ['a demo on a small machine', sizeOf(600), machineOf(4, { disk: 2 })],
    ['a hundred thousand accounts on 24 GiB', sizeOf(100_000), machineOf(24)],
    ['a million accounts on 24 GiB', sizeOf(1_000_000), machineOf(24)],
  ])('fits: %s', (_, size, room) => {
    expect(shortStages(size, room)).toEqual([]);
  });

  it('says what is too little of what', () => {
    expect(shortStages(sizeOf(1_000_000), machineOf(24, { disk: 1 }))).toEqual([
      'content: disk',
      'signals: disk',
      'load: disk',
    ]);
    expect(shortStages(sizeOf(1_000_000), machineOf(8))).toContain('communities: Java heap');
    expect(shortStages(sizeOf(10_000_000), machineOf(24))).toEqual([
      'signals: disk',
      'communities: memory',
      'communities: Java heap',
      'communities: JavaScript heap',
      'attribution: memory',
      'attribution: JavaScript heap',
    ]);
  });

  it('asks no heap and no store of this machine where the database is another’s', () => {
    const room = machineOf(24, { isEmbedded: false });
    const size = sizeOf(3_000_000);
    expect(needsOf('communities', size, room)['Java heap']).toBeUndefined();
    const own = needsOf('load', size, machineOf(24));
    expect(needsOf('load', size, room).disk!).toBeLessThan(own.disk!);
  });

  it('never falls when a case grows', () => {
    const size = fc.record({
      accounts: fc.nat(1e7),
      exchanges: fc.nat(1e9),
      promptBytes: fc.nat(2e9),
      signals: fc.nat(1e7),
      uses: fc.nat(1e9),
    });
    fc.assert(
      fc.property(size, size, fc.constantFrom(...STAGES), (a, b, stage) => {
        const more = Object.fromEntries(
          Object.entries(a).map(([name, n]) => [name, n + b[name as keyof CaseSize]]),
        ) as unknown as CaseSize;
        const [least, most] = [a, more].map((of) => needsOf(stage, of, machineOf(24)));
        for (const resource of RESOURCES)
          expect(most![resource] ?? 0).toBeGreaterThanOrEqual(least![resource] ?? 0);
      }),
    );
  });
});

it('tells little room in MiB, and never as nothing', () => {
  expect([0.04, 0.1, 2.25].map((gibibytes) => roomOf(gibibytes * 1024 ** 3))).toEqual([
    '40 MiB',
    '0.1 GiB',
    '2.3 GiB',
  ]);
});
