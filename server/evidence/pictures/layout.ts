/** A node's place in a picture. */
export interface Place {
  x: number;
  y: number;
}

const ROUNDS = 220;

/**
 * Places the nodes of a small graph by springs and repulsion (Fruchterman and Reingold 1991),
 * starting from a sunflower instead of chance, so that the same graph gives the same picture.
 * Work is quadratic in nodes: for some hundreds.
 */
export function placeNodes(
  count: number,
  edges: readonly (readonly [number, number])[],
  width: number,
  height: number,
): Place[] {
  const places: Place[] = Array.from({ length: count }, (_, i) => {
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    const radius = 0.45 * Math.sqrt((i + 0.5) / count);
    return {
      x: width * (0.5 + radius * Math.cos(angle)),
      y: height * (0.5 + radius * Math.sin(angle)),
    };
  });
  const ideal = 0.75 * Math.sqrt((width * height) / Math.max(1, count));
  for (let round = 0; round < ROUNDS; round++) {
    const moves = places.map(() => ({ x: 0, y: 0 }));
    repel(places, moves, ideal);
    for (const [a, b] of edges) {
      const dx = places[a]!.x - places[b]!.x;
      const dy = places[a]!.y - places[b]!.y;
      const pull = Math.hypot(dx, dy) / ideal;
      moves[a]!.x -= dx * pull * 0.05;
      moves[a]!.y -= dy * pull * 0.05;
      moves[b]!.x += dx * pull * 0.05;
      moves[b]!.y += dy * pull * 0.05;
    }
    const heat = 0.08 * width * (1 - round / ROUNDS);
    for (const [i, move] of moves.entries()) {
      // A little gravity keeps parts that nothing joins on the page.
      move.x += (width / 2 - places[i]!.x) * 0.02;
      move.y += (height / 2 - places[i]!.y) * 0.02;
      const length = Math.hypot(move.x, move.y) || 1;
      const step = Math.min(length, heat);
      places[i]!.x += (move.x / length) * step;
      places[i]!.y += (move.y / length) * step;
    }
  }
  return fitted(places, width, height);
}

function repel(places: readonly Place[], moves: readonly Place[], ideal: number): void {
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const dx = places[i]!.x - places[j]!.x;
      const dy = places[i]!.y - places[j]!.y;
      const square = dx * dx + dy * dy + 0.01;
      const push = (ideal * ideal) / square;
      moves[i]!.x += dx * push;
      moves[i]!.y += dy * push;
      moves[j]!.x -= dx * push;
      moves[j]!.y -= dy * push;
    }
  }
}

/** Stretched to the frame, with a margin. */
function fitted(places: readonly Place[], width: number, height: number): Place[] {
  const margin = 14;
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = Math.min(
    (width - 2 * margin) / (Math.max(...xs) - left || 1),
    (height - 2 * margin) / (Math.max(...ys) - top || 1),
  );
  const padX = (width - scale * (Math.max(...xs) - left)) / 2;
  const padY = (height - scale * (Math.max(...ys) - top)) / 2;
  return places.map(({ x, y }) => ({ x: padX + (x - left) * scale, y: padY + (y - top) * scale }));
}
