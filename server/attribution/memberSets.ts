import type { Group } from './growGroup.js';

/** Accounts that are members of both. */
export function overlap(a: Group, b: Group): number {
  const [small, large] = a.members.length <= b.members.length ? [a, b] : [b, a];
  let common = 0;
  for (const account of small.members) if (large.scores.has(account)) common++;
  return common;
}

/**
 * A group without some of its accounts, their scores gone with them; the others are not scored again.
 * What the group holds stays counted with them: the rest is to be judged as a part of what it grew to
 * (a firm's service accounts, whose ranges and mail are those of the staff that another group kept).
 */
export function withoutAccounts(group: Group, taken: ReadonlySet<number>): Group {
  const members = group.members.filter((account) => !taken.has(account));
  if (members.length === group.members.length) return group;
  return {
    ...group,
    members,
    scores: new Map([...group.scores].filter(([account]) => !taken.has(account))),
    near: group.near.filter((score) => !taken.has(score.account)),
  };
}

/**
 * Groups without an account in two of them. A union may have taken in accounts of other groups when it grew, which is no proof that they are its:
 * who was found in a group of their own stays there, and of unions the larger keeps what two have.
 * What is left of less than half of a group, or of fewer accounts than a group has, is none.
 * @param found disjoint groups
 * @param merged some of them, and unions of others
 */
export function disjoint(
  found: readonly Group[],
  merged: readonly Group[],
  accountsMin: number,
): Group[] {
  const own = new Set(found);
  const unions = merged.filter((group) => !own.has(group));
  const ranked = [
    ...merged.filter((group) => own.has(group)),
    ...unions.sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!),
  ];
  const taken = new Set<number>();
  return ranked.flatMap((group) => {
    const left = withoutAccounts(group, taken);
    const size = left.members.length;
    if (size < accountsMin || size < 0.5 * group.members.length) return [];
    for (const account of left.members) taken.add(account);
    return [left];
  });
}
