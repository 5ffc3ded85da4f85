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
  const parent = parts.map((_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : (parent[i] = find(parent[i]!)));
  const joining = joiningFamilies(evidence, parts, signals, rule, isGrouped);
  for (const [key, by] of [...joining].sort(([a], [b]) => a - b)) {
    if (!rule.joins(by)) continue;
    const a = find(Math.floor(key / parts.length));
    const b = find(key % parts.length);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const joined = new Map<number, number[]>();
  for (const [no, part] of parts.entries()) {
    const root = find(no);
    const list = joined.get(root) ?? [];
    for (const account of part) list.push(account);
    joined.set(root, list);
  }
  return [...joined.values()].map((list) => Int32Array.from(list).sort());
}
