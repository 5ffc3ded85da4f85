import { FAMILIES, type Family } from '../../server/contract/families.js';

/** What is chosen on the page. All of it is in the address, so that a view can be shared. */
export interface ViewState {
  readonly account: string | null;
  /** A second account, to ask why both are linked. */
  readonly with: string | null;
  readonly signal: string | null;
  readonly hidden: ReadonlySet<Family>;
  readonly mode: 'graph' | 'table';
}

export function readViewState(search: URLSearchParams): ViewState {
  const hidden = (search.get('hide') ?? '').split(',');
  return {
    account: search.get('account'),
    with: search.get('with'),
    signal: search.get('signal'),
    hidden: new Set(FAMILIES.filter((family) => hidden.includes(family))),
    mode: search.get('view') === 'table' ? 'table' : 'graph',
  };
}

export function writeViewState(state: ViewState): URLSearchParams {
  const search = new URLSearchParams();
  if (state.account !== null) search.set('account', state.account);
  if (state.with !== null) search.set('with', state.with);
  if (state.signal !== null) search.set('signal', state.signal);
  if (state.hidden.size > 0)
    search.set('hide', FAMILIES.filter((f) => state.hidden.has(f)).join(','));
  if (state.mode === 'table') search.set('view', 'table');
  return search;
}

/** An account was chosen; with `add`, next to the one chosen before. */
export function chooseAccount(state: ViewState, account: string, add: boolean): ViewState {
  if (add && state.account !== null && state.account !== account)
    return { ...state, with: account, signal: null };
  return { ...state, account, with: null, signal: null };
}

export const chooseSignal = (state: ViewState, signal: string): ViewState => ({
  ...state,
  signal,
  account: null,
  with: null,
});

export const chooseNothing = (state: ViewState): ViewState => ({
  ...state,
  account: null,
  with: null,
  signal: null,
});

export function toggleFamily(state: ViewState, family: Family): ViewState {
  const hidden = new Set(state.hidden);
  if (!hidden.delete(family)) hidden.add(family);
  return { ...state, hidden };
}
