import { CompactGraph } from '../compactGraph.js';
import type { Family } from '../contract/families.js';
import { settledLouvain } from '../settledLouvain.js';
import {
  type BipartiteEdges,
  type CommunitiesAsked,
  gammaFor,
  type Partition,
} from './detectCommunities.js';

/**
 * Communities by Louvain in this process, for a server without GDS: the same views and resolutions
 * as `detectCommunities`, the same shape, one thread and seeded. `edges` are those that its
 * projection would have.
 */
export function fallbackCommunities(
  edges: BipartiteEdges,
  o: Pick<CommunitiesAsked, 'accountCount' | 'targetSizes' | 'without' | 'report'> & {
    /** Anew for each view. */
    readonly random: () => () => number;
  },
): Partition[][] {
  return o.without.map((family) => {
    const { graph, nodeOfAccount } = viewOf(edges, o.accountCount, family);
    if (graph.size === 0) return [];
    const random = o.random();
    return o.targetSizes.map((targetSize) => {
      const gamma = gammaFor(o.accountCount, targetSize);
      const found = settledLouvain(graph, { resolution: gamma, random });
      const communities = new Int32Array(o.accountCount).fill(-1);
      // A partition that does not settle proposes nothing; the other resolutions do.
      if (found !== null)
        for (const [account, node] of nodeOfAccount.entries())
          if (node !== -1) communities[account] = found[node]!;
      o.report?.();
      return { targetSize, gamma, communities };
    });
  });
}

function viewOf(edges: BipartiteEdges, accountCount: number, without: Family | null) {
  const signals = edges.weight.length;
  const graph = new CompactGraph(accountCount + signals, edges.account.length);
  const nodeOfAccount = new Int32Array(accountCount).fill(-1);
  const nodeOfSignal = new Int32Array(signals).fill(-1);
  for (const [i, account] of edges.account.entries()) {
    const signal = edges.signal[i]!;
    const weight = edges.weight[signal]!;
    if (weight <= 0 || edges.families[signal] === without) continue;
    if (nodeOfAccount[account] === -1) nodeOfAccount[account] = graph.addNode();
    if (nodeOfSignal[signal] === -1) nodeOfSignal[signal] = graph.addNode();
    graph.addEdge(nodeOfAccount[account]!, nodeOfSignal[signal]!, weight);
  }
  return { graph, nodeOfAccount };
}
