import { UndirectedGraph } from 'graphology';
import { Sigma } from 'sigma';
import { buildDataset } from '../../../client/graph/dataset.js';
import { layOut } from '../../../client/graph/layout/layOut.js';
import { layoutRequestOf, placesOf } from '../../../client/graph/places.js';
import { INITIAL_STATE } from '../../../client/state/deskState.js';

/** The same nodes at the same places, and nothing of the desk: what a page with Sigma alone costs. */
const operator = new URLSearchParams(location.search).get('operator')!;
const get = async (path: string) => (await fetch(`/api/operators/${operator}/${path}`)).json();
const dataset = buildDataset(await get('cells'), [await get('graph?limit=100000')], []);
const { places } = placesOf(dataset, layOut(layoutRequestOf(dataset)), INITIAL_STATE, new Map());
const graph = new UndirectedGraph();
for (const [node, { x, y }] of places) graph.addNode(node, { x, y, size: 2, color: '#888888' });
for (const uses of dataset.usesOf.values()) {
  for (const { account, signal } of uses) graph.mergeEdge(account, signal, { color: '#dddddd' });
}
new Sigma(graph, document.getElementById('graph')!);
document.body.dataset['settled'] = 'true';
