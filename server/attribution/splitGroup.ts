import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { bindingSignals } from './bindingSignals.js';
import type { Evidence } from './evidence.js';
import { FAMILY_COUNT } from './evidence.js';
import type { Group } from './growGroup.js';
import type { AttributionParameters } from './parameters.js';

// The package is CommonJS with a default export that NodeNext sees as the module object.
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** A number in [0, 1), injected so that the same seed gives the same parts. */
export type Random = () => number;

/**
 * Parts of a group that only one family holds together: two rivals behind one proxy seller, an
 * event and a farm that copied its prompt. For each family in turn the group is looked at without
 * it; where it then falls into parts that no other family joins, those parts are returned. Null
 * where the group holds together without each of its families.
 */
export function splitByBridge(
  evidence: Evidence,
  group: Group,
  parameters: AttributionParameters,
  random: Random,
): Int32Array[] | null {
  const binding = bindingSignals(evidence, group, parameters);
  const present = new Set([...binding.keys()].map((s) => evidence.families[s]!));
  if (present.size < 2) return null;
  let best: Int32Array[] | null = null;
  for (let family = 0; family < FAMILY_COUNT; family++) {
    if (!present.has(family)) continue;
    const rest = new Map([...binding].filter(([s]) => evidence.families[s] !== family));
    const parts = joinParts(
      evidence,
      communities(evidence, group, rest, random),
      [...rest.keys()],
      parameters.crossShareMin,
    ).filter((part) => part.length >= parameters.groupAccountsMin);
    if (parts.length < 2) continue;
    const covered = (list: Int32Array[]) => list.reduce((sum, part) => sum + part.length, 0);
    // Of several bridges the one whose removal leaves most accounts in parts that stand, and of
    // equal ones the one that parts most.
    if (
      best === null ||
      covered(parts) > covered(best) ||
      (covered(parts) === covered(best) && parts.length > best.length)
    ) {
      best = parts;
    }
  }
  return best;
}

/** Communities of a group's accounts by the given signals, in process, by Louvain. */
function communities(
  evidence: Evidence,
  group: Group,
  signals: ReadonlyMap<number, number>,
  random: Random,
): Int32Array[] {
  const graph = new UndirectedGraph();
  for (const account of group.members) graph.addNode(`a${account}`, { account });
  for (const account of group.members) {
    const { starts, items } = evidence.byAccount;
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const bits = signals.get(items[i]!);
      if (bits === undefined) continue;
      graph.mergeNode(`s${items[i]}`);
      graph.addEdge(`a${account}`, `s${items[i]}`, { weight: bits });
    }
  }
  if (graph.size === 0) return [];
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: random, randomWalk: false });
  const parts = new Map<number, number[]>();
  graph.forEachNode((node, attributes) => {
    const account = attributes['account'] as number | undefined;
    // An account that the remaining signals do not touch belongs to no part.
    if (account === undefined || graph.degree(node) === 0) return;
    const community = found[node]!;
    const list = parts.get(community);
    if (list === undefined) parts.set(community, [account]);
    else list.push(account);
  });
  return [...parts.values()].map((list) => Int32Array.from(list).sort());
}

/**
 * Joins parts for which some family's shared signals say that they are one: at least `shareMin`
 * of the smaller part's accounts hold a signal that two or more accounts of the other hold.
 * Repeated until nothing joins; the answer does not depend on the order of the parts.
 */
export function joinParts(
  evidence: Evidence,
  parts: readonly Int32Array[],
  signals: readonly number[],
  shareMin: number,
): Int32Array[] {
  let current: Int32Array[] = parts.map((part) => Int32Array.from(part));
  for (;;) {
    const joined = joinOnce(evidence, current, signals, shareMin);
    if (joined.length === current.length) return joined;
    current = joined;
  }
}

function joinOnce(
  evidence: Evidence,
  parts: readonly Int32Array[],
  signals: readonly number[],
  shareMin: number,
): Int32Array[] {
  const partOf = new Map<number, number>();
  for (const [no, part] of parts.entries()) for (const account of part) partOf.set(account, no);
  // crossing.get(p * parts + q): accounts of p that hold a signal which ≥ 2 accounts of q hold.
  const crossing = new Map<number, Set<number>>();
  for (const signal of signals) {
    const byPart = new Map<number, number[]>();
    const { starts, items } = evidence.bySignal;
    for (let i = starts[signal]!; i < starts[signal + 1]!; i++) {
      const part = partOf.get(items[i]!);
      if (part === undefined) continue;
      const list = byPart.get(part);
      if (list === undefined) byPart.set(part, [items[i]!]);
      else list.push(items[i]!);
    }
    if (byPart.size < 2) continue;
    for (const [p, accounts] of byPart) {
      for (const [q, others] of byPart) {
        if (p === q || others.length < 2) continue;
        const key = p * parts.length + q;
        let set = crossing.get(key);
        if (set === undefined) crossing.set(key, (set = new Set()));
        for (const account of accounts) set.add(account);
      }
    }
  }
  const parent = parts.map((_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : (parent[i] = find(parent[i]!)));
  for (const [key, accounts] of [...crossing].sort(([a], [b]) => a - b)) {
    const p = Math.floor(key / parts.length);
    const q = key % parts.length;
    if (parts[p]!.length > parts[q]!.length) continue;
    if (accounts.size < shareMin * parts[p]!.length) continue;
    const a = find(p);
    const b = find(q);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const joined = new Map<number, number[]>();
  for (const [no, part] of parts.entries()) {
    const root = find(no);
    const list = joined.get(root) ?? [];
    for (const account of part) list.push(account);
    joined.set(root, list);
  }
  return [...joined.values()].map((list) => Int32Array.from(list).sort());
}
