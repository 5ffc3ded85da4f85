/** Moves the selected nodes a little, without a mouse. */
export type Nudge = 'nudge left' | 'nudge right' | 'nudge up' | 'nudge down';

/** What a key asks for, on the graph or anywhere on the page. */
export type Command =
  | 'expand'
  | 'collapse'
  | 'hide'
  | 'hide others'
  | 'show all'
  | 'inspect'
  | 'fit'
  | 'lasso'
  | 'box'
  | 'select all'
  | 'invert'
  | 'related'
  | 'group'
  | 'why linked'
  | 'tidy'
  | 'release'
  | 'clear'
  | 'isolate'
  | 'undo'
  | 'redo'
  | 'help'
  | 'search'
  | 'zoom in'
  | 'zoom out'
  | 'play'
  | 'decide'
  | 'choose'
  | 'choose too'
  | 'open'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | Nudge;

export interface Shortcut {
  readonly keys: string;
  readonly command: Command;
  readonly says: string;
  /** `graph`: only while the graph has the focus; `page`: anywhere outside text fields. */
  readonly where: 'graph' | 'page';
}

/** Every shortcut: what the keys do and what the help sheet shows are one list. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: 'E',
    command: 'expand',
    where: 'graph',
    says: 'Expand: choose what to load around the selection',
  },
  { keys: 'C', command: 'collapse', where: 'graph', says: 'Collapse the selected node' },
  { keys: 'H', command: 'hide', where: 'graph', says: 'Hide the selection' },
  { keys: 'Delete', command: 'hide', where: 'graph', says: 'Hide the selection' },
  { keys: 'Shift+H', command: 'hide others', where: 'graph', says: 'Hide others' },
  { keys: 'Shift+A', command: 'show all', where: 'graph', says: 'Show all again' },
  { keys: 'I', command: 'inspect', where: 'graph', says: 'Inspect: go to the panel on the right' },
  {
    keys: 'W',
    command: 'why linked',
    where: 'graph',
    says: 'Why linked: the path between two selected accounts',
  },
  {
    keys: 'V',
    command: 'isolate',
    where: 'graph',
    says: 'Isolate the accounts that hold the selected values',
  },
  {
    keys: 'G',
    command: 'group',
    where: 'graph',
    says: 'Group by the selected value, or open the group',
  },
  {
    keys: 'L',
    command: 'lasso',
    where: 'graph',
    says: 'Lasso: draw around what to select; with arrows and Enter too',
  },
  {
    keys: 'B',
    command: 'box',
    where: 'graph',
    says: 'Box: drag a box (also Shift+drag); with arrows and Enter too',
  },
  { keys: 'Ctrl+A', command: 'select all', where: 'graph', says: 'Select everything shown' },
  { keys: 'Ctrl+Alt+A', command: 'invert', where: 'graph', says: 'Invert the selection' },
  {
    keys: 'Shift+R',
    command: 'related',
    where: 'graph',
    says: 'Add what is related to the selection',
  },
  { keys: 'F', command: 'fit', where: 'graph', says: 'Fit the picture' },
  { keys: 'T', command: 'tidy', where: 'graph', says: 'Tidy: lay out anew; pinned nodes stay' },
  { keys: 'P', command: 'release', where: 'graph', says: 'Release pinned nodes in the selection' },
  { keys: '+', command: 'zoom in', where: 'graph', says: 'Zoom in' },
  { keys: '-', command: 'zoom out', where: 'graph', says: 'Zoom out' },
  {
    keys: 'ArrowLeft',
    command: 'left',
    where: 'graph',
    says: 'Go to the next node in a direction',
  },
  {
    keys: 'ArrowRight',
    command: 'right',
    where: 'graph',
    says: 'Go to the next node in a direction',
  },
  { keys: 'ArrowUp', command: 'up', where: 'graph', says: 'Go to the next node in a direction' },
  {
    keys: 'ArrowDown',
    command: 'down',
    where: 'graph',
    says: 'Go to the next node in a direction',
  },
  ...(['Left', 'Right', 'Up', 'Down'] as const).map(
    (side): Shortcut => ({
      keys: `Shift+Arrow${side}`,
      command: `nudge ${side.toLowerCase() as 'left' | 'right' | 'up' | 'down'}`,
      where: 'graph',
      says: 'Move the selected nodes, and pin them',
    }),
  ),
  { keys: 'Enter', command: 'choose', where: 'graph', says: 'Select the node one is at' },
  {
    keys: 'Shift+Enter',
    command: 'choose too',
    where: 'graph',
    says: 'Add the node one is at to the selection',
  },
  {
    keys: 'O',
    command: 'open',
    where: 'graph',
    says: 'Open or close the cell one is at (also double-click)',
  },
  { keys: 'Escape', command: 'clear', where: 'graph', says: 'Clear the selection' },
  { keys: 'D', command: 'decide', where: 'graph', says: 'Decide about the selection' },
  { keys: 'Space', command: 'play', where: 'page', says: 'Play through time, or stop' },
  { keys: 'Ctrl+Z', command: 'undo', where: 'page', says: 'Undo' },
  { keys: 'Ctrl+Shift+Z', command: 'redo', where: 'page', says: 'Redo' },
  { keys: '/', command: 'search', where: 'page', says: 'Search' },
  { keys: '?', command: 'help', where: 'page', says: 'Show these keys' },
];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** A key press as it is written in {@link SHORTCUTS}; Cmd counts as Ctrl. */
export function keysOf(press: KeyPress): string {
  const name =
    press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  // Shift is part of how “?” or “+” are typed on some keyboards; of letters it is a choice.
  const shift = press.shiftKey && !/^[^A-Z]$/.test(name);
  return [
    press.ctrlKey || press.metaKey ? 'Ctrl+' : '',
    press.altKey ? 'Alt+' : '',
    shift ? 'Shift+' : '',
    name,
  ].join('');
}

/** The command of a key press, null for none. */
export function commandOf(press: KeyPress, where: 'graph' | 'page'): Command | null {
  const keys = keysOf(press);
  return (
    SHORTCUTS.find((shortcut) => shortcut.keys === keys && shortcut.where === where)?.command ??
    null
  );
}

/** Whether someone is writing: then no shortcut fires. */
export const isTextField = (tagName: string, type: string | null, editable: boolean): boolean =>
  editable ||
  /^(TEXTAREA|SELECT)$/.test(tagName) ||
  (tagName === 'INPUT' && !/^(checkbox|radio|range|button)$/.test(type ?? ''));
