import { crossingShare } from './crossingPools.js';
import type { AccountBehaviour, Evidence } from './evidence.js';
import type { Group } from './growGroup.js';

/** How a resource is shared inside a group. */
export type Sharing = 'not shared' | 'one for all' | 'a pool of several' | 'in part';

/** What a group looks like as a whole; each field a category of the hypothesis table, null = not known. */
export interface GroupProfile {
  readonly size: 'household' | 'small' | 'medium' | 'large' | 'very large';
  readonly instruments: Sharing | null;
  readonly devices: Sharing | null;
  readonly ranges: Sharing | null;
  /** Of instruments, devices and ranges that come in several: whether each goes with its own. */
  readonly pools: 'cross' | 'cross in part' | 'go together' | null;
  readonly verified: 'mostly' | 'some' | 'hardly any' | 'no organisation' | null;
  readonly domain: 'own with history' | 'own and new' | 'none of its own' | null;
  readonly templates: 'most prompts' | 'some prompts' | 'few prompts' | null;
  readonly hours: 'around the clock' | 'partly at night' | 'human hours' | null;
  readonly weekends: 'as on other days' | 'less' | 'hardly any' | null;
  readonly signups: 'one day' | 'a few days' | 'spread out';
  readonly volume: 'low' | 'medium' | 'high' | null;
  readonly referral: 'one code' | 'no common code';
}

/** Fewer acts than this in the whole group say nothing of its habits. */
const ACTS_MIN = 50;
const DAY_S = 86_400;
/** A domain used for sign-ups over at least this long has a history. */
const HISTORY_S = 60 * DAY_S;

/** What all of a group's accounts show together. */
export function profileGroup(evidence: Evidence, group: Group): GroupProfile {
  const accounts = [...group.members].map((account) => evidence.behaviour[account]!);
  const sum = (of: (a: (typeof accounts)[number]) => number) =>
    accounts.reduce((s, a) => s + of(a), 0);
  const size = group.members.length;
  const local = sum((a) => a.localExchanges);
  const prompts = sum((a) => a.prompts);
  return {
    size:
      size <= 6
        ? 'household'
        : size <= 15
          ? 'small'
          : size <= 60
            ? 'medium'
            : size <= 300
              ? 'large'
              : 'very large',
    instruments: sharingOf(
      evidence,
      group,
      ['instrument', 'wallet'],
      (no) => evidence.behaviour[no]!.instruments > 0,
    ),
    devices: sharingOf(evidence, group, ['device'], (no) => evidence.behaviour[no]!.devices > 0),
    ranges: sharingOf(evidence, group, ['slash24', 'slash48'], (no) =>
      hasKind(evidence, no, NETWORK),
    ),
    pools: poolsOf(evidence, group),
    verified: verifiedOf(evidence, accounts),
    domain: domainOf(evidence, group),
    templates:
      prompts < ACTS_MIN
        ? null
        : bucket(
            sum((a) => a.templatePrompts) / prompts,
            [0.2, 0.6],
            ['few prompts', 'some prompts', 'most prompts'],
          ),
    hours:
      local < ACTS_MIN
        ? null
        : bucket(
            sum((a) => a.nightExchanges) / local,
            [0.08, 0.18],
            ['human hours', 'partly at night', 'around the clock'],
          ),
    weekends:
      local < ACTS_MIN
        ? null
        : bucket(
            sum((a) => a.weekendExchanges) / local,
            [0.12, 0.24],
            ['hardly any', 'less', 'as on other days'],
          ),
    signups: signupsOf(accounts.map((a) => a.createdS)),
    volume: volumeOf(accounts),
    referral: topShare(evidence, group, ['referral']) >= 0.6 ? 'one code' : 'no common code',
  };
}

/** Below this share of members with an organisation the group has none. */
const ORGANISATION_SHARE_MIN = 0.05;

const organisations = new WeakMap<Evidence, boolean>();

/** Asked once of a case and not once of each of its groups: it looks at every account. */
function knowsOrganisations(evidence: Evidence): boolean {
  const known =
    organisations.get(evidence) ?? evidence.behaviour.some((a) => a.orgVerified !== null);
  organisations.set(evidence, known);
  return known;
}

function verifiedOf(
  evidence: Evidence,
  accounts: readonly AccountBehaviour[],
): GroupProfile['verified'] {
  // Where the case knows no organisation at all, their absence says nothing.
  if (!knowsOrganisations(evidence)) return null;
  const known = accounts.filter((a) => a.orgVerified !== null).length;
  if (known < ORGANISATION_SHARE_MIN * accounts.length) return 'no organisation';
  return bucket(
    accounts.filter((a) => a.orgVerified === true).length / accounts.length,
    [0.05, 0.5],
    ['hardly any', 'some', 'mostly'],
  );
}

const NETWORK = new Set(['slash24', 'slash48']);

function hasKind(evidence: Evidence, account: number, kinds: ReadonlySet<string>): boolean {
  const { starts, items } = evidence.byAccount;
  for (let i = starts[account]!; i < starts[account + 1]!; i++) {
    if (kinds.has(evidence.kinds[items[i]!]!)) return true;
  }
  return false;
}

/** The category of a share by ascending bounds: below the first bound the first label. */
function bucket<Label>(share: number, bounds: readonly number[], labels: readonly Label[]): Label {
  return labels[bounds.filter((bound) => share >= bound).length]!;
}

/**
 * Whether members that have such a resource at all share it, and whether one value serves all or
 * a pool of several: a company has one card, a farm has a stack of them.
 */
function sharingOf(
  evidence: Evidence,
  group: Group,
  kinds: readonly string[],
  has: (account: number) => boolean,
): Sharing | null {
  const users = [...group.members].filter(has);
  if (users.length < Math.max(3, 0.05 * group.members.length)) return null;
  let top = 0;
  const shared = new Set<number>();
  for (const [signal, inside] of group.counts.inside) {
    if (inside < 2 || !kinds.includes(evidence.kinds[signal]!)) continue;
    top = Math.max(top, inside);
    shared.add(signal);
  }
  // By members, not by holders: of a hub's there may be very many who are none.
  let sharing = 0;
  const { starts, items } = evidence.byAccount;
  for (const account of group.members) {
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      if (!shared.has(items[i]!)) continue;
      sharing++;
      break;
    }
  }
  if (sharing < 0.15 * users.length) return 'not shared';
  // Of those who share at all: a value that not everybody has shown yet is still the one of them all.
  const common = sharing >= 0.5 * users.length && top >= 0.8 * sharing;
  if (common || top >= 0.7 * users.length) return 'one for all';
  return sharing >= 0.5 * users.length ? 'a pool of several' : 'in part';
}

function poolsOf(evidence: Evidence, group: Group): GroupProfile['pools'] {
  const share = crossingShare(evidence, group);
  return share === null
    ? null
    : bucket(share, [0.2, 0.7], ['go together', 'cross in part', 'cross']);
}

function topShare(evidence: Evidence, group: Group, kinds: readonly string[]): number {
  let top = 0;
  for (const [signal, inside] of group.counts.inside) {
    if (kinds.includes(evidence.kinds[signal]!)) top = Math.max(top, inside);
  }
  return top / group.members.length;
}

/** A domain is a group's own when half of the group has it and hardly anyone outside. */
function domainOf(evidence: Evidence, group: Group): GroupProfile['domain'] {
  const accounts = [...group.members].map((account) => evidence.behaviour[account]!);
  if (accounts.every((a) => a.emailDomain === null)) return null;
  for (const [signal, inside] of group.counts.inside) {
    if (evidence.kinds[signal] !== 'email_domain' || inside < 0.5 * group.members.length) continue;
    if (evidence.holders[signal]! > 4 * inside) continue;
    const { starts, items } = evidence.bySignal;
    const created = [...items.subarray(starts[signal]!, starts[signal + 1]!)].map(
      (account) => evidence.behaviour[account]!.createdS,
    );
    const span =
      created.reduce((a, b) => Math.max(a, b), -Infinity) -
      created.reduce((a, b) => Math.min(a, b), Infinity);
    return span >= HISTORY_S ? 'own with history' : 'own and new';
  }
  return 'none of its own';
}

function signupsOf(createdS: readonly number[]): GroupProfile['signups'] {
  const days = new Map<number, number>();
  for (const second of createdS) {
    const day = Math.floor(second / DAY_S);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  // A night does not end an event: the best two days running are taken together.
  let top = 0;
  for (const [day, count] of days) top = Math.max(top, count + (days.get(day + 1) ?? 0));
  return bucket(top / createdS.length, [0.2, 0.6], ['spread out', 'a few days', 'one day']);
}

function volumeOf(
  accounts: readonly { exchanges: number; activeDays: number }[],
): GroupProfile['volume'] {
  const rates = accounts
    .filter((a) => a.activeDays > 0)
    .map((a) => a.exchanges / a.activeDays)
    .sort((a, b) => a - b);
  if (rates.length === 0) return null;
  return bucket(rates[Math.floor(rates.length / 2)]!, [8, 30], ['low', 'medium', 'high']);
}
