import type {
  AccountNode,
  Cell,
  GroupCells,
  OperatorGraph,
  SignalNode,
  UseEdge,
} from '../../contract/api.js';
import type { GroupData, GroupUse } from './loadGroup.js';

export const REST_CELL = 'rest';

const cellIdOf = (group: GroupData, account: number): string => {
  const signal = group.cellOf[account]!;
  return signal < 0 ? REST_CELL : group.signals[signal]!.id;
};
const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;
const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** The cells of a group, largest first. */
function cellsOf(group: GroupData): Cell[] {
  const cells = new Map<string, Cell>();
  for (const [no, member] of group.members.entries()) {
    const id = cellIdOf(group, no);
    let cell = cells.get(id);
    if (cell === undefined) {
      const signal = id === REST_CELL ? undefined : group.signals[group.cellOf[no]!];
      cell = {
        id,
        signal: signal?.id ?? null,
        family: signal?.family ?? null,
        kind: signal?.kind ?? null,
        value: signal?.value ?? null,
        accounts: 0,
        exchanges: 0,
        first_seen: null,
        last_seen: null,
      };
      cells.set(id, cell);
    }
    cell.accounts++;
    cell.exchanges += member.exchanges;
    cell.first_seen = earlier(cell.first_seen, member.first_seen);
    cell.last_seen = later(cell.last_seen, member.last_seen);
  }
  return [...cells.values()].sort((a, b) => b.accounts - a.accounts || (a.id < b.id ? -1 : 1));
}

/** A group from afar: cells, its foremost signals, and how many accounts of each cell use which. */
export function presentCells(groupId: string, group: GroupData, signalsMax: number): GroupCells {
  const signals = group.signals.slice(0, signalsMax);
  const links = new Map<string, GroupCells['links'][number]>();
  for (const use of group.uses) {
    if (use.signal >= signals.length) continue;
    const cell = cellIdOf(group, use.account);
    const signal = signals[use.signal]!.id;
    const key = `${cell}\n${signal}`;
    let link = links.get(key);
    if (link === undefined) {
      link = { cell, signal, accounts: 0, first: null, last: null };
      links.set(key, link);
    }
    link.accounts++;
    link.first = earlier(link.first, use.first);
    link.last = later(link.last, use.last);
  }
  return {
    operator_id: groupId,
    cells: cellsOf(group),
    signals: [...signals],
    links: [...links.values()],
    accounts_total: group.members.length,
    signals_total: group.signals.length,
  };
}

/** An account of a group as a node of its graph. */
export function accountNodeOf(group: GroupData, no: number): AccountNode {
  const member = group.members[no]!;
  return {
    id: member.account_id,
    type: 'account',
    confidence: member.confidence,
    status: member.status,
    group_id: member.group_id,
    exchanges: member.exchanges,
    bits: member.bits,
    created_at: group.createdAt[no] ?? null,
    first_seen: member.first_seen,
    last_seen: member.last_seen,
    degree: group.degree[no]!,
    cell: cellIdOf(group, no),
  };
}

const edgeOf = (group: GroupData, { account, signal, times, first, last }: GroupUse): UseEdge => ({
  account: group.members[account]!.account_id,
  signal: group.signals[signal]!.id,
  times,
  first,
  last,
});

/** The accounts of a group with most evidence, or of one cell, and its foremost signals. */
export function presentGraph(
  groupId: string,
  group: GroupData,
  o: { limit: number; signals: number; cell: string | undefined },
): OperatorGraph {
  const chosen = group.members
    .map((_, no) => no)
    .filter((no) => o.cell === undefined || cellIdOf(group, no) === o.cell);
  const shown = new Set(chosen.slice(0, o.limit));
  const signals: readonly SignalNode[] = group.signals.slice(0, o.signals);
  const uses = group.uses.filter((use) => use.signal < signals.length && shown.has(use.account));
  const number = (value: number) => value.toLocaleString('en-GB');
  const complete = shown.size === chosen.length && signals.length === group.signals.length;
  return {
    operator_id: groupId,
    nodes: [...[...shown].map((no) => accountNodeOf(group, no)), ...signals],
    edges: uses.map((use) => edgeOf(group, use)),
    accounts_shown: shown.size,
    accounts_total: chosen.length,
    signals_shown: signals.length,
    signals_total: group.signals.length,
    rule: complete
      ? null
      : `the ${number(shown.size)} accounts with most evidence, and the ${number(signals.length)} signals that hold most of them`,
  };
}
