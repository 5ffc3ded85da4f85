import { CompactGraph } from '../compactGraph.js';
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
  const signals = edges.weight.length;
  const graph = new CompactGraph(o.accountCount + signals, edges.account.length);
  const nodeOfAccount = new Int32Array(o.accountCount).fill(-1);
  const nodeOfSignal = new Int32Array(signals).fill(-1);
  for (const [i, account] of edges.account.entries()) {
    const signal = edges.signal[i]!;
    const weight = edges.weight[signal]!;
    if (weight <= 0) continue;
    if (nodeOfAccount[account] === -1) nodeOfAccount[account] = graph.addNode();
    if (nodeOfSignal[signal] === -1) nodeOfSignal[signal] = graph.addNode();
    graph.addEdge(nodeOfAccount[account]!, nodeOfSignal[signal]!, weight);
  }
  if (graph.size === 0) return [];
  return o.targetSizes.map((targetSize) => {
    const gamma = Math.max(1, o.accountCount / (2 * targetSize));
    const found = settledLouvain(graph, { resolution: gamma, random: o.random });
    const communities = new Int32Array(o.accountCount).fill(-1);
    // A partition that does not settle proposes nothing; the other resolutions do.
    if (found !== null)
      for (const [account, node] of nodeOfAccount.entries())
        if (node !== -1) communities[account] = found[node]!;
    return { targetSize, gamma, communities };
  });
}
