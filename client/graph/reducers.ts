import type { Family } from '../../server/contract/families.js';
import type { NodeAttributes } from './buildGraph.js';

/** What the drawing depends on beside the graph itself. */
export interface DrawState {
  readonly hovered: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly hidden: ReadonlySet<Family>;
  /** Neighbours of what is hovered or, without that, chosen; null when nothing is. */
  readonly near: ReadonlySet<string> | null;
}

export interface NodeDisplay {
  color: string;
  size: number;
  label: string | null;
  hidden?: boolean;
  highlighted?: boolean;
  forceLabel?: boolean;
  zIndex?: number;
}

export function displayNode(
  state: DrawState,
  id: string,
  attributes: Pick<NodeAttributes, 'color' | 'size' | 'label' | 'node'>,
  colours: { accent: string; faded: string },
): NodeDisplay {
  const { color, size, label, node } = attributes;
  if (node.type === 'signal' && state.hidden.has(node.family))
    return { color, size, label, hidden: true };
  if (state.chosen.has(id)) {
    return {
      color: node.type === 'account' ? colours.accent : color,
      size: size * 1.6,
      label,
      highlighted: true,
      zIndex: 2,
    };
  }
  if (id === state.hovered) return { color, size: size * 1.3, label, highlighted: true, zIndex: 2 };
  if (state.near !== null && !state.near.has(id))
    return { color: colours.faded, size, label: null, zIndex: 0 };
  // Accounts' ids are noise until one is looked at.
  if (node.type === 'account' && state.near === null)
    return { color, size, label: null, zIndex: 1 };
  return {
    color,
    size,
    label: node.type === 'account' && state.near!.size > 40 ? null : label,
    zIndex: 1,
  };
}

/** An edge is drawn when both its ends are, and stands out when it is near what is looked at. */
export function displayEdge(
  state: DrawState,
  ends: readonly [string, string],
  family: Family,
  colours: { edge: string; near: string },
): { color: string; hidden?: boolean; size: number } {
  if (state.hidden.has(family)) return { color: colours.edge, hidden: true, size: 0.5 };
  if (state.near === null) return { color: colours.edge, size: 0.5 };
  const centre = state.hovered === null ? state.chosen : new Set([state.hovered]);
  if (ends.some((end) => centre.has(end))) return { color: colours.near, size: 1.4 };
  return { color: colours.edge, hidden: true, size: 0.5 };
}
