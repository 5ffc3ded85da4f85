import { describe, expect, it } from 'vitest';
import { expandSteps } from '../../client/panels/expandSteps.js';

describe('steps of expanding', () => {
  it.each([
    [8, 0, [8]],
    [60, 0, [25, 60]],
    [60, 50, [10]],
    [60, 60, []],
    [4200, 0, [25, 1000]],
    [4200, 990, [10]],
    [4200, 1000, []],
  ])('of %i with %i loaded are %j', (total, loaded, steps) =>
    expect(expandSteps(total, loaded)).toEqual(steps),
  );
});
