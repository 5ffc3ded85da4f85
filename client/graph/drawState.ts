import type { Family } from '../../server/contract/families.js';
import type { ViewState } from '../state/viewState.js';

/** What the drawing depends on beside the graph itself and its colours. */
export interface DrawState {
  readonly hovered: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly hidden: ReadonlySet<Family>;
  /** What is looked at: the hovered node or, without one, the chosen; empty when nothing is. */
  readonly centre: ReadonlySet<string>;
  /** The centre and its neighbours; null when nothing is looked at. */
  readonly near: ReadonlySet<string> | null;
}

/** The part of a graph that is asked here. */
export interface Neighbourhood {
  hasNode(id: string): boolean;
  neighbors(id: string): string[];
}

/** What to draw for what is chosen on the page and what the pointer is on. */
export function drawStateOf(
  graph: Neighbourhood,
  view: Pick<ViewState, 'account' | 'with' | 'signal' | 'hidden'>,
  hovered: string | null,
): DrawState {
  const there = (id: string | null): id is string => id !== null && graph.hasNode(id);
  const chosen = new Set([view.account, view.with, view.signal].filter(there));
  const centre = there(hovered) ? new Set([hovered]) : chosen;
  const near =
    centre.size === 0
      ? null
      : new Set([...centre].flatMap((id) => [id, ...graph.neighbors(id)]));
  return { hovered: there(hovered) ? hovered : null, chosen, hidden: view.hidden, centre, near };
}
