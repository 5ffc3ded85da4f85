interface Link {
  readonly cell: number;
  readonly signal: number;
  readonly accounts: number;
}

const ROUNDS = 320;

/** How alike two cells are by the values they use: cosine, 0 to 1. */
export function likeness(count: number, links: readonly Link[]): Float64Array {
  const bySignal = new Map<number, Link[]>();
  const length = new Float64Array(count);
  for (const link of links) {
    const list = bySignal.get(link.signal);
    if (list === undefined) bySignal.set(link.signal, [link]);
    else list.push(link);
    length[link.cell]! += link.accounts ** 2;
  }
  const alike = new Float64Array(count * count);
  for (const list of bySignal.values()) {
    for (const a of list) {
      for (const b of list) {
        if (a.cell === b.cell) continue;
        alike[a.cell * count + b.cell]! +=
          (a.accounts * b.accounts) / Math.sqrt(length[a.cell]! * length[b.cell]!);
      }
    }
  }
  return alike;
}

/**
 * Centres of discs: alike ones attract each other, none overlap, all are drawn to the middle. Starts
 * on a spiral by number, so the largest first list puts the largest in the middle.
 */
export function placeCells(
  radii: readonly number[],
  links: readonly Link[],
  gap: number,
): { x: number; y: number }[] {
  const count = radii.length;
  const alike = likeness(count, links);
  const spread = gap + (radii.reduce((sum, radius) => sum + radius, 0) / Math.max(1, count)) * 1.6;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const turn = i * 2.399963;
    x[i] = spread * Math.sqrt(i) * 1.35 * Math.cos(turn);
    y[i] = spread * Math.sqrt(i) * Math.sin(turn);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 0.06 * (1 - round / ROUNDS);
    for (let i = 0; i < count; i++) {
      // A wide page: the pull to the middle is weaker sideways.
      x[i]! -= heat * 0.25 * x[i]!;
      y[i]! -= heat * 0.45 * y[i]!;
      for (let j = 0; j < i; j++) pull(i, j, heat * alike[i * count + j]!, x, y);
    }
    for (let pass = 0; pass < 3; pass++) part(radii, gap, x, y);
  }
  for (let pass = 0; pass < 120; pass++) if (!part(radii, gap, x, y)) break;
  return radii.map((_, i) => ({ x: x[i]!, y: y[i]! }));
}

function pull(i: number, j: number, by: number, x: Float64Array, y: Float64Array): void {
  const dx = x[j]! - x[i]!;
  const dy = y[j]! - y[i]!;
  x[i]! += by * dx;
  y[i]! += by * dy;
  x[j]! -= by * dx;
  y[j]! -= by * dy;
}

/** Moves overlapping discs apart, the smaller one further. @returns whether any overlapped. */
function part(radii: readonly number[], gap: number, x: Float64Array, y: Float64Array): boolean {
  let moved = false;
  for (let i = 0; i < radii.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = x[i]! - x[j]! || 1e-3 * (i + 1);
      const dy = y[i]! - y[j]! || 1e-3;
      const distance = Math.hypot(dx, dy);
      const overlap = radii[i]! + radii[j]! + gap - distance;
      if (overlap <= 0.01) continue;
      moved = true;
      const share = radii[j]! / (radii[i]! + radii[j]!);
      x[i]! += (dx / distance) * overlap * share;
      y[i]! += (dy / distance) * overlap * share;
      x[j]! -= (dx / distance) * overlap * (1 - share);
      y[j]! -= (dy / distance) * overlap * (1 - share);
    }
  }
  return moved;
}
