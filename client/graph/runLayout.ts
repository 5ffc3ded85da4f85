import type { DeskGraph } from './buildGraph.js';
import type { LayoutAnswer } from './layout.worker.js';
import type { LayoutRequest } from './layoutCore.js';
import type { Place } from './places.js';

/** What a worker is asked: signals first, since they shape the picture; then accounts, as given. */
export function layoutRequest(graph: DeskGraph, known: ReadonlyMap<string, Place>): LayoutRequest {
  const nodes = graph
    .mapNodes((id, { size, node }) => ({ id, size, signal: node.type === 'signal' }))
    .sort((a, b) => Number(b.signal) - Number(a.signal))
    .map(({ id, size }) => ({ id, size }));
  return {
    nodes,
    edges: graph.mapEdges((_edge, { weight }, a, b) => ({ a, b, weight })),
    known: [...known],
  };
}

/**
 * Lays a graph out in a worker, so that the page stays awake, and moves its nodes as it goes.
 * @param onDone gets every node's place when the picture stands
 * @returns a function that stops it.
 */
export function runLayout(
  graph: DeskGraph,
  known: ReadonlyMap<string, Place>,
  onDone: (places: ReadonlyMap<string, Place>) => void,
): () => void {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  const request = layoutRequest(graph, known);
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    const places = new Map<string, Place>();
    for (const [i, { id }] of request.nodes.entries())
      places.set(id, { x: data.places[2 * i]!, y: data.places[2 * i + 1]! });
    graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...places.get(id) }), {
      attributes: ['x', 'y'],
    });
    if (!data.done) return;
    worker.terminate();
    onDone(places);
  };
  worker.postMessage(request);
  return () => worker.terminate();
}
