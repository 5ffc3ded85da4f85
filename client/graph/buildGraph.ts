import { UndirectedGraph } from 'graphology';
import type { Family } from '../../server/contract/families.js';
import type { GraphNode, OperatorGraph } from '../../server/contract/api.js';
import { shorten } from '../state/format.js';
import { type Place, startPlace } from './places.js';

export interface NodeAttributes {
  x: number;
  y: number;
  /** Radius on the screen in pixels, before what is chosen grows. */
  size: number;
  label: string;
  node: GraphNode;
}
export interface EdgeAttributes {
  family: Family;
  /** How hard the layout pulls: the rarer the value, the harder. */
  weight: number;
}
export type DeskGraph = UndirectedGraph<NodeAttributes, EdgeAttributes>;

const ACCOUNT_SIZE = 3.4;
const LABEL_MOST = 30;

/** Area grows with the number of holders in the group, so radius with its root; 4 to 16 px. */
const signalSize = (holders: number): number => Math.min(16, 4 + 0.75 * Math.sqrt(holders));

/**
 * The API's answer as a graph to draw. Nodes stand where they stood before or, when they are new,
 * where their id puts them.
 */
export function buildGraph(
  data: OperatorGraph,
  known: ReadonlyMap<string, Place> = new Map(),
): DeskGraph {
  const graph: DeskGraph = new UndirectedGraph();
  for (const node of data.nodes) {
    graph.addNode(node.id, {
      ...(known.get(node.id) ?? startPlace(node.id)),
      size: node.type === 'account' ? ACCOUNT_SIZE : signalSize(node.holders_inside),
      label: node.type === 'account' ? node.id : shorten(node.value, LABEL_MOST),
      node,
    });
  }
  for (const { account, signal } of data.edges) {
    if (!graph.hasNode(account) || !graph.hasNode(signal)) continue;
    const held = graph.getNodeAttribute(signal, 'node');
    if (held.type !== 'signal') continue;
    graph.mergeEdge(account, signal, {
      family: held.family,
      weight: 1 / Math.sqrt(Math.max(1, held.holders_inside)),
    });
  }
  return graph;
}
