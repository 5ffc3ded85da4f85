import type { Group } from './growGroup.js';

/** Accounts that are members of both. */
export function overlap(a: Group, b: Group): number {
  const [small, large] = a.members.length <= b.members.length ? [a, b] : [b, a];
  let common = 0;
  for (const account of small.members) if (large.scores.has(account)) common++;
  return common;
}

/** A group without some of its accounts, their scores gone with them; the others are not scored again. */
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
