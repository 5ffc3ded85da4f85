import type { DeskGraph } from './buildGraph.js';
import type { LayoutAnswer, LayoutRequest } from './layout.worker.js';

/**
 * Lays a graph out in a worker, so that the page stays awake. The same graph comes out the same.
 * @returns a function that stops it.
 */
export function runLayout(graph: DeskGraph, onDone: () => void): () => void {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  const ids = graph.nodes();
  const request: LayoutRequest = {
    ids,
    x: Float32Array.from(ids, (id) => graph.getNodeAttribute(id, 'x')),
    y: Float32Array.from(ids, (id) => graph.getNodeAttribute(id, 'y')),
    edges: graph.mapEdges((_edge, _attributes, a, b) => [a, b] as const),
    iterations: graph.order > 5_000 ? 120 : 400,
  };
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    let i = 0;
    graph.updateEachNodeAttributes((_id, attributes) => {
      attributes.x = data.x[i]!;
      attributes.y = data.y[i]!;
      i++;
      return attributes;
    });
    if (!data.done) return;
    worker.terminate();
    onDone();
  };
  worker.postMessage(request);
  return () => worker.terminate();
}
