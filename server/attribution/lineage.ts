import { createHash } from 'node:crypto';

/** A group of one run as lineage sees it: its id and its accounts' ids. */
export interface NamedGroup {
  readonly id: string;
  readonly accounts: readonly string[];
}

export interface Lineage {
  readonly id: string;
  readonly event: 'new' | 'same' | 'grew' | 'shrank' | 'split' | 'merged';
  /** Ids of the last run's groups that this one continues or came from. */
  readonly previous: readonly string[];
}

/** Id of a group never seen before, from its accounts alone: the same group, the same id. */
export function freshId(accounts: readonly string[]): string {
  const digest = createHash('sha256')
    .update([...accounts].sort().join('\n'))
    .digest();
  return `OP-${digest.toString('hex').slice(0, 8).toUpperCase()}`;
}

/**
 * Gives new groups the ids of the last run's groups they continue: pairs are taken by falling
 * number of common accounts (then by id), each id once, where the common accounts are at least half
 * of the smaller group. Answers in the order of `groups`, and does not depend on it.
 */
export function traceLineage(
  previous: readonly NamedGroup[],
  groups: readonly (readonly string[])[],
): Lineage[] {
  const previousOf = new Map<string, number[]>();
  for (const [no, group] of previous.entries()) {
    for (const account of group.accounts) {
      const list = previousOf.get(account);
      if (list === undefined) previousOf.set(account, [no]);
      else list.push(no);
    }
  }
  const pairs: { group: number; before: number; common: number; fresh: string }[] = [];
  for (const [group, accounts] of groups.entries()) {
    const common = new Map<number, number>();
    for (const account of accounts) {
      for (const before of previousOf.get(account) ?? [])
        common.set(before, (common.get(before) ?? 0) + 1);
    }
    for (const [before, count] of common) {
      const smaller = Math.min(accounts.length, previous[before]!.accounts.length);
      if (2 * count >= smaller)
        pairs.push({ group, before, common: count, fresh: freshId(accounts) });
    }
  }
  pairs.sort(
    (a, b) =>
      b.common - a.common ||
      compare(previous[a.before]!.id, previous[b.before]!.id) ||
      compare(a.fresh, b.fresh),
  );
  const heir = new Map<number, number>();
  const continues = new Map<number, number>();
  for (const { group, before } of pairs) {
    if (heir.has(before) || continues.has(group)) continue;
    heir.set(before, group);
    continues.set(group, before);
  }
  return groups.map((accounts, group): Lineage => {
    const related = pairs.filter((pair) => pair.group === group).map((pair) => pair.before);
    const ids = related.map((before) => previous[before]!.id).sort(compare);
    const before = continues.get(group);
    if (before === undefined) {
      return { id: freshId(accounts), event: ids.length === 0 ? 'new' : 'split', previous: ids };
    }
    const { id, accounts: old } = previous[before]!;
    const common = pairs.find((pair) => pair.group === group && pair.before === before)!.common;
    if (ids.length > 1) return { id, event: 'merged', previous: ids };
    if (common === old.length && common === accounts.length)
      return { id, event: 'same', previous: ids };
    return { id, event: accounts.length >= old.length ? 'grew' : 'shrank', previous: ids };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
