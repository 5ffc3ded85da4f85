import { type Evidence, familyIndex } from './evidence.js';
import { isPersonal } from './personalKinds.js';
import { SOFTWARE } from './resourceKinds.js';

/**
 * What strangers meet in, a phrase, a range or a provider of mail, is public from such a share of
 * holders of no group on, and from so many: rivals may both have it from where those have it, so
 * that it makes no one hand of them. Phrases spread faster; software is asked that before it is
 * called a group's own.
 */
const PUBLIC_SHARE_MIN = 0.2;
const PUBLIC_PHRASE_SHARE_MIN = 0.1;
const PUBLIC_HOLDERS_MIN = 3;
const CONTENT = familyIndex('content');

/** Whether so many strangers hold a value in which strangers meet that it is anybody's. */
export function isPublic(evidence: Evidence, signal: number, strangers: number): boolean {
  if (isPersonal(evidence, signal) || SOFTWARE.has(evidence.kinds[signal]!)) return false;
  const isPhrase = evidence.families[signal] === CONTENT;
  const shareMin = isPhrase ? PUBLIC_PHRASE_SHARE_MIN : PUBLIC_SHARE_MIN;
  return strangers >= PUBLIC_HOLDERS_MIN && strangers >= shareMin * evidence.holders[signal]!;
}
