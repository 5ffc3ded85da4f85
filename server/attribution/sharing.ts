import type { Evidence } from './evidence.js';
import type { Counted } from './groupCounts.js';
import { ownSoftware } from './ownSoftware.js';
import {
  DEVICES,
  hasKind,
  INSTRUMENTS,
  OWN_INSTRUMENTS,
  RANGES,
  SOFTWARE,
  WALLETS,
} from './resourceKinds.js';

/** How a resource is shared inside a group. */
export type Sharing = 'not shared' | 'one for all' | 'a pool of several' | 'in part';
/**
 * Payment instruments, and the names on them. Where cards are hardly shared: one name may be a firm's
 * or a parent's; several, each on the cards of several accounts, no honest explanation needs of
 * strangers. Where a pool of cards bears one name, somebody pays openly.
 */
export type InstrumentSharing =
  | Sharing
  | 'two for all'
  | 'a pool in one name'
  | 'own cards in one name'
  | 'own cards in few names';
/** Address ranges: two, as a house has that works on two floors or a school whose children go home. */
export type RangeSharing =
  | Sharing
  | 'two for all'
  /** Most ranges that are shared have more accounts outside the group than in it: a public place. */
  | 'among many others';

const NAMES = new Set(['billing_name']);

/** A name that this many times as large a share of the members bears as of the others is no namesake's. */
const NAME_LIFT_MIN = 10;
/** Two may bear one name by chance. */
const NAME_MEMBERS_MIN = 3;

/** Payment instruments, and the names on them. */
export function instrumentsOf(evidence: Evidence, group: Counted): InstrumentSharing | null {
  const pays = (account: number) => evidence.behaviour[account]!.instruments > 0;
  const cards = sharingOf(evidence, group, INSTRUMENTS, pays);
  if (cards === null || cards === 'one for all') return cards;
  const size = group.members.length;
  const isOwn = (signal: number, inside: number): boolean => {
    const outside = evidence.holders[signal]! - inside;
    const rateOutside = (outside + 0.5) / (evidence.accounts - size + 1);
    return inside >= NAME_MEMBERS_MIN && inside / size >= NAME_LIFT_MIN * rateOutside;
  };
  const names = sharingOf(evidence, group, NAMES, pays, isOwn);
  if (cards === 'a pool of several') {
    if (names === 'one for all') return 'a pool in one name';
    return areTwo(evidence, group, INSTRUMENTS) ? 'two for all' : cards;
  }
  if (names === 'one for all') return 'own cards in one name';
  return names === 'a pool of several' ? 'own cards in few names' : cards;
}

/** What kind of instruments a group shares, where that says more of who pays than a card does. */
export type PaymentMeans = 'gift cards' | 'wallets';

/**
 * Gift cards, where of those who share an instrument most share nothing else: one batch may have been
 * handed out to people who have nothing to do with each other. Wallets, where a pool of them pays for
 * most: nobody's name is on them, and neither an employer nor a sponsor pays for people so.
 */
export function meansOf(evidence: Evidence, group: Counted): PaymentMeans | null {
  const { accounts } = sharersOf(evidence, group, INSTRUMENTS);
  if (2 * sharersOf(evidence, group, OWN_INSTRUMENTS).accounts < accounts) return 'gift cards';
  const pays = (account: number) => evidence.behaviour[account]!.instruments > 0;
  return sharingOf(evidence, group, WALLETS, pays) === 'a pool of several' ? 'wallets' : null;
}

export const devicesOf = (evidence: Evidence, group: Counted): Sharing | null =>
  sharingOf(evidence, group, DEVICES, (account) => evidence.behaviour[account]!.devices > 0);

/** Nearly all of the members that share such a resource at all have one or the other of two. */
const TWO_SHARE_MIN = 0.9;

/** Address ranges, whether they are few, and whether they are a place where the members are guests. */
export function rangesOf(evidence: Evidence, group: Counted): RangeSharing | null {
  const sharing = sharingOf(evidence, group, RANGES, (account) =>
    hasKind(evidence, account, RANGES),
  );
  if (sharing === null || sharing === 'not shared') return sharing;
  const isOwn = (signal: number, inside: number) => evidence.holders[signal]! <= 2 * inside;
  const all = sharersOf(evidence, group, RANGES).accounts;
  const own = sharersOf(evidence, group, RANGES, isOwn).accounts;
  if (2 * own < all) return 'among many others';
  const isPool = sharing === 'a pool of several';
  return isPool && areTwo(evidence, group, RANGES) ? 'two for all' : sharing;
}

/** Whether the most common value of such a kind, and the one that most of the others have, serve all who share any. */
function areTwo(evidence: Evidence, group: Counted, kinds: ReadonlySet<string>): boolean {
  let [first, inFirst] = [-1, 0];
  for (const [signal, inside] of group.counts.inside) {
    if (inside > inFirst && kinds.has(evidence.kinds[signal]!)) [first, inFirst] = [signal, inside];
  }
  const ofOthers = new Map<number, number>();
  const { starts, items } = evidence.byAccount;
  for (const account of group.members) {
    const signals = items.subarray(starts[account]!, starts[account + 1]!);
    if (signals.includes(first)) continue;
    for (const signal of signals) {
      if (kinds.has(evidence.kinds[signal]!)) ofOthers.set(signal, (ofOthers.get(signal) ?? 0) + 1);
    }
  }
  let inSecond = 0;
  for (const count of ofOthers.values()) inSecond = Math.max(inSecond, count);
  return inFirst + inSecond >= TWO_SHARE_MIN * sharersOf(evidence, group, kinds).accounts;
}

/** From so many names that two or more members use on, a program goes by many: versions of one are fewer. */
const MANY_NAMES = 10;

/**
 * Whether nearly all members use a browser or library that hardly anybody else does, and whether it
 * goes by many browsers' names: one handshake under all of them is a program that forges them, or a
 * gateway that everybody's connections go through.
 */
export function softwareOf(
  evidence: Evidence,
  group: Counted,
): 'one of its own' | 'one under many names' | 'none of its own' | null {
  if (usersOf(group, (account) => hasKind(evidence, account, SOFTWARE)) === null) return null;
  const own = [...ownSoftware(evidence, group.counts)];
  if (own.length === 0) return 'none of its own';
  const isName = (signal: number) => evidence.kinds[signal] === 'user_agent';
  if (own.some(isName)) return 'one of its own';
  const names = [...group.counts.inside].filter(
    ([signal, inside]) => isName(signal) && inside >= 2,
  );
  return names.length >= MANY_NAMES ? 'one under many names' : 'one of its own';
}

/** How many members have a resource at all; null where they are too few to say anything of the group. */
function usersOf(group: Counted, has: (account: number) => boolean): number | null {
  const users = [...group.members].filter(has).length;
  return users < Math.max(3, 0.05 * group.members.length) ? null : users;
}

/** Whether a signal speaks, by how many members hold it. */
type Accepts = (signal: number, inside: number) => boolean;

/**
 * Whether members that have such a resource at all share it, and whether one value serves all or
 * a pool of several: a company has one card, a farm has a stack of them.
 */
function sharingOf(
  evidence: Evidence,
  group: Counted,
  kinds: ReadonlySet<string>,
  has: (account: number) => boolean,
  accepts?: Accepts,
): Sharing | null {
  const users = usersOf(group, has);
  if (users === null) return null;
  const { accounts: sharing, top } = sharersOf(evidence, group, kinds, accepts);
  if (sharing < 0.15 * users) return 'not shared';
  // Of those who share at all: a value that not everybody has shown yet is still the one of them all.
  const common = sharing >= 0.5 * users && top >= 0.8 * sharing;
  if (common || top >= 0.7 * users) return 'one for all';
  return sharing >= 0.5 * users ? 'a pool of several' : 'in part';
}

/** How many members share a value of such a kind with another, and how many the most common one. */
function sharersOf(
  evidence: Evidence,
  group: Counted,
  kinds: ReadonlySet<string>,
  accepts: Accepts = () => true,
): { accounts: number; top: number } {
  let top = 0;
  const shared = new Set<number>();
  for (const [signal, inside] of group.counts.inside) {
    if (inside < 2 || !kinds.has(evidence.kinds[signal]!) || !accepts(signal, inside)) continue;
    if (evidence.coarse[signal] === 1) continue;
    top = Math.max(top, inside);
    shared.add(signal);
  }
  // By members, not by holders: of a hub's there may be very many who are none.
  let accounts = 0;
  const { starts, items } = evidence.byAccount;
  for (const account of group.members) {
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      if (!shared.has(items[i]!)) continue;
      accounts++;
      break;
    }
  }
  return { accounts, top };
}
