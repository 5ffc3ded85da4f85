import { visibleLine } from '../../server/contract/visibleText.js';
import type { Desk } from '../app/useDesk.js';
import { cellName } from '../graph/cellName.js';
import type { Dataset } from '../graph/dataset.js';
import { bits, exact, shorten } from '../state/format.js';
import { isAccount, isCell, isSignal, type NodeRef } from '../state/nodeRef.js';
import { FamilyMark } from './FamilyMark.js';

const LISTED = 60;

/** Several nodes at once: how many of which kind, and what the accounts among them have in common. */
export function SelectionPanel({
  desk,
  dataset,
}: {
  readonly desk: Desk;
  readonly dataset: Dataset;
}) {
  const { selected } = desk.state;
  const accounts = selected.filter(isAccount);
  const chosen = new Set(accounts);
  const counts = new Map<NodeRef, number>();
  for (const account of accounts) {
    for (const { signal } of dataset.usesOf.get(account) ?? [])
      counts.set(signal, (counts.get(signal) ?? 0) + 1);
  }
  const common = [...counts]
    .filter(([, count]) => count > 1 || accounts.length === 1)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const exchanges = accounts.reduce(
    (sum, ref) => sum + (dataset.accounts.get(ref)?.exchanges ?? 0),
    0,
  );
  return (
    <>
      <header>
        <h2>{exact(selected.length)} selected</h2>
        <button type="button" onClick={() => desk.act({ type: 'select', nodes: [] })}>
          Back to the group
        </button>
      </header>
      <p>
        {exact(accounts.length)} accounts with {exact(exchanges)} exchanges,{' '}
        {exact(selected.filter(isSignal).length)} shared values,{' '}
        {exact(selected.filter(isCell).length)} cells.
      </p>
      <h3>What these accounts have in common</h3>
      {common.length === 0 && <p className="quiet">No two of them share a value that is loaded.</p>}
      <table className="values">
        <thead>
          <tr>
            <th scope="col">value</th>
            <th scope="col">accounts</th>
            <th scope="col">rarity</th>
          </tr>
        </thead>
        <tbody>
          {common.slice(0, LISTED).map(([ref, count]) => {
            const signal = dataset.signals.get(ref);
            return (
              signal !== undefined && (
                <tr key={ref}>
                  <td>
                    <FamilyMark family={signal.family} />{' '}
                    <button
                      type="button"
                      className="link"
                      title={visibleLine(signal.value)}
                      onClick={() => desk.act({ type: 'select', nodes: [ref] })}
                    >
                      {shorten(signal.value, 32)}
                    </button>
                  </td>
                  <td className="figure">
                    {exact(count)} of {exact(chosen.size)}
                  </td>
                  <td className="figure">{bits(signal.bits)}</td>
                </tr>
              )
            );
          })}
        </tbody>
      </table>
      {common.length > LISTED && (
        <p className="quiet">
          The first {LISTED} of {exact(common.length)} by number of accounts.
        </p>
      )}
      <h3>Selected</h3>
      <ul className="accounts">
        {selected.slice(0, LISTED).map((ref) => (
          <li key={ref}>
            <button
              type="button"
              className="link"
              onClick={() => desk.act({ type: 'select', nodes: [ref] })}
            >
              {shorten(nameOf(dataset, ref), 44)}
            </button>
          </li>
        ))}
      </ul>
      {selected.length > LISTED && (
        <p className="quiet">
          The first {LISTED} of {exact(selected.length)}; the table shows all accounts.
        </p>
      )}
    </>
  );
}

/** What a node is called. */
export function nameOf(dataset: Dataset, ref: NodeRef): string {
  if (isAccount(ref)) return visibleLine(ref.slice(2));
  if (isSignal(ref)) return visibleLine(dataset.signals.get(ref)?.value ?? ref.slice(2));
  const cell = dataset.cells.get(ref);
  return cell === undefined
    ? ref.slice(2)
    : `cell: ${cellName(cell.value, 120, dataset.cells.size === 1)} (${exact(cell.accounts)})`;
}
