import type { Dataset } from '../graph/dataset.js';
import { drawnNodes, inverted, neighboursOf } from '../graph/selection.js';
import type { Visible } from '../graph/visible.js';
import type { DeskAct } from '../state/acts.js';
import type { DeskState } from '../state/deskState.js';
import type { Command } from '../state/keys.js';
import { cellRef, isCell, isSignal, type NodeRef } from '../state/nodeRef.js';

export interface Situation {
  readonly state: DeskState;
  readonly dataset: Dataset;
  readonly visible: Visible;
  /** The node that the keyboard or the pointer is at. */
  readonly at: NodeRef | null;
}

type Rule = (situation: Situation, chosen: readonly NodeRef[]) => readonly DeskAct[];

/** Commands that change the view; all others are for the picture or the page. */
const RULES: Partial<Record<Command, Rule>> = {
  hide: (_, nodes) => (nodes.length === 0 ? [] : [{ type: 'hide', nodes }]),
  'hide others': (_, nodes) => (nodes.length === 0 ? [] : [{ type: 'hide others', nodes }]),
  'show all': () => [{ type: 'show all' }],
  collapse: (_, nodes) => nodes.slice(0, 1).map((node) => ({ type: 'collapse', node })),
  'select all': ({ visible }) => [{ type: 'select', nodes: drawnNodes(visible) }],
  invert: ({ state, visible }) => [{ type: 'select', nodes: inverted(visible, state.selected) }],
  related: ({ dataset, visible }, nodes) => [
    { type: 'add to selection', nodes: [...nodes, ...neighboursOf(dataset, visible, nodes)] },
  ],
  isolate: (_, nodes) =>
    nodes.filter(isSignal).map((value) => ({ type: 'toggle isolated', value })),
  group: (_, nodes) => nodes.filter(isSignal).map((value) => ({ type: 'toggle group', value })),
  open: (situation, nodes) => opens(situation, situation.at ?? nodes[0] ?? null),
  release: (_, nodes) => [{ type: 'release', nodes }],
  clear: ({ state }) => (state.selected.length === 0 ? [] : [{ type: 'select', nodes: [] }]),
  choose: ({ at }) => (at === null ? [] : [{ type: 'select', nodes: [at] }]),
  'choose too': ({ at }) => (at === null ? [] : [{ type: 'toggle selected', node: at }]),
};

/** The acts that a command stands for here; none where it has nothing to work on. */
export function actsOf(command: Command, situation: Situation): readonly DeskAct[] {
  const { state, at } = situation;
  const chosen = state.selected.length > 0 ? state.selected : at === null ? [] : [at];
  return RULES[command]?.(situation, chosen) ?? [];
}

/** Double-click: a cell opens or closes, a value gathers its accounts or lets them go, an account’s cell closes. */
function opens({ dataset }: Situation, node: NodeRef | null): readonly DeskAct[] {
  if (node === null) return [];
  if (isCell(node)) return [{ type: 'toggle cell', cell: node }];
  if (isSignal(node)) return [{ type: 'toggle group', value: node }];
  const cell = dataset.accounts.get(node)?.cell;
  return cell === null || cell === undefined ? [] : [{ type: 'toggle cell', cell: cellRef(cell) }];
}
