import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside } from '../../client/graph/selection.js';
import type { Place } from '../../client/state/deskState.js';
import { movedPen, outlineOf, type Pen, setCorner } from '../../client/state/pen.js';

const SIZE = { width: 800, height: 600 };
const START: Pen = { at: { x: 400, y: 300 }, corners: [] };

/** The pen after keys: `E` is Enter, the others arrows with Shift. */
function drawn(tool: 'box' | 'lasso', keys: string): Pen | readonly Place[] {
  let pen = START;
  for (const key of keys) {
    if (key === 'E') {
      const set = setCorner(tool, pen);
      if ('done' in set) return set.done;
      pen = set.pen;
    } else {
      const arrow = { L: 'ArrowLeft', R: 'ArrowRight', U: 'ArrowUp', D: 'ArrowDown' }[key]!;
      pen = movedPen(pen, { key: arrow, shiftKey: true }, SIZE)!;
    }
  }
  return pen;
}

describe('a pen moved by keys', () => {
  it('draws a box between two corners', () => {
    const box = drawn('box', 'LLUUERRRRDDDDE') as readonly Place[];
    expect(isInside({ x: 400, y: 300 }, box)).toBe(true);
    expect(isInside({ x: 100, y: 300 }, box)).toBe(false);
  });

  it('draws a lasso that ends with Enter where it is, or at its first corner', () => {
    const triangle = ['LLLEUUUERRRRDDDDEE', 'LLLEUUUERRRRDDDDELLLLUE'];
    for (const keys of triangle) {
      const lasso = drawn('lasso', keys) as readonly Place[];
      expect(lasso).toHaveLength(3);
      expect(isInside({ x: 160, y: 200 }, lasso)).toBe(true);
    }
  });

  it('goes on where there is nothing to be inside of', () => {
    expect(drawn('box', 'EE')).toMatchObject({ corners: [START.at] });
    expect(drawn('box', 'ERRE')).toMatchObject({ corners: [START.at] });
    expect(drawn('lasso', 'ERREE')).toMatchObject({ corners: { length: 2 } });
    expect(outlineOf('lasso', START)).toEqual([]);
  });

  it('never leaves the picture, and answers to arrows alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('L', 'R', 'U', 'D') }), (keys) => {
        const { at } = drawn('lasso', keys) as Pen;
        return at.x >= 0 && at.x <= SIZE.width && at.y >= 0 && at.y <= SIZE.height;
      }),
    );
    expect(movedPen(START, { key: 'x', shiftKey: false }, SIZE)).toBeNull();
  });
});
