import { UndirectedGraph } from 'graphology';
import type { GraphNode, OperatorGraph } from '../../server/contract/api.js';
import { shorten } from '../state/format.js';
import { FAMILY_COLOURS } from './families.js';

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
  type: 'circle' | 'square';
  node: GraphNode;
}
export interface EdgeAttributes {
  size: number;
  color: string;
}
export type DeskGraph = UndirectedGraph<NodeAttributes, EdgeAttributes>;

/** 32-bit FNV-1a of a text: a place that follows from the id, the same in every visit. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function startPosition(id: string): { x: number; y: number } {
  const hash = hashOf(id);
  const angle = ((hash & 0xffff) / 0xffff) * 2 * Math.PI;
  const radius = 100 * Math.sqrt((hash >>> 16) / 0xffff);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** The API's answer as a graph to draw; positions follow from ids until the layout moves them. */
export function buildGraph(
  data: OperatorGraph,
  accountColour: string,
  edgeColour: string,
): DeskGraph {
  const graph: DeskGraph = new UndirectedGraph();
  for (const node of data.nodes) {
    graph.addNode(node.id, {
      ...startPosition(node.id),
      ...(node.type === 'account'
        ? { size: 3.6, color: accountColour, label: node.id, type: 'circle' as const }
        : {
            size: 2.5 + 1.3 * Math.log2(1 + node.holders_inside),
            color: FAMILY_COLOURS[node.family],
            label: shorten(node.value, 30),
            type: 'square' as const,
          }),
      node,
    });
  }
  for (const { account, signal } of data.edges) {
    if (graph.hasNode(account) && graph.hasNode(signal)) {
      graph.mergeEdge(account, signal, { size: 0.6, color: edgeColour });
    }
  }
  // What no shown signal holds would float about and say nothing.
  for (const id of graph.filterNodes((node) => graph.degree(node) === 0)) {
    graph.mergeNodeAttributes(id, { size: 2 });
  }
  return graph;
}
