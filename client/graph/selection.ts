import type { Place } from '../state/deskState.js';
import type { NodeRef } from '../state/nodeRef.js';
import { type Dataset, otherEnd } from './dataset.js';
import type { Visible } from './visible.js';

/** All nodes that are drawn. */
export const drawnNodes = (visible: Visible): NodeRef[] => [
  ...visible.closed.keys(),
  ...visible.accounts,
  ...visible.signals,
];

/** Everything drawn that is not selected. */
export function inverted(visible: Visible, selected: readonly NodeRef[]): NodeRef[] {
  const chosen = new Set(selected);
  return drawnNodes(visible).filter((node) => !chosen.has(node));
}

/** Drawn nodes tied to one of these directly, without these. */
export function neighboursOf(
  dataset: Dataset,
  visible: Visible,
  nodes: readonly NodeRef[],
): Set<NodeRef> {
  const found = new Set<NodeRef>();
  const chosen = new Set(nodes);
  const add = (node: NodeRef) => {
    if (chosen.has(node)) return;
    if (visible.accounts.has(node) || visible.signals.has(node) || visible.closed.has(node))
      found.add(node);
  };
  for (const node of nodes) {
    for (const use of dataset.usesOf.get(node) ?? []) add(otherEnd(use, node));
  }
  for (const link of dataset.links) {
    if (chosen.has(link.cell) && visible.closed.has(link.cell)) add(link.signal);
    if (chosen.has(link.signal)) add(link.cell);
  }
  return found;
}

/** Neighbours of a node that are known of but not drawn: the “+n” at its side. */
export function notDrawn(dataset: Dataset, visible: Visible, node: NodeRef): number {
  const account = dataset.accounts.get(node);
  const signal = dataset.signals.get(node);
  const total =
    account?.degree ?? (signal === undefined ? 0 : signal.holders_inside + signal.holders_outside);
  let drawn = visible.groups.get(node) ?? 0;
  for (const use of dataset.usesOf.get(node) ?? []) {
    const other = otherEnd(use, node);
    if (visible.accounts.has(other) || visible.signals.has(other)) drawn++;
  }
  if (signal !== undefined) {
    for (const link of dataset.links) {
      if (link.signal === node && visible.closed.has(link.cell)) drawn += link.accounts;
    }
  }
  return Math.max(0, total - drawn);
}

/** Whether a point lies inside a polygon (even-odd rule). */
export function isInside(point: Place, polygon: readonly Place[]): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i]!;
    const b = polygon[j]!;
    if (a.y > point.y === b.y > point.y) continue;
    if (point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** Places that lie in a direction from a point: the nearest, with a liking for straight ahead. */
export function nextInDirection(
  from: Place,
  direction: 'left' | 'right' | 'up' | 'down',
  places: Iterable<readonly [NodeRef, Place]>,
): NodeRef | null {
  let best: NodeRef | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [node, place] of places) {
    const dx = place.x - from.x;
    const dy = place.y - from.y;
    const ahead = { left: -dx, right: dx, up: dy, down: -dy }[direction];
    if (ahead <= 1e-9) continue;
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    const cost = ahead + 2.5 * aside;
    if (cost < least) {
      least = cost;
      best = node;
    }
  }
  return best;
}
