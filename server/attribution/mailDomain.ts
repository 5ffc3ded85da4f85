import { domainsInHand } from './domainsInHand.js';
import { type Evidence, holdersOf, signalsOf } from './evidence.js';
import type { Counted } from './groupCounts.js';

/** Where a group's mail goes. */
export type AddressHabit =
  | 'own with history'
  | 'own and new'
  | 'several of its own'
  | 'few mailboxes'
  | 'none of its own';

/** A domain used for sign-ups over at least this long has a history. */
const HISTORY_S = 60 * 86_400;
/** With so many outside for each member the domain is a mail provider's, whoever they are. */
const OUTSIDE_MAX = 3;
/** With so few it is the group's. */
const OUTSIDE_FEW = 0.25;
/** In between it is an institution's, of which the group is a part, where so many of the others have a thing in common with members. */
const COLLEAGUES_MIN = 0.3;
/** What people of one institution have in common. */
const INSTITUTION = new Set(['slash24', 'slash48', 'org', 'instrument', 'device']);
/** So many domains are several: a firm has a second one for its other country. */
const SEVERAL_MIN = 3;
/** A mailbox that so many members gave is one behind many addresses, and a domain theirs; two may be a couple. */
const MEMBERS_MIN = 3;

/**
 * Whether half of a group or more has mail at a domain of its own, and since when people there have
 * signed up; else at several of its own together; else whether its addresses lead to few mailboxes
 * (tags, dots). Null where no address is known.
 */
export function domainOf(evidence: Evidence, group: Counted): AddressHabit | null {
  if ([...group.members].every((account) => evidence.behaviour[account]!.emailDomain === null))
    return null;
  for (const [signal, inside] of group.counts.inside) {
    if (evidence.kinds[signal] !== 'email_domain' || inside < 0.5 * group.members.length) continue;
    if (!isOwn(evidence, group, signal, inside)) continue;
    const created = Array.from(
      holdersOf(evidence, signal),
      (account) => evidence.behaviour[account]!.createdS,
    );
    const span =
      created.reduce((a, b) => Math.max(a, b), -Infinity) -
      created.reduce((a, b) => Math.min(a, b), Infinity);
    return span >= HISTORY_S ? 'own with history' : 'own and new';
  }
  if (hasSeveral(evidence, group)) return 'several of its own';
  let inMailboxes = 0;
  for (const [signal, inside] of group.counts.inside)
    if (evidence.kinds[signal] === 'mailbox' && inside >= MEMBERS_MIN) inMailboxes += inside;
  return inMailboxes >= 0.5 * group.members.length ? 'few mailboxes' : 'none of its own';
}

/** Whether half of the members have mail at several domains that are in somebody's hand. */
function hasSeveral(evidence: Evidence, group: Counted): boolean {
  const inHand = domainsInHand(evidence);
  let domains = 0;
  let members = 0;
  for (const [signal, inside] of group.counts.inside) {
    if (inside < MEMBERS_MIN || !inHand.has(signal)) continue;
    domains++;
    members += inside;
  }
  return domains >= SEVERAL_MIN && members >= 0.5 * group.members.length;
}

/** A provider's domain is no group's own, however many of a small case's accounts at it are members. */
function isOwn(evidence: Evidence, group: Counted, domain: number, inside: number): boolean {
  const outside = evidence.holders[domain]! - inside;
  if (outside <= OUTSIDE_FEW * inside) return true;
  if (outside > OUTSIDE_MAX * inside) return false;
  const isShared = (signal: number): boolean =>
    INSTITUTION.has(evidence.kinds[signal]!) && (group.counts.inside.get(signal) ?? 0) >= 2;
  const members = group.counts.members;
  const others = holdersOf(evidence, domain).filter((account) => !members.has(account));
  const colleagues = others.filter((account) => signalsOf(evidence, account).some(isShared));
  return colleagues.length >= COLLEAGUES_MIN * others.length;
}
