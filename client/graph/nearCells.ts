import type { NodeRef } from '../state/nodeRef.js';

/** A cell this large on the screen, in pixels of radius, is looked into. */
const RADIUS_MIN = 90;
/** Cells looked into at once: the largest; more would be another “show all”. */
const CELLS_MAX = 6;

export interface SeenCell {
  readonly cell: NodeRef;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Cells that are on the screen and large enough there to tell their accounts apart; by name. */
export function nearCells(
  cells: readonly SeenCell[],
  screen: { readonly width: number; readonly height: number },
): NodeRef[] {
  return cells
    .filter(
      ({ x, y, radius }) =>
        radius >= RADIUS_MIN &&
        x + radius > 0 &&
        y + radius > 0 &&
        x - radius < screen.width &&
        y - radius < screen.height,
    )
    .sort((a, b) => b.radius - a.radius || (a.cell < b.cell ? -1 : 1))
    .slice(0, CELLS_MAX)
    .map(({ cell }) => cell)
    .sort();
}
