import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

// The package is CommonJS with a default export that NodeNext sees as the module object.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Asked of the layout: nodes with their starting places, and which of them hang together. */
export interface LayoutRequest {
  readonly ids: readonly string[];
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly edges: readonly (readonly [string, string])[];
  readonly iterations: number;
}
export interface LayoutAnswer {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly done: boolean;
}

/** Iterations between two pictures. */
const STEP = 20;

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const graph = new UndirectedGraph();
  for (const [i, id] of data.ids.entries()) graph.addNode(id, { x: data.x[i], y: data.y[i] });
  for (const [a, b] of data.edges) graph.mergeEdge(a, b);
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 500,
    gravity: 0.6,
    scalingRatio: 12,
    slowDown: 4,
    adjustSizes: false,
  };
  for (let done = 0; done < data.iterations; done += STEP) {
    forceAtlas2.assign(graph, { iterations: STEP, settings });
    const x = Float32Array.from(data.ids, (id) => graph.getNodeAttribute(id, 'x') as number);
    const y = Float32Array.from(data.ids, (id) => graph.getNodeAttribute(id, 'y') as number);
    const answer: LayoutAnswer = { x, y, done: done + STEP >= data.iterations };
    self.postMessage(answer, { transfer: [x.buffer, y.buffer] });
  }
};
