import { UndirectedGraph } from 'graphology';
import { componentOf, settledLouvain } from '../settledLouvain.js';
import { bindingSignals } from './bindingSignals.js';
import { familyIndex } from './evidence.js';
import type { Group } from './growGroup.js';
import type { AttributionParameters } from './parameters.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/**
 * A part of an account farm that works for one client, as far as content tells: accounts whose
 * prompts come from templates used together. `own prompts`: accounts that write their own, as a
 * reseller's unrelated customers do. `not known`: too few prompts to say.
 */
export interface ClientCell {
  readonly kind: 'client' | 'own prompts' | 'not known';
  /** Ascending account numbers. */
  readonly accounts: Int32Array;
  /** Signal numbers of the templates that make the cell, most used first; empty for other kinds. */
  readonly templates: readonly number[];
}

/** Fewer prompts than this do not show whether somebody writes his own. */
const PROMPTS_MIN = 5;
/** Templates that fewer accounts than this use together say nothing of each other. */
const COMMON_USERS_MIN = 2;
/** Communities of templates belong together when this share of the rarer one's users uses both. */
const COMMON_SHARE_MIN = 0.5;
/** A template of whose users a smaller share is inside the group goes round: it is nobody's own. */
const OWN_SHARE_MIN = 0.8;

/**
 * Cells of a farm by content alone: who runs the accounts and whom they work for are two claims,
 * and evidence of the first is none of the second. Prompts that go round are left out; templates are
 * joined where enough of their users use both; an account belongs to the cell that most of its templates are in. A cell smaller than a
 * group may be is no client. Work in proportion to the templates an account uses, squared.
 */
export function clientCells(
  evidence: WeighedEvidence,
  group: Group,
  parameters: AttributionParameters,
): ClientCell[] {
  const templates = templatesOf(evidence, group, parameters);
  const cellOf = joinTemplates(templates.byAccount, templates.users);
  const byCell = new Map<number, number[]>();
  const own: number[] = [];
  const unknown: number[] = [];
  for (const account of group.members) {
    const used = templates.byAccount.get(account);
    if (used === undefined) {
      if (evidence.behaviour[account]!.prompts >= PROMPTS_MIN) own.push(account);
      else unknown.push(account);
      continue;
    }
    const cell = mostFrequent(used.map((template) => cellOf.get(template)!));
    const list = byCell.get(cell);
    if (list === undefined) byCell.set(cell, [account]);
    else list.push(account);
  }
  const cells: ClientCell[] = [];
  for (const [cell, accounts] of byCell) {
    if (accounts.length < parameters.groupAccountsMin) {
      unknown.push(...accounts);
      continue;
    }
    const ofCell = [...templates.users].filter(([template]) => cellOf.get(template) === cell);
    cells.push({
      kind: 'client',
      accounts: Int32Array.from(accounts).sort(),
      templates: ofCell.sort(([s, a], [t, b]) => b - a || s - t).map(([template]) => template),
    });
  }
  cells.sort((a, b) => b.accounts.length - a.accounts.length || a.accounts[0]! - b.accounts[0]!);
  if (own.length > 0)
    cells.push({ kind: 'own prompts', accounts: Int32Array.from(own), templates: [] });
  if (unknown.length > 0)
    cells.push({ kind: 'not known', accounts: Int32Array.from(unknown).sort(), templates: [] });
  return cells;
}

/** Templates that bind a group: by account the ones it uses, and by template its users inside. */
function templatesOf(evidence: WeighedEvidence, group: Group, parameters: AttributionParameters) {
  const content = familyIndex('content');
  const users = new Map<number, number>();
  for (const signal of bindingSignals(evidence, group.counts, parameters).keys()) {
    if (evidence.families[signal] !== content || evidence.kinds[signal] === 'same_prompt') continue;
    const inside = group.counts.inside.get(signal)!;
    if (inside >= OWN_SHARE_MIN * evidence.holders[signal]!) users.set(signal, inside);
  }
  const byAccount = new Map<number, number[]>();
  const { starts, items } = evidence.byAccount;
  for (const account of group.members) {
    const used: number[] = [];
    for (let i = starts[account]!; i < starts[account + 1]!; i++)
      if (users.has(items[i]!)) used.push(items[i]!);
    if (used.length > 0) byAccount.set(account, used);
  }
  return { users, byAccount };
}

/**
 * The cell of each template: communities of templates first, so that what a few accounts have in
 * common does not run two clients together; then communities that the same accounts use are one.
 */
function joinTemplates(
  byAccount: ReadonlyMap<number, readonly number[]>,
  users: ReadonlyMap<number, number>,
): Map<number, number> {
  const communityOf = communitiesOf(byAccount, users);
  const usedBy = new Map(
    [...byAccount].map(([account, used]) => [
      account,
      [...new Set(used.map((template) => communityOf.get(template)!))].sort((a, b) => a - b),
    ]),
  );
  const usersOf = new Map<number, number>();
  for (const communities of usedBy.values())
    for (const community of communities) usersOf.set(community, (usersOf.get(community) ?? 0) + 1);
  const cellOf = joinByUse(usedBy, usersOf);
  return new Map([...communityOf].map(([template, c]) => [template, cellOf.get(c) ?? c]));
}

/**
 * Communities of templates, by number: weighed by how many accounts use both (the cosine of their
 * users). Of what two clients have by accident in common a few accounts do not make them one.
 */
function communitiesOf(
  byAccount: ReadonlyMap<number, readonly number[]>,
  users: ReadonlyMap<number, number>,
): Map<number, number> {
  const graph = usedTogether(byAccount, users, (both, a, b) => both / Math.sqrt(a * b));
  // The order in which nodes are looked at is the same for the same group: no chance is wanted here.
  return byNumber(users, settledLouvain(graph, { random: () => 0 }) ?? componentOf(graph));
}

/** Joins items of which enough users use both: a number for each that joined ones have in common. */
function joinByUse(
  byAccount: ReadonlyMap<number, readonly number[]>,
  users: ReadonlyMap<number, number>,
): Map<number, number> {
  // In ascending order, so that numbers follow the smallest item of each.
  const ascending = new Map([...users].sort(([a], [b]) => a - b));
  const enough = (both: number, a: number, b: number) =>
    both < COMMON_SHARE_MIN * Math.min(a, b) ? null : both;
  return byNumber(users, componentOf(usedTogether(byAccount, ascending, enough)));
}

/**
 * Items joined where accounts use both: at least `COMMON_USERS_MIN` of them, and `weigh`, given
 * those and the users of each, is not null.
 */
function usedTogether(
  byAccount: ReadonlyMap<number, readonly number[]>,
  users: ReadonlyMap<number, number>,
  weigh: (both: number, usersOfA: number, usersOfB: number) => number | null,
): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const item of users.keys()) graph.addNode(item);
  for (const used of byAccount.values()) {
    for (const [i, a] of used.entries())
      for (const b of used.slice(i + 1))
        graph.updateEdge(a, b, ({ users: both = 0 }) => ({ users: (both as number) + 1 }));
  }
  for (const edge of graph.edges()) {
    const [a, b] = graph.extremities(edge).map(Number) as [number, number];
    const both = graph.getEdgeAttribute(edge, 'users') as number;
    const weight = both < COMMON_USERS_MIN ? null : weigh(both, users.get(a)!, users.get(b)!);
    if (weight === null) graph.dropEdge(edge);
    else graph.setEdgeAttribute(edge, 'weight', weight);
  }
  return graph;
}

const byNumber = (
  users: ReadonlyMap<number, number>,
  cells: Readonly<Record<string, number>>,
): Map<number, number> => new Map([...users.keys()].map((item) => [item, cells[item]!]));

/** The most frequent of the numbers, of equals the smallest. */
function mostFrequent(list: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]![0];
}
