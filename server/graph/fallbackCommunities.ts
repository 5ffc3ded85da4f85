import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { Partition } from './graphDatabase.js';

// The package is CommonJS with a default export that NodeNext sees as the module object.
const louvain = louvainModule as unknown as typeof louvainModule.default;

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
    const found = louvain(graph, {
      getEdgeWeight: 'weight',
      resolution: gamma,
      rng: o.random,
      randomWalk: false,
    });
    const communities = new Int32Array(o.accountCount).fill(-1);
    graph.forEachNode((node, attributes) => {
      const account = attributes['account'] as number | undefined;
      if (account !== undefined) communities[account] = found[node]!;
    });
    return { targetSize, gamma, communities };
  });
}
