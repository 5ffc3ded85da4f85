import type { MountedGraph, PictureState } from '../graph/mountSigma.js';
import { nearCells } from '../graph/nearCells.js';
import type { NodeRef } from '../state/nodeRef.js';

/** The camera rests so long, in milliseconds, before what is near is loaded. */
const REST_MS = 150;

/** Tells which cells the camera is near to, whenever it comes to rest; returns how to stop. */
export function watchNear(
  graph: MountedGraph,
  picture: () => PictureState | null,
  onNear: (cells: readonly NodeRef[]) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: readonly NodeRef[] = [];
  const look = () => {
    const now = picture();
    if (now === null) return;
    const { x: width, y: height } = graph.size();
    const near = nearCells(
      [...now.circles].map(([cell, circle]) => ({
        cell,
        ...graph.toPixels(circle),
        radius: graph.toLength(circle.radius),
      })),
      { width, height },
    );
    if (near.length === before.length && near.every((cell, i) => cell === before[i])) return;
    before = near;
    onNear(near);
  };
  const stop = graph.onCamera(() => {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
