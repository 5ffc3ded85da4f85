import type { Evidence } from './evidence.js';
import type { GroupCounts } from './groupCounts.js';
import { hasKind, SOFTWARE } from './resourceKinds.js';

/** Software is a group's own where so large a share of the members of whom any is known uses it. */
const SHARE_MIN = 0.7;
/** Outside at most so many for each member who does. */
const OUTSIDE_MAX = 0.25;
/** Two may use one by chance. */
const MEMBERS_MIN = 3;

/**
 * Signals of a browser or library that nearly all members use and hardly anybody else. Software is a
 * coarse kind, since most of it is everybody's; whose value is a group's own says as much of it as a
 * device would.
 */
export function ownSoftware(evidence: Evidence, counts: GroupCounts): ReadonlySet<number> {
  const own = new Map<number, number>();
  for (let i = 0; i < counts.signals.length; i++) {
    const signal = counts.signals[i]!;
    const inside = counts.insides[i]!;
    if (inside < MEMBERS_MIN || evidence.holders[signal]! - inside > OUTSIDE_MAX * inside) continue;
    if (SOFTWARE.has(evidence.kinds[signal]!)) own.set(signal, inside);
  }
  if (own.size === 0) return new Set();
  let users = 0;
  for (const account of counts.members) if (hasKind(evidence, account, SOFTWARE)) users++;
  return new Set([...own].filter(([, inside]) => inside >= SHARE_MIN * users).map(([s]) => s));
}
