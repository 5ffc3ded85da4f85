import type { Place } from '../../state/deskState.js';
import type { NodeRef } from '../../state/nodeRef.js';
import { UNIT } from './layOut.js';

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Places new nodes around the nodes they came from, on free ground; nobody else moves. */
export function placeNew(
  taken: ReadonlyMap<NodeRef, Place>,
  fresh: readonly { readonly node: NodeRef; readonly anchor: NodeRef }[],
  scale: number,
): Map<NodeRef, Place> {
  const distance = UNIT * scale;
  const key = (place: Place) =>
    `${Math.round(place.x / distance)} ${Math.round(place.y / distance)}`;
  const occupied = new Set([...taken.values()].map(key));
  const places = new Map<NodeRef, Place>();
  for (const { node, anchor } of fresh) {
    const around = taken.get(anchor) ?? places.get(anchor) ?? { x: 0, y: 0 };
    for (let no = 3; ; no++) {
      const radius = distance * 1.1 * Math.sqrt(no);
      const place = {
        x: around.x + radius * Math.cos(no * GOLDEN_ANGLE),
        y: around.y + radius * Math.sin(no * GOLDEN_ANGLE),
      };
      // On crowded ground a place far out is no better than one that is shared.
      if (occupied.has(key(place)) && no < 2000) continue;
      occupied.add(key(place));
      places.set(node, place);
      break;
    }
  }
  return places;
}
