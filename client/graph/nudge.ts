import type { Place } from '../state/deskState.js';
import type { Command, Nudge } from '../state/keys.js';
import type { NodeRef } from '../state/nodeRef.js';

/** Pixels of one press. */
export const NUDGE_PIXELS = 24;
/** Up is where y grows, as in Sigma’s pictures. */
const DIRECTIONS: Readonly<Record<Nudge, Place>> = {
  'nudge left': { x: -1, y: 0 },
  'nudge right': { x: 1, y: 0 },
  'nudge up': { x: 0, y: 1 },
  'nudge down': { x: 0, y: -1 },
};

export const isNudge = (command: Command): command is Nudge => command in DIRECTIONS;

/** Where nodes are after a step (units of the picture) in a direction; those without a place are left out. */
export function nudged(
  nodes: Iterable<NodeRef>,
  places: ReadonlyMap<NodeRef, Place>,
  nudge: Nudge,
  step: number,
): Record<NodeRef, Place> {
  const { x, y } = DIRECTIONS[nudge];
  const moved: Record<NodeRef, Place> = {};
  for (const node of nodes) {
    const place = places.get(node);
    if (place !== undefined) moved[node] = { x: place.x + x * step, y: place.y + y * step };
  }
  return moved;
}
