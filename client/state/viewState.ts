import { FAMILIES, type Family } from '../../server/contract/families.js';

/** What is chosen on the page. All of it is in the address, so that a view can be shared. */
export interface ViewState {
  readonly account: string | null;
  /** A second account, to ask why both are linked. */
  readonly with: string | null;
  /** The next account chosen becomes the second one. */
  readonly comparing: boolean;
  readonly signal: string | null;
  readonly hidden: ReadonlySet<Family>;
  readonly mode: 'graph' | 'table';
  /** Every account of the group is drawn, however many there are. */
  readonly all: boolean;
}

export function readViewState(search: URLSearchParams): ViewState {
  const hidden = (search.get('hide') ?? '').split(',');
  const account = search.get('account');
  return {
    account,
    // A second one without a first, and a signal beside an account, mean nothing.
    with: account === null ? null : search.get('with'),
    comparing: account !== null && search.get('compare') === '1',
    signal: account === null ? search.get('signal') : null,
    hidden: new Set(FAMILIES.filter((family) => hidden.includes(family))),
    mode: search.get('view') === 'table' ? 'table' : 'graph',
    all: search.get('all') === '1',
  };
}

export function writeViewState(state: ViewState): URLSearchParams {
  const search = new URLSearchParams();
  if (state.account !== null) search.set('account', state.account);
  if (state.with !== null) search.set('with', state.with);
  if (state.comparing) search.set('compare', '1');
  if (state.signal !== null) search.set('signal', state.signal);
  if (state.hidden.size > 0)
    search.set('hide', FAMILIES.filter((f) => state.hidden.has(f)).join(','));
  if (state.mode === 'table') search.set('view', 'table');
  if (state.all) search.set('all', '1');
  return search;
}

const NOTHING = { account: null, with: null, comparing: false, signal: null } as const;

/** An account was chosen; with `add`, or while comparing, next to the one chosen before. */
export function chooseAccount(state: ViewState, account: string, add: boolean): ViewState {
  if ((add || state.comparing) && state.account !== null && state.account !== account)
    return { ...state, with: account, comparing: false, signal: null };
  return { ...state, ...NOTHING, account };
}

/** The next account chosen is to be compared with the one chosen now. */
export const startComparing = (state: ViewState): ViewState =>
  state.account === null ? state : { ...state, with: null, comparing: true };

export const chooseSignal = (state: ViewState, signal: string): ViewState => ({
  ...state,
  ...NOTHING,
  signal,
});

export const chooseNothing = (state: ViewState): ViewState => ({ ...state, ...NOTHING });

export function toggleFamily(state: ViewState, family: Family): ViewState {
  const hidden = new Set(state.hidden);
  if (!hidden.delete(family)) hidden.add(family);
  return { ...state, hidden };
}

/** How far back "back" goes: two accounts → the first of them → the group. */
export function stepBack(state: ViewState): ViewState {
  if (state.with !== null || state.comparing) return { ...state, with: null, comparing: false };
  return chooseNothing(state);
}
