import { UndirectedGraph } from 'graphology';
import { settledLouvain } from '../settledLouvain.js';
import type { Partition } from './graphDatabase.js';

/** An account–signal graph to partition without GDS: edge i joins `account[i]` and `signal[i]`. */
export interface BipartiteEdges {
  readonly account: Int32Array;
  readonly signal: Int32Array;
  /** By signal: weight of its edges, 0 to leave it out. */
  readonly weight: Float64Array;
}

/**
 * Communities by Louvain in this process, for a server without GDS: the same resolutions as
 * `detectCommunities`, the same shape, one thread and seeded.
 */
export function fallbackCommunities(
  edges: BipartiteEdges,
  o: { accountCount: number; targetSizes: readonly number[]; random: () => number },
): Partition[] {
  const graph = new UndirectedGraph();
  for (let i = 0; i < edges.account.length; i++) {
    const weight = edges.weight[edges.signal[i]!]!;
    if (weight <= 0) continue;
    graph.mergeNode(`a${edges.account[i]}`, { account: edges.account[i] });
    graph.mergeNode(`s${edges.signal[i]}`);
    graph.mergeEdge(`a${edges.account[i]}`, `s${edges.signal[i]}`, { weight });
  }
  if (graph.size === 0) return [];
  return o.targetSizes.map((targetSize) => {
    const gamma = Math.max(1, o.accountCount / (2 * targetSize));
    const found = settledLouvain(graph, { resolution: gamma, random: o.random });
    const communities = new Int32Array(o.accountCount).fill(-1);
    graph.forEachNode((node, attributes) => {
      const account = attributes['account'] as number | undefined;
      // A partition that does not settle proposes nothing; the other resolutions do.
      if (account !== undefined && found !== null) communities[account] = found[node]!;
    });
    return { targetSize, gamma, communities };
  });
}
