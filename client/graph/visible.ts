import type { AccountNode } from '../../server/contract/api.js';
import type { Days, DeskState } from '../state/deskState.js';
import { cellRef, type NodeRef } from '../state/nodeRef.js';
import { type Dataset, otherEnd } from './dataset.js';

/** Up to this many accounts a group is drawn account by account; a larger one by its cells first. */
export const ACCOUNTS_AT_ONCE = 1500;

/** What of the loaded is drawn. */
export interface Visible {
  readonly accounts: ReadonlySet<NodeRef>;
  readonly signals: ReadonlySet<NodeRef>;
  /** Cells drawn as one node, with the accounts in each. */
  readonly closed: ReadonlyMap<NodeRef, number>;
  /** Cells whose accounts are drawn. */
  readonly open: ReadonlySet<NodeRef>;
  /** Values that gather accounts into one node, with how many each gathers. */
  readonly groups: ReadonlyMap<NodeRef, number>;
}

/** Whether a period touches the days asked for; what is not known passes. */
export function touches(first: string | null, last: string | null, days: Days | null): boolean {
  if (days === null) return true;
  if (first !== null && first.slice(0, 10) > days.to) return false;
  return last === null || last.slice(0, 10) >= days.from;
}

/** An account is there in its days of use, and on the day it signed up. */
export function isThere(account: AccountNode, days: Days | null): boolean {
  if (days === null) return true;
  const signedUp = account.created_at?.slice(0, 10);
  if (signedUp !== undefined && signedUp >= days.from && signedUp <= days.to) return true;
  return touches(account.first_seen ?? account.created_at, account.last_seen, days);
}

/** Whether cells are open until they are closed: as asked for, or where the group is small. */
export const areCellsOpen = (
  { accountsDrawn }: Pick<DeskState, 'accountsDrawn'>,
  accountsTotal: number,
): boolean =>
  accountsDrawn === 'by size' ? accountsTotal <= ACCOUNTS_AT_ONCE : accountsDrawn === 'all';

/** Cells come open in a small group and closed in a large one, but for those turned by hand. */
export const isOpen = (state: DeskState, dataset: Dataset, cell: NodeRef): boolean =>
  areCellsOpen(state, dataset.accountsTotal) !== state.toggledCells.includes(cell);

/**
 * What is drawn in a state.
 * @param days the state's days, or those of a brush that still moves.
 * @param zoomed cells that one is near enough to: where cells come closed, they are open as long as one is.
 */
export function visibleOf(
  dataset: Dataset,
  state: DeskState,
  days: Days | null = state.time,
  zoomed: readonly NodeRef[] = [],
): Visible {
  const open = new Set<NodeRef>();
  const near = new Set(areCellsOpen(state, dataset.accountsTotal) ? [] : zoomed);
  for (const cell of dataset.cells.keys()) {
    // Until its accounts are there a cell stays one node.
    const arrived = !near.has(cell) || dataset.loadedCells.has(cell);
    if (isOpen(state, dataset, cell) || (near.has(cell) && arrived)) open.add(cell);
  }
  const passing = passingAccounts(dataset, state, days);
  const { groups, gathered } = gather(dataset, state, passing);
  const accounts = new Set<NodeRef>();
  for (const ref of passing) {
    const { cell } = dataset.accounts.get(ref)!;
    const inOpenCell = cell === null || open.has(cellRef(cell));
    if ((inOpenCell || dataset.anchors.has(ref)) && !gathered.has(ref)) accounts.add(ref);
  }
  const alone = passing.filter((account) => !gathered.has(account));
  const closed = closedCells(dataset, state, days, open, alone);
  const signals = visibleSignals(dataset, state, days, { accounts, closed, groups });
  return { ...collapse(dataset, state, accounts, signals), closed, open, groups };
}

/** Accounts that every filter lets through. */
function passingAccounts(dataset: Dataset, state: DeskState, days: Days | null): NodeRef[] {
  const hidden = new Set(state.hidden);
  const only = state.only === null ? null : new Set(state.only);
  const isolated = new Set(state.isolated);
  const passing: NodeRef[] = [];
  for (const [ref, account] of dataset.accounts) {
    if (hidden.has(ref) || !isThere(account, days)) continue;
    if (only !== null && !only.has(ref) && !dataset.anchors.has(ref)) {
      if (account.cell === null || !only.has(cellRef(account.cell))) continue;
    }
    if (isolated.size > 0 && !dataset.usesOf.get(ref)?.some((use) => isolated.has(use.signal)))
      continue;
    passing.push(ref);
  }
  return passing;
}

/** Gathers accounts by the values asked for, the first one first; pinned accounts stay by themselves. */
function gather(dataset: Dataset, state: DeskState, passing: readonly NodeRef[]) {
  const groups = new Map<NodeRef, number>();
  const gathered = new Set<NodeRef>();
  const candidates = new Set(passing);
  for (const value of state.grouped) {
    let count = 0;
    for (const { account } of dataset.usesOf.get(value) ?? []) {
      if (!candidates.has(account) || gathered.has(account) || account in state.moved) continue;
      gathered.add(account);
      count++;
    }
    if (count > 0) groups.set(value, count);
  }
  return { groups, gathered };
}

/**
 * Cells drawn as one node, with how many accounts each stands for: of a cell that is loaded those
 * that every filter lets through, of another at most as many as hold what is isolated.
 */
function closedCells(
  dataset: Dataset,
  state: DeskState,
  days: Days | null,
  open: ReadonlySet<NodeRef>,
  passing: readonly NodeRef[],
): Map<NodeRef, number> {
  const closed = new Map<NodeRef, number>();
  const isolated = new Set(state.isolated);
  const holding = new Map<NodeRef, number>();
  for (const { cell, signal, accounts } of dataset.links) {
    if (isolated.has(signal)) holding.set(cell, (holding.get(cell) ?? 0) + accounts);
  }
  const loaded = countByCell(dataset, dataset.accounts.keys());
  const through = countByCell(dataset, passing);
  for (const [ref, cell] of dataset.cells) {
    if (open.has(ref) || state.hidden.includes(ref)) continue;
    if (state.only !== null && !state.only.includes(ref)) continue;
    if (loaded.get(ref) === cell.accounts) {
      const count = through.get(ref);
      if (count !== undefined) closed.set(ref, count);
      continue;
    }
    if (isolated.size > 0 && !holding.has(ref)) continue;
    if (!touches(cell.first_seen, cell.last_seen, days)) continue;
    closed.set(ref, Math.min(cell.accounts, holding.get(ref) ?? cell.accounts));
  }
  return closed;
}

/** How many of some accounts each cell holds. */
function countByCell(dataset: Dataset, accounts: Iterable<NodeRef>): Map<NodeRef, number> {
  const counts = new Map<NodeRef, number>();
  for (const ref of accounts) {
    const { cell } = dataset.accounts.get(ref)!;
    if (cell !== null) counts.set(cellRef(cell), (counts.get(cellRef(cell)) ?? 0) + 1);
  }
  return counts;
}

/** Signals that something drawn uses in the days asked for, and that no filter takes away. */
function visibleSignals(
  dataset: Dataset,
  state: DeskState,
  days: Days | null,
  drawn: Pick<Visible, 'accounts' | 'closed' | 'groups'>,
): Set<NodeRef> {
  const held = new Set<NodeRef>(drawn.groups.keys());
  for (const account of drawn.accounts) {
    for (const use of dataset.usesOf.get(account) ?? []) {
      if (touches(use.first, use.last, days)) held.add(use.signal);
    }
  }
  for (const link of dataset.links) {
    if (drawn.closed.has(link.cell) && touches(link.first, link.last, days)) held.add(link.signal);
  }
  const only = state.only === null ? null : new Set(state.only);
  const signals = new Set<NodeRef>();
  for (const [ref, { family }] of dataset.signals) {
    if (!held.has(ref) || state.hidden.includes(ref)) continue;
    if (state.hiddenFamilies.includes(family)) continue;
    if (only !== null && !only.has(ref) && !dataset.anchors.has(ref)) continue;
    signals.add(ref);
  }
  return signals;
}

/** Collapsing a node puts away what hangs on it alone. */
function collapse(
  dataset: Dataset,
  state: DeskState,
  accounts: Set<NodeRef>,
  signals: Set<NodeRef>,
): Pick<Visible, 'accounts' | 'signals'> {
  for (const node of state.collapsed) {
    for (const use of dataset.usesOf.get(node) ?? []) {
      const other = otherEnd(use, node);
      const elsewhere = dataset.usesOf.get(other)!.some((its) => {
        const end = otherEnd(its, other);
        return end !== node && (accounts.has(end) || signals.has(end));
      });
      if (elsewhere) continue;
      accounts.delete(other);
      signals.delete(other);
    }
  }
  return { accounts, signals };
}
