import type { Family } from '../../server/contract/families.js';
import type { NodeRef } from './nodeRef.js';

/** Neighbours of a node asked for by family, or, of a value, by where its holders belong. */
export interface Expanded {
  readonly node: NodeRef;
  readonly by: string;
  readonly count: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export const PANELS = ['why', 'decide'] as const;
export type Panel = (typeof PANELS)[number];
export const SORT_COLUMNS = [
  'account_id',
  'confidence',
  'bits',
  'exchanges',
  'first_seen',
  'last_seen',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export interface Sort {
  readonly by: SortColumn;
  readonly direction: 'asc' | 'desc';
}

/** Days (UTC), both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const COLOURINGS = ['plain', 'status', 'cell'] as const;
export type Colouring = (typeof COLOURINGS)[number];
export const SIZINGS = ['same', 'volume', 'values'] as const;
export type Sizing = (typeof SIZINGS)[number];
/** One by one, gathered in their cells, or one by one where the group is small enough. */
export const ACCOUNTS_DRAWN = ['by size', 'all', 'cells'] as const;
export type AccountsDrawn = (typeof ACCOUNTS_DRAWN)[number];
export const MODES = ['graph', 'table', 'time', 'content', 'review'] as const;
export type Mode = (typeof MODES)[number];

/**
 * Everything a person can change about a view of one group. What is drawn follows from it and from
 * the data alone; undo steps through values of it; the address bar holds it.
 */
export interface DeskState {
  readonly mode: Mode;
  readonly selected: readonly NodeRef[];
  readonly hiddenFamilies: readonly Family[];
  readonly hidden: readonly NodeRef[];
  /** Hide others: nothing but these; null when that was not asked. */
  readonly only: readonly NodeRef[] | null;
  /** Shared values: accounts that hold none of them are left out. */
  readonly isolated: readonly NodeRef[];
  readonly expanded: readonly Expanded[];
  readonly collapsed: readonly NodeRef[];
  /** Cells that are not as they would be: opened where cells come closed, closed where open. */
  readonly toggledCells: readonly NodeRef[];
  /** Values by which accounts are gathered into one node. */
  readonly grouped: readonly NodeRef[];
  readonly accountsDrawn: AccountsDrawn;
  readonly signals: number;
  /** Where nodes were put by hand; these are pinned. */
  readonly moved: Readonly<Record<string, Place>>;
  /** Where “tidy” put what was shown then. */
  readonly arranged: Readonly<Record<string, Place>>;
  readonly time: Days | null;
  readonly colouring: Colouring;
  readonly sizing: Sizing;
  readonly panel: Panel;
  readonly sort: Sort;
  /** Ids of decisions made on this page: undo withdraws them. Not in the address. */
  readonly decided: readonly string[];
}

export const SIGNALS_FIRST = 160;

export const INITIAL_STATE: DeskState = {
  mode: 'graph',
  selected: [],
  hiddenFamilies: [],
  hidden: [],
  only: null,
  isolated: [],
  expanded: [],
  collapsed: [],
  toggledCells: [],
  grouped: [],
  accountsDrawn: 'by size',
  signals: SIGNALS_FIRST,
  moved: {},
  arranged: {},
  time: null,
  colouring: 'plain',
  sizing: 'same',
  panel: 'why',
  sort: { by: 'bits', direction: 'desc' },
  decided: [],
};
