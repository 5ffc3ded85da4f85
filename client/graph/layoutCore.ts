import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import { type Place, placeBeside, startPlace } from './places.js';

// The package is CommonJS with a default export that NodeNext sees as the module object.
const forceAtlas2 =
  'assign' in forceAtlas2Module
    ? (forceAtlas2Module as unknown as typeof forceAtlas2Module.default)
    : forceAtlas2Module.default;

/** What is to be laid out. Signals come first among equals: they shape the picture. */
export interface LayoutRequest {
  readonly nodes: readonly { readonly id: string; readonly size: number }[];
  readonly edges: readonly { readonly a: string; readonly b: string; readonly weight: number }[];
  /** Nodes that stand already: they are not moved. */
  readonly known: readonly (readonly [string, Place])[];
}

/** Forces act on this many nodes; the others find their place beside them. */
export const FORCED_MOST = 2_500;
const ITERATIONS = 500;
/** Iterations between two pictures. */
export const STEP = 25;

/**
 * Lays nodes out by ForceAtlas2 (Jacomy et al. 2014) in its LinLog variant, which parts clusters.
 * Yields every node's place after each {@link STEP} iterations. Nothing in it is left to chance:
 * the order of nodes and edges does not matter either.
 *
 * Departure: forces act on the first {@link FORCED_MOST} nodes by the request's order, or on none
 * when some stand already; the rest is put at the middle of its neighbours. So 25,000 accounts
 * appear at once, and who comes later moves nobody.
 */
export function* layOut(request: LayoutRequest): Generator<ReadonlyMap<string, Place>> {
  const known = new Map(request.known);
  const forced =
    known.size > 0 ? [] : request.nodes.slice(0, FORCED_MOST).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (forced.length === 0) {
    yield placeRest(request, known);
    return;
  }
  const graph = new UndirectedGraph();
  for (const { id, size } of forced) graph.addNode(id, { ...startPlace(id), size });
  const edges = request.edges
    .filter(({ a, b }) => graph.hasNode(a) && graph.hasNode(b))
    .sort((p, q) => (p.a < q.a || (p.a === q.a && p.b < q.b) ? -1 : 1));
  for (const { a, b, weight } of edges) graph.mergeEdge(a, b, { weight });
  const settings = {
    linLogMode: true,
    edgeWeightInfluence: 1,
    barnesHutOptimize: graph.order > 400,
    barnesHutTheta: 0.7,
    strongGravityMode: false,
    gravity: 0.8,
    scalingRatio: 2,
    slowDown: 3,
  };
  for (let done = 0; done < ITERATIONS; done += STEP) {
    forceAtlas2.assign(graph, { iterations: STEP, settings, getEdgeWeight: 'weight' });
    const placed = new Map<string, Place>();
    graph.forEachNode((id, { x, y }) => placed.set(id, { x: x as number, y: y as number }));
    yield placeRest(request, placed);
  }
}

function placeRest(
  request: LayoutRequest,
  placed: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const rest = request.nodes.filter(({ id }) => !placed.has(id));
  if (rest.length === 0) return placed;
  const neighbours = new Map<string, { place: Place; weight: number }[]>(
    rest.map(({ id }) => [id, []]),
  );
  for (const { a, b, weight } of request.edges) {
    const [atA, atB] = [placed.get(a), placed.get(b)];
    if (atB !== undefined) neighbours.get(a)?.push({ place: atB, weight });
    if (atA !== undefined) neighbours.get(b)?.push({ place: atA, weight });
  }
  const spread = 0.05 * extentOf(placed.values());
  const all = new Map(placed);
  for (const { id } of rest) all.set(id, placeBeside(id, neighbours.get(id) ?? [], spread));
  return all;
}

/** The picture's larger side. */
function extentOf(places: Iterable<Place>): number {
  let [left, right, top, bottom] = [0, 1, 0, 1];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return Math.max(right - left, bottom - top);
}
