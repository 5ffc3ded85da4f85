import type {
  AccountNode,
  Cell,
  Expansion,
  GroupCells,
  OperatorGraph,
  SignalNode,
  UseEdge,
} from '../../server/contract/api.js';
import { accountRef, cellRef, type NodeRef, signalRef } from '../state/nodeRef.js';

export interface Use {
  readonly account: NodeRef;
  readonly signal: NodeRef;
  readonly first: string | null;
  readonly last: string | null;
}
export interface CellLink {
  readonly cell: NodeRef;
  readonly signal: NodeRef;
  readonly accounts: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Everything loaded of a group; what is drawn is derived from it. */
export interface Dataset {
  readonly cells: ReadonlyMap<NodeRef, Cell>;
  readonly links: readonly CellLink[];
  readonly accounts: ReadonlyMap<NodeRef, AccountNode>;
  readonly signals: ReadonlyMap<NodeRef, SignalNode>;
  /** Uses around an account or a signal. */
  readonly usesOf: ReadonlyMap<NodeRef, readonly Use[]>;
  /** Nodes that came by expanding, with the node they came from. */
  readonly anchors: ReadonlyMap<NodeRef, NodeRef>;
  /** Cells of which an account is loaded. */
  readonly loadedCells: ReadonlySet<NodeRef>;
  readonly accountsTotal: number;
  readonly signalsTotal: number;
}

export interface LoadedExpansion {
  readonly node: NodeRef;
  readonly answer: Expansion;
}

/** Joins the answers of the API; the same node twice is one node. */
export function buildDataset(
  cells: GroupCells,
  graphs: readonly OperatorGraph[],
  expansions: readonly LoadedExpansion[],
): Dataset {
  const accounts = new Map<NodeRef, AccountNode>();
  const signals = new Map<NodeRef, SignalNode>();
  const anchors = new Map<NodeRef, NodeRef>();
  const usesOf = new Map<NodeRef, Use[]>();
  const known = new Set<string>();
  const append = (node: NodeRef, use: Use) => {
    const list = usesOf.get(node);
    if (list === undefined) usesOf.set(node, [use]);
    else list.push(use);
  };
  const addUse = (edge: UseEdge) => {
    const key = `${edge.account}\n${edge.signal}`;
    if (known.has(key)) return;
    known.add(key);
    const use: Use = {
      account: accountRef(edge.account),
      signal: signalRef(edge.signal),
      first: edge.first,
      last: edge.last,
    };
    append(use.account, use);
    append(use.signal, use);
  };
  for (const signal of cells.signals) signals.set(signalRef(signal.id), signal);
  for (const { nodes, edges } of graphs) {
    for (const node of nodes) {
      if (node.type === 'account') accounts.set(accountRef(node.id), node);
      else signals.set(signalRef(node.id), node);
    }
    for (const edge of edges) addUse(edge);
  }
  for (const { node: from, answer } of expansions) {
    for (const node of answer.nodes) {
      const ref = node.type === 'account' ? accountRef(node.id) : signalRef(node.id);
      if (accounts.has(ref) || signals.has(ref)) continue;
      anchors.set(ref, from);
      if (node.type === 'account') accounts.set(ref, node);
      else signals.set(ref, node);
    }
    for (const edge of answer.edges) addUse(edge);
  }
  return {
    cells: new Map(cells.cells.map((cell) => [cellRef(cell.id), cell])),
    links: cells.links.map(({ cell, signal, ...rest }) => ({
      ...rest,
      cell: cellRef(cell),
      signal: signalRef(signal),
    })),
    accounts,
    signals,
    usesOf,
    anchors,
    loadedCells: new Set(
      [...accounts.values()].flatMap(({ cell }) => (cell === null ? [] : [cellRef(cell)])),
    ),
    accountsTotal: cells.accounts_total,
    signalsTotal: cells.signals_total,
  };
}

/** The other end of a use. */
export const otherEnd = (use: Use, node: NodeRef): NodeRef =>
  use.account === node ? use.signal : use.account;
