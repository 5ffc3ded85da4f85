import { DisjointSets } from './disjointSets.js';
import { type Evidence, holdersOf } from './evidence.js';
import { countGroup, type GroupCounts } from './groupCounts.js';
import { hasOwnTemplate, isOwnTemplate } from './ownTemplate.js';

/** A template makes a part from so much of a group on: less is one item of somebody's tasks. */
const GROUP_SHARE_MIN = 0.1;
/** And is two parts' from so much of the smaller one on. */
const COMMON_SHARE_MIN = 0.1;

/**
 * Parts of a group each of which has a template through it that hardly anybody else has, in the group
 * or out of it. Hands that buy where others buy come from the same ranges, with the seller's software
 * and cards of one issuer; what each asks for is its own. Accounts that work at several tasks have
 * each other's templates, and are one part. Empty where there are not several.
 * @param standing of fewer accounts there is no part
 */
export function partsByOwnTemplates(
  evidence: Evidence,
  counts: GroupCounts,
  standing: number,
): Int32Array[] {
  const least = Math.max(standing, GROUP_SHARE_MIN * counts.members.size);
  const users = [...counts.signals.keys()]
    .filter((i) => counts.insides[i]! >= least && isOwnTemplate(evidence, counts, i))
    .map((i) => holdersOf(evidence, counts.signals[i]!).filter((a) => counts.members.has(a)))
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  if (users.length < 2) return [];
  const parts = joinedUsers(users).filter(
    (part) =>
      part.length >= standing && hasOwnTemplate(evidence, countGroup(evidence, new Set(part))),
  );
  return parts.length < 2 ? [] : parts;
}

/** Users of templates, those together of whom many use both; an account is where its first template is. */
function joinedUsers(users: readonly Int32Array[]): Int32Array[] {
  const sets = new DisjointSets(users.length);
  /** By account the template that it was met in first. */
  const metIn = new Map<number, number>();
  /** By the least template of a part. */
  const sizes = new Int32Array(users.length);
  for (const [no, accounts] of users.entries()) {
    const common = new Map<number, number>();
    const met = accounts.filter((account) => metIn.has(account));
    for (const account of met) {
      const part = sets.find(metIn.get(account)!);
      common.set(part, (common.get(part) ?? 0) + 1);
    }
    for (const account of accounts) if (!metIn.has(account)) metIn.set(account, no);
    sizes[no] = accounts.length - met.length;
    for (const [part, count] of common) {
      if (count < COMMON_SHARE_MIN * Math.min(accounts.length, sizes[part]!)) continue;
      const own = sets.find(no);
      sets.join(own, part);
      sizes[Math.min(own, part)] = sizes[own]! + sizes[part]!;
    }
  }
  const parts = new Map<number, number[]>();
  for (const [account, no] of metIn) {
    const part = parts.get(sets.find(no));
    if (part === undefined) parts.set(sets.find(no), [account]);
    else part.push(account);
  }
  return [...parts.values()].map((part) => Int32Array.from(part).sort());
}
