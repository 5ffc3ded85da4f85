import { bindingSignals } from './bindingSignals.js';
import type { Evidence } from './evidence.js';
import { familyIndex } from './evidence.js';
import type { Group } from './growGroup.js';
import type { AttributionParameters } from './parameters.js';

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
/** Templates belong together when this share of the rarer one's users uses both. */
const COMMON_USERS_MIN = 0.1;

/**
 * Cells of a farm by content alone: who runs the accounts and whom they work for are two claims,
 * and evidence of the first is none of the second. Templates are joined where enough of their users
 * use both; an account belongs to the cell that most of its templates are in. A cell smaller than a
 * group may be is no client. Work in proportion to the templates an account uses, squared.
 */
export function clientCells(
  evidence: Evidence,
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
function templatesOf(evidence: Evidence, group: Group, parameters: AttributionParameters) {
  const content = familyIndex('content');
  const users = new Map<number, number>();
  for (const signal of bindingSignals(evidence, group.counts, parameters).keys()) {
    if (evidence.families[signal] === content && evidence.kinds[signal] !== 'same_prompt')
      users.set(signal, group.counts.inside.get(signal)!);
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

/** The cell of each template, named by its smallest template. */
function joinTemplates(
  byAccount: ReadonlyMap<number, readonly number[]>,
  users: ReadonlyMap<number, number>,
): Map<number, number> {
  const common = new Map<string, { a: number; b: number; users: number }>();
  for (const used of byAccount.values()) {
    for (const [i, a] of used.entries()) {
      for (const b of used.slice(i + 1)) {
        const key = `${a} ${b}`;
        const entry = common.get(key);
        if (entry === undefined) common.set(key, { a, b, users: 1 });
        else entry.users++;
      }
    }
  }
  const parent = new Map([...users.keys()].map((template) => [template, template]));
  const find = (template: number): number => {
    const next = parent.get(template)!;
    if (next === template) return template;
    const root = find(next);
    parent.set(template, root);
    return root;
  };
  for (const { a, b, users: both } of common.values()) {
    if (both < 2 || both < COMMON_USERS_MIN * Math.min(users.get(a)!, users.get(b)!)) continue;
    const [x, y] = [find(a), find(b)];
    parent.set(Math.max(x, y), Math.min(x, y));
  }
  return new Map([...users.keys()].map((template) => [template, find(template)]));
}

/** The most frequent of the numbers, of equals the smallest. */
function mostFrequent(list: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]![0];
}
