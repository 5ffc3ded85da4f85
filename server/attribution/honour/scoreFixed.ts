import type { TraitTable } from '../behaviour.js';
import { countGroup } from '../groupCounts.js';
import { type Group, type MemberScore, scoreAll } from '../growGroup.js';
import type { AttributionParameters } from '../parameters.js';
import type { WeighedEvidence } from '../weighedEvidence.js';

/** Said of an account whose place a person chose and whom that alone would have made more likely. */
export const TAKEN_OFF = 'a person chose who is in the group; what that added is taken off';

/** A score that is no higher than the one before a person chose, by a step of its own. */
export function noHigher(score: MemberScore, before: MemberScore): MemberScore {
  const gained = score.bits - before.bits;
  if (gained <= 0) return score;
  return {
    ...score,
    bits: before.bits,
    against: {
      bits: score.against.bits - gained,
      facts: [...score.against.facts, { fact: TAKEN_OFF, bits: -gained }],
    },
  };
}

/** A group of exactly these members, each scored against the others, also whom little speaks for. */
export function scoreFixed(
  evidence: WeighedEvidence,
  traits: TraitTable,
  members: ReadonlySet<number>,
  parameters: AttributionParameters,
): Group {
  const counts = countGroup(evidence, members);
  const scored = scoreAll(evidence, traits, counts, members, { ...parameters, familiesMin: 0 });
  return {
    members: Int32Array.from(members).sort(),
    scores: new Map(scored.scores.map((score) => [score.account, score])),
    near: [],
    counts,
    traitBits: scored.traitBits,
  };
}

/** Accounts outside a group scored against it, most likely first. */
export function scoreOutsiders(
  evidence: WeighedEvidence,
  traits: TraitTable,
  group: Group,
  outsiders: Iterable<number>,
  parameters: AttributionParameters,
): MemberScore[] {
  const all = scoreAll(evidence, traits, group.counts, new Set([...group.members, ...outsiders]), {
    ...parameters,
    familiesMin: 0,
  });
  return all.scores
    .filter(({ account }) => !group.scores.has(account))
    .sort((a, b) => b.bits - a.bits || a.account - b.account);
}

/**
 * The members that hold each other without anybody from outside: whom two families and enough
 * evidence speak for, again and again until nobody leaves. Null where too few are left.
 */
export function standingMembers(
  evidence: WeighedEvidence,
  traits: TraitTable,
  members: ReadonlySet<number>,
  parameters: AttributionParameters,
): Set<number> | null {
  let current = new Set(members);
  for (;;) {
    if (current.size < parameters.groupAccountsMin) return null;
    const counts = countGroup(evidence, current);
    const { scores } = scoreAll(evidence, traits, counts, current, parameters);
    const next = new Set(
      scores.filter(({ bits }) => bits >= parameters.keepBits).map(({ account }) => account),
    );
    if (next.size === current.size) return next;
    current = next;
  }
}
