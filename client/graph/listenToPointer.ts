import type { UndirectedGraph } from 'graphology';
import type { Sigma } from 'sigma';
import type { Place } from '../state/deskState.js';
import type { NodeRef } from '../state/nodeRef.js';

/** Where Sigma has a node; how it looks is asked when it is drawn. */
export interface NodeAttributes {
  x: number;
  y: number;
}

export interface GraphActs {
  readonly onHover: (node: NodeRef | null) => void;
  readonly onChoose: (node: NodeRef, add: boolean) => void;
  readonly onOpen: (node: NodeRef) => void;
  readonly onMove: (node: NodeRef, place: Place) => void;
  readonly onClear: () => void;
}

/** Pixels that a press may wander and still be a click. */
const CLICK_WANDERS = 4;

/** Tells what the mouse or a finger does to nodes: pointing, choosing, opening, dragging. */
export function listenToPointer(
  sigma: Sigma<NodeAttributes>,
  graph: UndirectedGraph<NodeAttributes>,
  acts: GraphActs,
): void {
  let dragged = false;
  let held: { node: string; from: Place; moved: boolean } | null = null;
  const adds = (event: MouseEvent | TouchEvent) => event.shiftKey || event.ctrlKey || event.metaKey;
  sigma.on('enterNode', ({ node }) => acts.onHover(node as NodeRef));
  sigma.on('leaveNode', () => acts.onHover(null));
  sigma.on('downNode', ({ node, event }) => {
    dragged = false;
    if (adds(event.original)) return;
    held = { node, from: { x: event.x, y: event.y }, moved: false };
    sigma.getCamera().disable();
  });
  sigma.on('moveBody', ({ event }) => {
    if (held === null) return;
    if (!held.moved && Math.hypot(event.x - held.from.x, event.y - held.from.y) < CLICK_WANDERS)
      return;
    held.moved = true;
    graph.mergeNodeAttributes(held.node, sigma.viewportToGraph(event));
    event.preventSigmaDefault();
  });
  const release = () => {
    if (held === null) return;
    sigma.getCamera().enable();
    const { node, moved } = held;
    held = null;
    if (!moved) return;
    // The click that ends a drag asks nothing about the node.
    dragged = true;
    const { x, y } = graph.getNodeAttributes(node);
    acts.onMove(node as NodeRef, { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 });
  };
  sigma.on('upNode', release);
  sigma.on('upStage', release);
  // Sigma calls two quick clicks a double one wherever they fall: on two nodes they are two clicks.
  let clicked: string | null = null;
  sigma.on('clickNode', ({ node, event }) => {
    if (dragged) return;
    clicked = node;
    acts.onChoose(node as NodeRef, adds(event.original));
  });
  sigma.on('doubleClickNode', ({ node, event }) => {
    event.preventSigmaDefault();
    if (node === clicked) acts.onOpen(node as NodeRef);
    else acts.onChoose(node as NodeRef, adds(event.original));
    clicked = node;
  });
  sigma.on('clickStage', ({ event }) => {
    if (!adds(event.original)) acts.onClear();
  });
}
