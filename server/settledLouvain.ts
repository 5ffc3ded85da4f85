import type { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { connectedComponents } from 'graphology-components';
import { CompactGraph } from './compactGraph.js';

// The package is CommonJS with a default export that NodeNext sees as the module object.
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** A graph of a billion nodes has no more levels than this; one that turns for ever has. */
const LEVELS_MAX = 200;

class DoesNotSettle extends Error {}

/**
 * Louvain communities of a graph, weighted by `weight` or by its own weights: by node its community. On some weighted
 * graphs graphology's Louvain moves the same nodes for ever (two placements of equal gain); it asks
 * for a random number once a level, and is stopped there. Null then: the caller has another way.
 */
export function settledLouvain(
  graph: UndirectedGraph | CompactGraph,
  o: { random: () => number; resolution?: number },
): Record<string, number> | null {
  let levels = 0;
  const rng = (): number => {
    if (++levels > LEVELS_MAX) throw new DoesNotSettle();
    return o.random();
  };
  try {
    const isCompact = graph instanceof CompactGraph;
    return louvain(isCompact ? graph.forLouvain() : graph, {
      getEdgeWeight: isCompact ? graph.weightOf : 'weight',
      resolution: o.resolution ?? 1,
      rng,
      randomWalk: true,
    });
  } catch (error) {
    if (error instanceof DoesNotSettle) return null;
    throw error;
  }
}

/** By node the connected component it is in: coarser than communities, and always there. */
export function componentOf(graph: UndirectedGraph | CompactGraph): Record<string, number> {
  const of: Record<string, number> = {};
  const whole = graph instanceof CompactGraph ? graph.toGraphology() : graph;
  for (const [no, nodes] of connectedComponents(whole).entries())
    for (const node of nodes) of[node] = no;
  return of;
}
