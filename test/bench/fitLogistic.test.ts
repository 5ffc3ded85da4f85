import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../../bench/worlds/fitLogistic.js';
import { probabilityOf } from '../../server/attribution/calibration.js';
import { seeded } from '../attribution/plantedWorld.js';

describe('fitLogistic', () => {
  it('recovers the map that outcomes were drawn by', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.4, max: 2, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.integer(),
        (scale, shift, seed) => {
          const random = seeded(seed);
          const trials = Array.from({ length: 20_000 }, () => {
            const bits = 12 * (random() - 0.5);
            return { bits, held: random() < probabilityOf(scale * bits + shift), weight: 1 };
          });
          const map = fitLogistic(trials);
          expect(Math.abs(map.scale - scale)).toBeLessThan(0.15);
          expect(Math.abs(map.shift - shift)).toBeLessThan(0.25);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('stays finite where the outcomes part cleanly, and claims no more than the trials allow', () => {
    const trials = Array.from({ length: 99 }, (_, i) => ({ bits: 5 + i, held: true, weight: 1 }));
    const map = fitLogistic(trials);
    expect(map.scale).toBeLessThan(20);
    expect(map.probabilityMax).toBeCloseTo(99.5 / 100);
  });

  it('counts a trial of weight two as two', () => {
    const outcomes = [true, true, false, true, false];
    const once = outcomes.map((held, i) => ({ bits: i - 2, held, weight: 1 + (i % 2) }));
    const twice = once.flatMap((trial) =>
      Array.from({ length: trial.weight }, () => ({ ...trial, weight: 1 })),
    );
    expect(fitLogistic(once)).toEqual(fitLogistic(twice));
  });

  it('leaves the score as it is where there is nothing to learn from', () => {
    expect(fitLogistic([])).toEqual({ scale: 1, shift: 0, probabilityMax: 0.5 });
  });
});
