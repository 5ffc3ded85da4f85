import { FAMILIES } from '../contract/families.js';
import { domainsInHand } from './domainsInHand.js';
import type { Evidence } from './evidence.js';

/** Families whose values pass only between people who deal with each other. */
const PERSONAL_FAMILIES: readonly string[] = ['payment', 'device'];
/** And single kinds of other families. */
const PERSONAL_KINDS: ReadonlySet<string> = new Set(['mailbox', 'phone']);

/** Whether a signal is a thing in somebody's hand, and not a place where strangers meet. */
export function isPersonal(evidence: Evidence, signal: number): boolean {
  if (evidence.coarse[signal] === 1) return false;
  const family = FAMILIES[evidence.families[signal]!]!;
  if (PERSONAL_FAMILIES.includes(family) || PERSONAL_KINDS.has(evidence.kinds[signal]!))
    return true;
  // Asked of nearly every signal: the kind first.
  return evidence.kinds[signal] === 'email_domain' && domainsInHand(evidence).has(signal);
}
