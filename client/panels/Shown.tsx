import type { Desk } from '../app/useDesk.js';
import type { Dataset } from '../graph/dataset.js';
import { areCellsOpen, type Visible } from '../graph/visible.js';
import { exact, shorten } from '../state/format.js';
import { isAccount } from '../state/nodeRef.js';

const SIGNALS_ALL = 100_000;

/** How much of the group is drawn, by which rules, and the way to the rest: nothing is cut in silence. */
export function Shown({
  desk,
  dataset,
  visible,
  pending,
}: {
  readonly desk: Desk;
  readonly dataset: Dataset;
  readonly visible: Visible;
  readonly pending: boolean;
}) {
  const { state, act } = desk;
  const gathered = [...visible.groups.values()].reduce((sum, count) => sum + count, 0);
  const inCells = [...visible.closed.values()].reduce((sum, count) => sum + count, 0);
  const open = areCellsOpen(state, dataset.accountsTotal);
  const shown = [...visible.accounts].filter(
    (ref) => dataset.accounts.get(ref)!.cell !== null,
  ).length;
  const outsiders = visible.accounts.size - shown;
  const rules = rulesOf(state, dataset);
  return (
    <p className="shown" role="status">
      <b>{exact(shown)}</b> of {exact(dataset.accountsTotal)} accounts drawn
      {inCells > 0 && (
        <>
          , {exact(inCells)} in {exact(visible.closed.size)} closed{' '}
          {visible.closed.size === 1 ? 'cell' : 'cells'}
        </>
      )}
      {gathered > 0 && <>, {exact(gathered)} grouped</>}
      {outsiders > 0 && <>, {exact(outsiders)} loaded by expanding</>} ·{' '}
      <b>{exact(visible.signals.size)}</b> of {exact(dataset.signalsTotal)} shared values
      {state.signals < dataset.signalsTotal && (
        <>
          , those that hold most accounts ·{' '}
          <Link onClick={() => act({ type: 'show signals', signals: SIGNALS_ALL })}>
            all values
          </Link>
        </>
      )}
      {dataset.cells.size > 1 && (
        <>
          {' · '}
          <Link onClick={() => act({ type: 'show accounts', as: open ? 'cells' : 'all' })}>
            {open ? 'cells only' : 'all accounts'}
          </Link>
        </>
      )}
      {rules.length > 0 && (
        <>
          {' · '}
          <span className="rules">{rules.join(' · ')}</span>{' '}
          <Link onClick={() => act({ type: 'show all' })}>show all</Link>
        </>
      )}
      {pending && ' · loading …'}
    </p>
  );
}

function Link({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button type="button" className="link" onClick={onClick}>
      {children}
    </button>
  );
}

/** Each rule that keeps something from being drawn, in words. */
export function rulesOf(state: Desk['state'], dataset: Dataset): string[] {
  const rules: string[] = [];
  if (state.isolated.length > 0) {
    const names = state.isolated.map((ref) => shorten(dataset.signals.get(ref)?.value ?? ref, 18));
    rules.push(`only accounts with ${names.join(' or ')}`);
  }
  if (state.time !== null) rules.push(`only ${state.time.from} to ${state.time.to}`);
  if (state.only !== null) rules.push('others hidden');
  if (state.hidden.length > 0) {
    const accounts = state.hidden.filter(isAccount).length;
    rules.push(
      accounts === state.hidden.length
        ? `${exact(accounts)} ${accounts === 1 ? 'account' : 'accounts'} hidden`
        : `${exact(state.hidden.length)} ${state.hidden.length === 1 ? 'node' : 'nodes'} hidden`,
    );
  }
  if (state.hiddenFamilies.length > 0) rules.push(`without ${state.hiddenFamilies.join(', ')}`);
  if (state.collapsed.length > 0) rules.push(`${exact(state.collapsed.length)} collapsed`);
  return rules;
}
