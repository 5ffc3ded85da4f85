import { type ActiveHours, activeHours } from './activeHours.js';
import { crossingShare } from './crossingPools.js';
import type { AccountBehaviour, Evidence } from './evidence.js';
import type { Group } from './growGroup.js';
import { type AddressHabit, domainOf } from './mailDomain.js';
import {
  devicesOf,
  type InstrumentSharing,
  instrumentsOf,
  type PaymentMeans,
  type RangeSharing,
  rangesOf,
  type Sharing,
  softwareOf,
} from './sharing.js';

/** What a group looks like as a whole; each field a category of the hypothesis table, null = not known. */
export interface GroupProfile {
  readonly size: 'household' | 'small' | 'medium' | 'large' | 'very large';
  readonly instruments: InstrumentSharing | null;
  readonly devices: Sharing | null;
  readonly ranges: RangeSharing | null;
  /** Of instruments, devices and ranges that come in several: whether each goes with its own. */
  readonly pools: 'cross' | 'cross in part' | 'go together' | null;
  readonly verified: 'mostly' | 'some' | 'hardly any' | 'no organisation' | null;
  readonly domain: AddressHabit | null;
  /** A browser or library, as its name or its TLS handshake tells, that hardly anybody else uses. */
  readonly software: 'one of its own' | 'one under many names' | 'none of its own' | null;
  readonly templates: 'most prompts' | 'some prompts' | 'few prompts' | null;
  readonly hours: ActiveHours | null;
  readonly weekends: 'as on other days' | 'less' | 'hardly any' | null;
  readonly signups: 'one day' | 'a few days' | 'spread out';
  readonly volume: 'low' | 'medium' | 'high' | null;
  readonly referral: 'one code' | 'no common code';
}

/** Fewer acts than this in the whole group say nothing of its habits. */
const ACTS_MIN = 50;
const DAY_S = 86_400;
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
    instruments: instrumentsOf(evidence, group),
    devices: devicesOf(evidence, group),
    ranges: rangesOf(evidence, group),
    pools: poolsOf(evidence, group),
    verified: verifiedOf(evidence, accounts),
    domain: domainOf(evidence, group),
    software: softwareOf(evidence, group),
    templates:
      prompts < ACTS_MIN
        ? null
        : bucket(
            sum((a) => a.templatePrompts) / prompts,
            [0.2, 0.6],
            ['few prompts', 'some prompts', 'most prompts'],
          ),
    hours: local < ACTS_MIN ? null : activeHours(accounts),
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

/**
 * Whether nothing is known of what a group has in its hands: instruments that were not handed out,
 * devices, ranges of its own, mail. What it sends and when it works are habits, and habits alone name
 * no operator.
 */
export function isThin(
  { instruments, devices, ranges, domain }: GroupProfile,
  means: PaymentMeans | null,
): boolean {
  const pays = means === 'gift cards' ? null : instruments;
  const place = ranges === 'among many others' ? null : ranges;
  const mail = domain === 'none of its own' ? null : domain;
  return pays === null && devices === null && place === null && mail === null;
}

/**
 * Whether a person may sit behind each account, as far as is known: each at a machine of its own, by
 * day or where neither hours nor prompts are known; one whom somebody pays for or sells cards to; a
 * customer of one program; one of a house.
 */
export function mayBePeople(profile: GroupProfile, means: PaymentMeans | null): boolean {
  return (
    (haveMachines(profile) && means !== 'wallets' && !forgeMachines(profile)) ||
    arePaidFor(profile) ||
    areCustomers(profile) ||
    areOfAHouse(profile)
  );
}

/**
 * Each at a machine of its own, by day, or at hours of which as little is known as of prompts. Such
 * are a panel's participants with its vouchers and its questionnaire, and a course with its exercise.
 */
function haveMachines({ devices, templates, hours }: GroupProfile): boolean {
  const isUnknown = templates === null && hours === null;
  return devices === 'not shared' && (hours === 'human hours' || isUnknown);
}

/**
 * One handshake that is theirs alone goes by many browsers' names, and not at ranges of its own, as that
 * of a gateway would: so many machines are one program, whatever it says of them.
 */
const forgeMachines = ({ software, ranges }: GroupProfile): boolean =>
  software === 'one under many names' &&
  (ranges === 'among many others' || ranges === 'not shared');

/** By day and with prompts of their own, on a card or two that somebody pays for all. */
function arePaidFor({ instruments, templates, hours }: GroupProfile): boolean {
  const writesOwn = templates !== null && templates !== 'most prompts';
  return servesAll(instruments) && writesOwn && hours === 'human hours';
}

/**
 * All that they have in common comes with a program: its handshake and name, the ranges of its server
 * and the prompt that it wraps around theirs. Each pays with a card of its own, as far as is known,
 * and has mail anywhere. Hours are the server's: it knows no zone, or its own.
 */
function areCustomers({ instruments, devices, domain, software }: GroupProfile): boolean {
  const isOwn = (sharing: string | null) => sharing === null || sharing === 'not shared';
  const isOneProgram = software === 'one of its own' && domain === 'none of its own';
  return isOwn(instruments) && isOwn(devices) && isOneProgram;
}

/** By day at a place or two, with mail of a domain of its own and nothing paid in several ways. */
function areOfAHouse({ instruments, ranges, domain, hours }: GroupProfile): boolean {
  const isOnePlace = ranges === 'one for all' || ranges === 'two for all';
  const hasMail = domain === 'own and new' || domain === 'own with history';
  const paysAsOne = instruments === null || servesAll(instruments);
  return isOnePlace && hasMail && paysAsOne && hours === 'human hours';
}

const servesAll = (instruments: GroupProfile['instruments']): boolean =>
  instruments === 'one for all' || instruments === 'two for all';

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

/** The category of a share by ascending bounds: below the first bound the first label. */
function bucket<Label>(share: number, bounds: readonly number[], labels: readonly Label[]): Label {
  return labels[bounds.filter((bound) => share >= bound).length]!;
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
