import type { Circle, LayoutAnswer, LayoutRequest } from './layoutRequest.js';
import { placeCells } from './placeCells.js';
import { placeSignals } from './placeSignals.js';

/** Distance between the accounts of a cell, in units of the picture. */
export const UNIT = 10;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

export const radiusOf = (accounts: number): number =>
  UNIT * (0.6 + 0.62 * Math.sqrt(Math.max(1, accounts)));

/** Where the n-th account of a cell lies: a sunflower, which fills a disc evenly. */
export function placeInCell(cell: Circle, no: number): { x: number; y: number } {
  const radius = 0.62 * UNIT * Math.sqrt(no + 0.35);
  return {
    x: cell.x + radius * Math.cos(no * GOLDEN_ANGLE),
    y: cell.y + radius * Math.sin(no * GOLDEN_ANGLE),
  };
}

/**
 * Places cells so that those that share values lie near each other, and signals at the cell they
 * belong to or between the cells they join. No chance in it: the same group, the same picture.
 */
export function layOut(request: LayoutRequest): LayoutAnswer {
  const radii = request.cells.map(radiusOf);
  const area = radii.reduce((sum, radius) => sum + radius * radius, 0);
  const scale = Math.max(1, Math.sqrt(area) / 130);
  // Room between cells for the values that lie there.
  const crowd = Math.sqrt(request.signals / Math.max(1, radii.length));
  const centres = placeCells(radii, request.links, (16 + 13 * Math.min(6, crowd)) * scale);
  const cells = centres.map((centre, i) => ({ ...centre, radius: radii[i]! }));
  return { cells, signals: placeSignals(cells, request, scale), scale };
}
