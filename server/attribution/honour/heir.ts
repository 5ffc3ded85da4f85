import type { DecidedGroup } from '../decide.js';

/** By account the place of the group it is a member of. */
export function placesOf(groups: readonly DecidedGroup[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const [place, { group }] of groups.entries())
    for (const account of group.members) places.set(account, place);
  return places;
}

/** How many of the accounts are members of each group, most first; of equals the first group. */
export function sharesOf(
  places: ReadonlyMap<number, number>,
  accounts: readonly number[],
): { place: number; common: number }[] {
  const counts = new Map<number, number>();
  for (const account of accounts) {
    const place = places.get(account);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .map(([place, common]) => ({ place, common }))
    .sort((a, b) => b.common - a.common || a.place - b.place);
}

/**
 * The group that continues a set of accounts, as lineage would have it: the one that holds most of
 * them, if that is half of the smaller of both. Null where none does.
 */
export function heirOf(
  groups: readonly DecidedGroup[],
  places: ReadonlyMap<number, number>,
  accounts: readonly number[],
): number | null {
  const [first] = sharesOf(places, accounts);
  if (first === undefined) return null;
  const size = groups[first.place]!.group.members.length;
  return 2 * first.common >= Math.min(size, accounts.length) ? first.place : null;
}
