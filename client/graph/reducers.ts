import type { EdgeAttributes, NodeAttributes } from './buildGraph.js';
import type { DrawState } from './drawState.js';
import { type Palette, withOpacity } from './palette.js';

export interface NodeDisplay {
  readonly type: 'account' | 'signal';
  readonly color: string;
  readonly size: number;
  readonly label: string | null;
  readonly hidden: boolean;
  readonly highlighted: boolean;
  readonly forceLabel: boolean;
  readonly zIndex: number;
  readonly borderColor: string;
  /** The colour of a signal's pictogram. */
  readonly inkColor: string;
}

export interface EdgeDisplay {
  readonly color: string;
  readonly size: number;
  readonly hidden: boolean;
  readonly zIndex: number;
}

/** With more neighbours than this, naming each of the accounts would cover the picture. */
const NAMED_MOST = 24;

/** How a node looks; a function of nothing else than what is given. */
export function displayNode(
  state: DrawState,
  id: string,
  { size, label, node }: Pick<NodeAttributes, 'size' | 'label' | 'node'>,
  palette: Palette,
): NodeDisplay {
  const chosen = state.chosen.has(id);
  const away = state.near !== null && !state.near.has(id) && !chosen;
  const focused = chosen || id === state.hovered;
  const common = {
    size: chosen ? size * 1.5 : size,
    hidden: node.type === 'signal' && state.hidden.has(node.family),
    highlighted: focused,
    forceLabel: focused,
    zIndex: focused ? 2 : away ? 0 : 1,
  };
  if (node.type === 'signal') {
    return {
      ...common,
      type: 'signal',
      label: away ? null : label,
      color: away ? palette.faded : palette.families[node.family],
      borderColor: chosen ? palette.accent : palette.ground,
      inkColor: away ? palette.faded : '#ffffff',
    };
  }
  // Accounts' ids are noise until some are looked at.
  const named = focused || (state.near !== null && !away && state.near.size <= NAMED_MOST);
  const ink = chosen ? palette.accent : palette.account;
  // Confidence is opacity; those to review are rings, since nothing is said of them yet.
  const certain = chosen || node.status !== 'attributed' ? 1 : 0.35 + 0.65 * node.confidence;
  return {
    ...common,
    type: 'account',
    label: named ? label : null,
    color: away
      ? palette.faded
      : node.status === 'review'
        ? palette.surface
        : withOpacity(ink, certain),
    borderColor: away ? palette.faded : ink,
    inkColor: ink,
  };
}

/** An edge shows with its family, and stands out when it leads to what is looked at. */
export function displayEdge(
  state: DrawState,
  ends: readonly [string, string],
  { family }: Pick<EdgeAttributes, 'family'>,
  palette: Palette,
): EdgeDisplay {
  const hidden = state.hidden.has(family);
  if (state.near === null) return { color: palette.edges[family], size: 0.7, hidden, zIndex: 0 };
  if (ends.some((end) => state.centre.has(end)))
    return { color: palette.edgesNear[family], size: 1.4, hidden, zIndex: 1 };
  return { color: palette.edges[family], size: 0.7, hidden: true, zIndex: 0 };
}
