import type { Evidence } from './evidence.js';
import type { GroupCounts } from './groupCounts.js';

/** A template goes through a group where so many of its members use it. */
const THROUGH_SHARE_MIN = 0.9;
/** And is what most of them use where so many do. */
const MOST_SHARE_MIN = 0.7;
/** It is a group's own where no more than such a share of all who use it is outside. */
const OUTSIDE_SHARE_MAX = 0.05;

/** Whether one template, which hardly anybody else uses, goes through nearly all of a group. */
export function hasOwnTemplate(evidence: Evidence, counts: GroupCounts): boolean {
  for (const [place, inside] of counts.insides.entries())
    if (inside >= THROUGH_SHARE_MIN * counts.members.size && isOwnTemplate(evidence, counts, place))
      return true;
  return false;
}

/** Of the templates that most of a group and hardly anybody else use the most common one; null where there is none. */
export function mainTemplate(evidence: Evidence, counts: GroupCounts): number | null {
  let main: number | null = null;
  let most = MOST_SHARE_MIN * counts.members.size;
  for (const [place, inside] of counts.insides.entries()) {
    if (inside < most || (inside === most && main !== null)) continue;
    if (!isOwnTemplate(evidence, counts, place)) continue;
    main = counts.signals[place]!;
    most = inside;
  }
  return main;
}

/** Whether a signal, by its place among a group's, is a template that hardly anybody else uses. */
export function isOwnTemplate(evidence: Evidence, counts: GroupCounts, place: number): boolean {
  const signal = counts.signals[place]!;
  const holders = evidence.holders[signal]!;
  const outside = holders - counts.insides[place]!;
  return evidence.kinds[signal] === 'template' && outside <= OUTSIDE_SHARE_MAX * holders;
}
