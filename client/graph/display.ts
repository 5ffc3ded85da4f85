import type { DeskState } from '../state/deskState.js';
import { shorten } from '../state/format.js';
import { cellRef, isAccount, isSignal, type NodeRef } from '../state/nodeRef.js';
import type { Dataset } from './dataset.js';
import { FAMILY_COLOURS } from './families.js';
import { radiusOf } from './layout/layOut.js';
import type { Visible } from './visible.js';

/** Colours that follow the page's tokens, read when the picture is made. */
export interface DrawColours {
  readonly accent: string;
  readonly faded: string;
  readonly account: string;
  readonly strong: string;
  readonly weak: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly surface: string;
  readonly ground: string;
}

/** What the look of a node depends on. */
export interface DrawState {
  readonly dataset: Dataset;
  readonly visible: Visible;
  readonly selected: ReadonlySet<NodeRef>;
  readonly hovered: NodeRef | null;
  /** Nodes near what is hovered or, without that, selected; null when nothing is. */
  readonly near: ReadonlySet<NodeRef> | null;
  readonly colouring: DeskState['colouring'];
  readonly sizing: DeskState['sizing'];
  /** How much larger than accounts the signals are drawn. */
  readonly scale: number;
  readonly colours: DrawColours;
}

export interface NodeLook {
  readonly hidden: boolean;
  readonly color: string;
  readonly size: number;
  readonly label: string | null;
  readonly highlighted: boolean;
  readonly forceLabel: boolean;
  readonly zIndex: number;
  readonly type: 'circle' | 'square' | 'ring';
}

/** Up to this many selected nodes carry their name. */
export const NAMED_MAX = 12;

const HIDDEN: NodeLook = {
  hidden: true,
  color: '#000',
  size: 1,
  label: null,
  highlighted: false,
  forceLabel: false,
  zIndex: 0,
  type: 'circle',
};

/**
 * A colour for the n-th cell: far enough apart to tell neighbours, muted enough for the families.
 * Sigma reads hexadecimal colours and takes `hsl()` for black.
 */
export function cellColour(no: number): string {
  const hue = (no * 137.5) % 360;
  const [saturation, lightness] = [0.38, 0.52];
  // CSS Color 4, 7.1: hsl to rgb.
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    const value =
      lightness -
      saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** How a node looks; nothing but its state decides. */
export function lookOf(state: DrawState, ref: NodeRef): NodeLook {
  const look = isAccount(ref)
    ? accountLook(state, ref)
    : isSignal(ref)
      ? signalLook(state, ref)
      : cellLook(state, ref);
  if (look.hidden) return look;
  if (state.selected.has(ref)) {
    // Names of a few are of use; names of many hide the picture.
    const few = state.selected.size <= NAMED_MAX;
    return {
      ...look,
      color: isSignal(ref) && few ? look.color : state.colours.accent,
      size: look.size * (few ? 1.35 : 1.1),
      highlighted: isSignal(ref) && few,
      label: few ? look.label : null,
      zIndex: 3,
    };
  }
  if (ref === state.hovered)
    return { ...look, size: look.size * 1.15, highlighted: true, zIndex: 3 };
  if (state.near !== null && !state.near.has(ref)) {
    return { ...look, color: state.colours.faded, label: null, forceLabel: false, zIndex: 0 };
  }
  if (state.near !== null && isSignal(ref))
    return { ...look, forceLabel: state.near.size < 25, zIndex: 2 };
  return look;
}

function accountLook(state: DrawState, ref: NodeRef): NodeLook {
  const account = state.dataset.accounts.get(ref);
  if (account === undefined || !state.visible.accounts.has(ref)) return HIDDEN;
  const size =
    state.sizing === 'volume'
      ? Math.min(7, 1.6 + 0.45 * Math.log2(1 + account.exchanges))
      : state.sizing === 'values'
        ? Math.min(7, 1.6 + 0.9 * Math.log2(1 + account.degree))
        : 3;
  return {
    ...HIDDEN,
    hidden: false,
    color: accountColour(state, ref),
    size,
    label: shorten(account.id, 30),
    zIndex: 1,
    type: account.cell === null ? 'ring' : 'circle',
  };
}

function accountColour(state: DrawState, ref: NodeRef): string {
  const { colours, dataset } = state;
  const account = dataset.accounts.get(ref)!;
  if (state.colouring === 'cell' && account.cell !== null) {
    return colourOfCell(dataset, cellRef(account.cell));
  }
  if (state.colouring === 'status') {
    if (account.status === 'attributed') return colours.strong;
    return account.status === 'review' ? colours.account : colours.weak;
  }
  return colours.account;
}

const cellColours = new WeakMap<Dataset['cells'], ReadonlyMap<NodeRef, string>>();

/** Asked for each account of each picture: made once for a group. */
function colourOfCell({ cells }: Dataset, ref: NodeRef): string {
  let colours = cellColours.get(cells);
  if (colours === undefined) {
    colours = new Map([...cells.keys()].map((cell, no) => [cell, cellColour(no)]));
    cellColours.set(cells, colours);
  }
  return colours.get(ref) ?? cellColour(0);
}

function signalLook(state: DrawState, ref: NodeRef): NodeLook {
  const signal = state.dataset.signals.get(ref);
  if (signal === undefined || !state.visible.signals.has(ref)) return HIDDEN;
  const gathered = state.visible.groups.get(ref) ?? 0;
  const size = (1.8 + 0.5 * Math.log2(1 + signal.holders_inside)) * state.scale;
  return {
    ...HIDDEN,
    hidden: false,
    color: FAMILY_COLOURS[signal.family],
    size: Math.max(size, gathered > 0 ? 0.6 * radiusOf(gathered) : 0),
    label: shorten(signal.value, 30),
    zIndex: 2,
    type: 'square',
  };
}

function cellLook(state: DrawState, ref: NodeRef): NodeLook {
  const accounts = state.visible.closed.get(ref);
  if (accounts === undefined) return HIDDEN;
  return {
    ...HIDDEN,
    hidden: false,
    color: state.colouring === 'cell' ? colourOfCell(state.dataset, ref) : state.colours.account,
    size: radiusOf(accounts) * 0.82,
    zIndex: 1,
  };
}
