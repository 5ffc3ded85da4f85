import type { Circle, LayoutRequest } from './layoutRequest.js';

/** A signal with this share of its holders in one cell belongs to that cell. */
const AT_HOME = 0.7;
const ROUNDS = 140;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Point {
  x: number;
  y: number;
}

/** Signals around their cell, or between the cells that use them; none on a cell, none on another. */
export function placeSignals(
  cells: readonly Circle[],
  { links, signals }: LayoutRequest,
  scale: number,
): Point[] {
  const homes = homesOf(cells, links, signals, scale);
  const points = homes.map((home) => ({ ...home }));
  const distance = 17 * scale;
  for (let round = 0; round < ROUNDS; round++) {
    const back = 0.04 * (1 - round / ROUNDS);
    for (const [i, point] of points.entries()) {
      point.x += back * (homes[i]!.x - point.x);
      point.y += back * (homes[i]!.y - point.y);
    }
    for (const point of points) keepOffCells(point, cells, 10 * scale);
    keepApart(points, distance);
  }
  return points;
}

function homesOf(
  cells: readonly Circle[],
  links: LayoutRequest['links'],
  signals: number,
  scale: number,
): Point[] {
  const of: { cell: number; accounts: number }[][] = Array.from({ length: signals }, () => []);
  for (const { cell, signal, accounts } of links) of[signal]!.push({ cell, accounts });
  const around = new Int32Array(cells.length);
  return of.map((list, signal) => {
    const total = list.reduce((sum, { accounts }) => sum + accounts, 0);
    const [most] = [...list].sort((a, b) => b.accounts - a.accounts || a.cell - b.cell);
    if (most === undefined) return { x: 0, y: 0 };
    const cell = cells[most.cell]!;
    if (most.accounts >= AT_HOME * total) {
      const no = around[most.cell]!++;
      const angle = no * GOLDEN_ANGLE - Math.PI / 2;
      const radius = cell.radius + 12 * scale;
      return { x: cell.x + radius * Math.cos(angle), y: cell.y + radius * Math.sin(angle) };
    }
    const x = list.reduce((sum, link) => sum + link.accounts * cells[link.cell]!.x, 0) / total;
    const y = list.reduce((sum, link) => sum + link.accounts * cells[link.cell]!.y, 0) / total;
    // Signals of the same cells would all lie on one point.
    const angle = signal * GOLDEN_ANGLE;
    return { x: x + 4 * scale * Math.cos(angle), y: y + 4 * scale * Math.sin(angle) };
  });
}

/** Pushes points apart that are nearer than a distance; looks at near ones only, by a grid. */
export function keepApart(points: readonly Point[], distance: number): void {
  const grid = new Map<string, number[]>();
  for (const [i, { x, y }] of points.entries()) {
    const key = `${Math.floor(x / distance)} ${Math.floor(y / distance)}`;
    const list = grid.get(key);
    if (list === undefined) grid.set(key, [i]);
    else list.push(i);
  }
  for (const [i, a] of points.entries()) {
    const cx = Math.floor(a.x / distance);
    const cy = Math.floor(a.y / distance);
    for (let gx = cx - 1; gx <= cx + 1; gx++) {
      for (let gy = cy - 1; gy <= cy + 1; gy++) {
        for (const j of grid.get(`${gx} ${gy}`) ?? []) {
          if (j >= i) continue;
          const b = points[j]!;
          const dx = a.x - b.x || 1e-3;
          const dy = a.y - b.y || 1e-3 * (i - j);
          const apart = Math.hypot(dx, dy);
          if (apart >= distance) continue;
          const by = (distance - apart) / 2 / apart;
          a.x += dx * by;
          a.y += dy * by;
          b.x -= dx * by;
          b.y -= dy * by;
        }
      }
    }
  }
}

function keepOffCells(point: Point, cells: readonly Circle[], gap: number): void {
  for (const cell of cells) {
    const dx = point.x - cell.x || 1e-3;
    const dy = point.y - cell.y || 1e-3;
    const apart = Math.hypot(dx, dy);
    const least = cell.radius + gap;
    if (apart >= least) continue;
    point.x = cell.x + (dx / apart) * least;
    point.y = cell.y + (dy / apart) * least;
  }
}
