import type { Place } from './deskState.js';

/** A box or a lasso that is drawn by keys: where the pen is, in pixels, and the corners set so far. */
export interface Pen {
  readonly at: Place;
  readonly corners: readonly Place[];
}

/** Pixels of one press of an arrow, and of one with Shift. */
const STEP = 16;
const STRIDE = 96;
const DIRECTIONS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const isSame = (a: Place, b: Place): boolean => a.x === b.x && a.y === b.y;

/** The pen after an arrow key, held inside the picture; null for other keys. */
export function movedPen(
  pen: Pen,
  press: { readonly key: string; readonly shiftKey: boolean },
  size: { readonly width: number; readonly height: number },
): Pen | null {
  const direction = DIRECTIONS[press.key];
  if (direction === undefined) return null;
  const step = press.shiftKey ? STRIDE : STEP;
  const held = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return {
    ...pen,
    at: {
      x: held(pen.at.x + step * direction.x, size.width),
      y: held(pen.at.y + step * direction.y, size.height),
    },
  };
}

/**
 * The pen after Enter: a corner is set where it is; a box is done with its second corner, a lasso of
 * three or more with Enter at the corner just set, or at the first.
 */
export function setCorner(
  tool: 'box' | 'lasso',
  { at, corners }: Pen,
): { readonly pen: Pen } | { readonly done: readonly Place[] } {
  const [first] = corners;
  const last = corners.at(-1);
  if (tool === 'box' && first !== undefined && first.x !== at.x && first.y !== at.y)
    return { done: boxOf(first, at) };
  const closes = last !== undefined && (isSame(last, at) || isSame(first!, at));
  if (tool === 'lasso' && closes && corners.length >= 3) return { done: corners };
  if (closes || (tool === 'box' && first !== undefined)) return { pen: { at, corners } };
  return { pen: { at, corners: [...corners, at] } };
}

/** The box between two corners. */
export const boxOf = (a: Place, b: Place): readonly Place[] => [
  a,
  { x: b.x, y: a.y },
  b,
  { x: a.x, y: b.y },
];

/** What the pen goes around if it ended where it is. */
export function outlineOf(tool: 'box' | 'lasso', { at, corners }: Pen): readonly Place[] {
  const [first] = corners;
  if (first === undefined) return [];
  return tool === 'box' ? boxOf(first, at) : [...corners, at];
}
