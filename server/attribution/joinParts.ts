import { DisjointSets } from './disjointSets.js';
import type { Evidence } from './evidence.js';
import {
  type IsGrouped,
  type Joining,
  type JoinLimits,
  joiningFamilies,
} from './joiningFamilies.js';

export interface JoinRule extends JoinLimits {
  /** Whether two parts are one hand's, by what joins them. */
  readonly joins: (by: Joining) => boolean;
}

/** Some family's personal values cross, or so many of the others have the same profile on both sides. */
export const crossOrMeet =
  (meetingsMin: number) =>
  ({ personal, meeting }: Joining): boolean =>
    personal.size > 0 || meeting.size >= meetingsMin;

/** So many families join them, in one way or the other. */
export const byFamilies =
  (familiesMin: number) =>
  ({ personal, meeting }: Joining): boolean =>
    new Set([...personal, ...meeting]).size >= familiesMin;

/**
 * Joins parts that are one hand's. Repeated until nothing joins; the answer does not depend on the
 * order of the parts. Phrases that strangers use too join nothing.
 */
export function joinParts(
  evidence: Evidence,
  parts: readonly Int32Array[],
  signals: readonly number[],
  rule: JoinRule,
  isGrouped: IsGrouped,
): Int32Array[] {
  let current: Int32Array[] = parts.map((part) => Int32Array.from(part));
  for (;;) {
    const joined = joinOnce(evidence, current, signals, rule, isGrouped);
    if (joined.length === current.length) return joined;
    current = joined;
  }
}

function joinOnce(
  evidence: Evidence,
  parts: readonly Int32Array[],
  signals: readonly number[],
  rule: JoinRule,
  isGrouped: IsGrouped,
): Int32Array[] {
  const sets = new DisjointSets(parts.length);
  const joining = joiningFamilies(evidence, parts, signals, rule, isGrouped);
  for (const [key, by] of joining) {
    if (rule.joins(by)) sets.join(Math.floor(key / parts.length), key % parts.length);
  }
  return sets.lists().map((list) => Int32Array.from(list.flatMap((no) => [...parts[no]!])).sort());
}
