import type { Family } from '../../server/contract/families.js';
import type {
  AccountsDrawn,
  Colouring,
  Days,
  DeskState,
  Expanded,
  Mode,
  Panel,
  Place,
  Sizing,
  Sort,
  SortColumn,
} from './deskState.js';
import { isSignal, type NodeRef } from './nodeRef.js';

/** What a person can do to a view. */
export type DeskAct =
  | { readonly type: 'mode'; readonly mode: Mode }
  | { readonly type: 'select'; readonly nodes: readonly NodeRef[] }
  | { readonly type: 'toggle selected'; readonly node: NodeRef }
  | { readonly type: 'add to selection'; readonly nodes: readonly NodeRef[] }
  | { readonly type: 'toggle family'; readonly family: Family }
  | { readonly type: 'hide'; readonly nodes: readonly NodeRef[] }
  | { readonly type: 'hide others'; readonly nodes: readonly NodeRef[] }
  | { readonly type: 'show all' }
  | { readonly type: 'toggle isolated'; readonly value: NodeRef }
  | { readonly type: 'expand'; readonly expanded: Expanded }
  | { readonly type: 'collapse'; readonly node: NodeRef }
  | { readonly type: 'toggle cell'; readonly cell: NodeRef }
  | { readonly type: 'toggle group'; readonly value: NodeRef }
  | { readonly type: 'show accounts'; readonly as: AccountsDrawn }
  | { readonly type: 'show signals'; readonly signals: number }
  | { readonly type: 'move'; readonly places: Readonly<Record<string, Place>> }
  | { readonly type: 'arrange'; readonly places: Readonly<Record<string, Place>> }
  | { readonly type: 'release'; readonly nodes: readonly NodeRef[] }
  | { readonly type: 'time'; readonly days: Days | null; readonly brush: number }
  | { readonly type: 'colour'; readonly colouring: Colouring }
  | { readonly type: 'size'; readonly sizing: Sizing }
  | { readonly type: 'panel'; readonly panel: Panel }
  | { readonly type: 'sort'; readonly by: SortColumn }
  | { readonly type: 'decided'; readonly decision: string };

const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
const joined = <T>(list: readonly T[], more: readonly T[]): readonly T[] => [
  ...new Set([...list, ...more]),
];
const without = <T>(list: readonly T[], gone: readonly T[]): readonly T[] => {
  const drop = new Set(gone);
  return list.filter((item) => !drop.has(item));
};

/** The view after an act; pure, and the view before is left as it was. */
export function applyAct(state: DeskState, act: DeskAct): DeskState {
  switch (act.type) {
    case 'mode':
      return { ...state, mode: act.mode };
    case 'select':
      return { ...state, selected: [...new Set(act.nodes)] };
    case 'toggle selected':
      return { ...state, selected: toggled(state.selected, act.node) };
    case 'add to selection':
      return { ...state, selected: joined(state.selected, act.nodes) };
    case 'toggle family':
      return { ...state, hiddenFamilies: toggled(state.hiddenFamilies, act.family) };
    case 'hide':
      return {
        ...state,
        hidden: joined(state.hidden, act.nodes),
        selected: without(state.selected, act.nodes),
      };
    case 'hide others':
      return { ...state, only: [...new Set(act.nodes)] };
    case 'show all':
      return {
        ...state,
        hidden: [],
        only: null,
        isolated: [],
        collapsed: [],
        hiddenFamilies: [],
        time: null,
      };
    case 'toggle isolated':
      return isSignal(act.value)
        ? { ...state, isolated: toggled(state.isolated, act.value) }
        : state;
    case 'expand':
      return expand(state, act.expanded);
    case 'collapse':
      return {
        ...state,
        expanded: state.expanded.filter(({ node }) => node !== act.node),
        collapsed: joined(state.collapsed, [act.node]),
      };
    case 'toggle cell':
      return { ...state, toggledCells: toggled(state.toggledCells, act.cell) };
    case 'toggle group':
      return isSignal(act.value) ? { ...state, grouped: toggled(state.grouped, act.value) } : state;
    case 'show accounts':
      return { ...state, accountsDrawn: act.as, toggledCells: [] };
    case 'show signals':
      return { ...state, signals: act.signals };
    case 'move':
      return { ...state, moved: { ...state.moved, ...act.places } };
    case 'arrange':
      return { ...state, arranged: act.places };
    case 'release': {
      const drop = new Set<string>(act.nodes);
      return {
        ...state,
        moved: Object.fromEntries(Object.entries(state.moved).filter(([node]) => !drop.has(node))),
      };
    }
    case 'time':
      return { ...state, time: act.days };
    case 'colour':
      return { ...state, colouring: act.colouring };
    case 'size':
      return { ...state, sizing: act.sizing };
    case 'panel':
      return { ...state, panel: act.panel };
    case 'sort':
      return { ...state, sort: sorted(state.sort, act.by) };
    case 'decided':
      return { ...state, decided: joined(state.decided, [act.decision]) };
  }
}

/** The same column again turns its order; ids begin with the first, figures with the largest. */
function sorted(now: Sort, by: SortColumn): Sort {
  if (now.by === by) return { by, direction: now.direction === 'asc' ? 'desc' : 'asc' };
  return { by, direction: by === 'account_id' ? 'asc' : 'desc' };
}

/** Asking for the same neighbours again asks for more of them; what was collapsed opens again. */
function expand(state: DeskState, asked: Expanded): DeskState {
  const others = state.expanded.filter(({ node, by }) => node !== asked.node || by !== asked.by);
  return {
    ...state,
    expanded: [...others, asked],
    collapsed: state.collapsed.filter((node) => node !== asked.node),
  };
}

/** Acts of one stroke, such as the moves of one brush, are one step of undo; null for a step by itself. */
export const strokeOf = (act: DeskAct): string | null =>
  act.type === 'time' ? `time ${act.brush}` : null;
