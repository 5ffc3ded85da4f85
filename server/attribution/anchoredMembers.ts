import type { Evidence } from './evidence.js';
import { MEETING_FAMILY_INDICES } from './meetingFamilies.js';

/** Parts of fewer accounts than this hang on; larger ones may stand by themselves or split. */
const PART_ACCOUNTS_MIN = 12;

/**
 * Members that hold on to the body of a group without each family in turn in which strangers meet. A household
 * behind an operator's rented range vouches for itself by its one card: three accounts that share
 * two families with each other, but only one with everybody else. Leaving out the range, they hang
 * on nothing. Larger parts are left for splitting to judge, and so is a group of which a family's
 * absence leaves only small ones.
 */
export function anchoredMembers(
  evidence: Evidence,
  members: ReadonlySet<number>,
  binding: ReadonlyMap<number, number>,
): Set<number> {
  const anchored = new Set(members);
  const families = new Set([...binding.keys()].map((signal) => evidence.families[signal]!));
  for (const family of MEETING_FAMILY_INDICES) {
    if (!families.has(family)) continue;
    const parts = connectedParts(evidence, members, binding, family);
    if (parts.every((part) => part.length < PART_ACCOUNTS_MIN)) continue;
    for (const part of parts) {
      if (part.length >= PART_ACCOUNTS_MIN) continue;
      for (const account of part) anchored.delete(account);
    }
  }
  return anchored;
}

/** Connected parts of the members by binding signals of all families but one. */
function connectedParts(
  evidence: Evidence,
  members: ReadonlySet<number>,
  binding: ReadonlyMap<number, number>,
  without: number,
): number[][] {
  const parent = new Map<number, number>();
  const find = (account: number): number => {
    let root = account;
    for (let next = parent.get(root)!; next !== root; next = parent.get(root)!) root = next;
    for (let at = account; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const account of members) parent.set(account, account);
  const firstOf = new Map<number, number>();
  const { starts, items } = evidence.byAccount;
  for (const account of members) {
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const signal = items[i]!;
      if (evidence.families[signal] === without || !binding.has(signal)) continue;
      const first = firstOf.get(signal);
      if (first === undefined) firstOf.set(signal, account);
      else parent.set(find(account), find(first));
    }
  }
  const parts = new Map<number, number[]>();
  for (const account of members) {
    const root = find(account);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [account]);
    else part.push(account);
  }
  return [...parts.values()];
}
