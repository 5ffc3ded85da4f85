import { FAMILIES } from '../../server/contract/families.js';
import {
  ACCOUNTS_DRAWN,
  COLOURINGS,
  type DeskState,
  type Expanded,
  INITIAL_STATE,
  MODES,
  PANELS,
  type Place,
  SIGNALS_FIRST,
  SIZINGS,
  SORT_COLUMNS,
} from './deskState.js';
import {
  accountRef,
  idOf,
  isAccount,
  isNodeRef,
  isSignal,
  type NodeRef,
  signalRef,
} from './nodeRef.js';

/** The two parts of an address that hold a view, without their marks. */
export interface Address {
  readonly search: string;
  /** Long lists of nodes: the part after `#` never leaves the browser and meets no limit of a server. */
  readonly hash: string;
}

const ARRANGED_MAX = 400;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Writes a view; what is as in the beginning is left out. */
export function writeAddress(state: DeskState): Address {
  const search = new URLSearchParams();
  const hash = new URLSearchParams();
  if (state.mode !== INITIAL_STATE.mode) search.set('view', state.mode);
  writeSelection(state.selected, search, hash);
  if (state.hiddenFamilies.length > 0) search.set('hide', state.hiddenFamilies.join(','));
  if (state.time !== null) search.set('time', `${state.time.from}..${state.time.to}`);
  if (state.accountsDrawn !== 'by size') search.set('accounts', state.accountsDrawn);
  if (state.signals !== SIGNALS_FIRST) search.set('signals', String(state.signals));
  if (state.colouring !== 'plain') search.set('colour', state.colouring);
  if (state.sizing !== 'same') search.set('size', state.sizing);
  if (state.panel !== 'why') search.set('panel', state.panel);
  const { by, direction } = state.sort;
  if (by !== 'bits' || direction !== 'desc') search.set('sort', `${by} ${direction}`);
  for (const ref of state.isolated) search.append('value', idOf(ref));
  const lists = {
    hidden: state.hidden,
    cells: state.toggledCells,
    grouped: state.grouped,
    collapsed: state.collapsed,
  };
  for (const [name, list] of Object.entries(lists)) {
    for (const ref of list) hash.append(name, ref);
  }
  if (state.only !== null) {
    hash.set('others', 'hidden');
    for (const ref of state.only) hash.append('only', ref);
  }
  for (const { node, by, count } of state.expanded) hash.append('expand', `${count} ${by} ${node}`);
  writePlaces('pin', state.moved, hash);
  // A tidy picture of more nodes than this is not worth an address that no mail program takes.
  if (Object.keys(state.arranged).length <= ARRANGED_MAX) writePlaces('at', state.arranged, hash);
  return { search: search.toString(), hash: hash.toString() };
}

function writePlaces(
  name: string,
  places: Readonly<Record<string, Place>>,
  hash: URLSearchParams,
): void {
  for (const [node, { x, y }] of Object.entries(places)) hash.append(name, `${x} ${y} ${node}`);
}

function writeSelection(
  selected: readonly NodeRef[],
  search: URLSearchParams,
  hash: URLSearchParams,
): void {
  const [first, second] = selected;
  if (first === undefined) return;
  if (selected.length === 1 && isSignal(first)) search.set('signal', idOf(first));
  else if (selected.length <= 2 && selected.every(isAccount)) {
    search.set('account', idOf(first));
    if (second !== undefined) search.set('with', idOf(second));
  } else for (const ref of selected) hash.append('selected', ref);
}

/** Reads a view from an address; what makes no sense is left out, never an error. */
export function readAddress(address: Address): DeskState {
  const search = new URLSearchParams(address.search);
  const hash = new URLSearchParams(address.hash.replace(/^#/, ''));
  const refs = (name: string): readonly NodeRef[] => [
    ...new Set(hash.getAll(name).filter(isNodeRef)),
  ];
  const among = <T extends string>(list: readonly T[], name: string, otherwise: T): T =>
    list.find((item) => item === search.get(name)) ?? otherwise;
  const hidden = (search.get('hide') ?? '').split(',');
  const signals = Number(search.get('signals'));
  return {
    mode: among(MODES, 'view', INITIAL_STATE.mode),
    selected: readSelection(search, refs('selected')),
    hiddenFamilies: hidden.flatMap((name) => FAMILIES.filter((family) => family === name)),
    hidden: refs('hidden'),
    only: hash.has('others') ? refs('only') : null,
    isolated: search
      .getAll('value')
      .filter((key) => key !== '')
      .map(signalRef),
    expanded: hash.getAll('expand').flatMap(readExpanded),
    collapsed: refs('collapsed'),
    toggledCells: refs('cells'),
    grouped: refs('grouped'),
    accountsDrawn: among(ACCOUNTS_DRAWN, 'accounts', 'by size'),
    signals: Number.isInteger(signals) && signals > 0 ? signals : SIGNALS_FIRST,
    moved: Object.fromEntries(hash.getAll('pin').flatMap(readPin)),
    arranged: Object.fromEntries(hash.getAll('at').flatMap(readPin)),
    time: readDays(search.get('time')),
    colouring: among(COLOURINGS, 'colour', 'plain'),
    sizing: among(SIZINGS, 'size', 'same'),
    panel: among(PANELS, 'panel', 'why'),
    sort: readSort(search.get('sort')),
    decided: [],
  };
}

function readSelection(search: URLSearchParams, many: readonly NodeRef[]): readonly NodeRef[] {
  if (many.length > 0) return many;
  const signal = search.get('signal');
  if (signal !== null && signal !== '') return [signalRef(signal)];
  return [search.get('account'), search.get('with')]
    .filter((id) => id !== null && id !== '')
    .map((id) => accountRef(id!));
}

function readDays(text: string | null): DeskState['time'] {
  const [from, to] = (text ?? '').split('..');
  if (from === undefined || to === undefined) return null;
  return DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : null;
}

function readSort(text: string | null): DeskState['sort'] {
  const [name, direction] = (text ?? '').split(' ');
  const by = SORT_COLUMNS.find((column) => column === name);
  if (by === undefined) return INITIAL_STATE.sort;
  return { by, direction: direction === 'asc' ? 'asc' : 'desc' };
}

function readExpanded(text: string): Expanded[] {
  const [, count, by, node] = text.match(/^(\d{1,6}) (\w+) (.+)$/s) ?? [];
  return node !== undefined && isNodeRef(node) ? [{ node, by: by!, count: Number(count) }] : [];
}

function readPin(text: string): [string, Place][] {
  const [, x, y, node] = text.match(/^(-?[\d.e+-]+) (-?[\d.e+-]+) (.+)$/s) ?? [];
  if (node === undefined || !isNodeRef(node)) return [];
  const place = { x: Number(x), y: Number(y) };
  return Number.isFinite(place.x) && Number.isFinite(place.y) ? [[node, place]] : [];
}
