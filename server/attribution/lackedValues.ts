import { type Evidence, FAMILY_COUNT, familyIndex, holdersOf } from './evidence.js';
import type { GroupCounts } from './groupCounts.js';
import { type Fact, lackingBits } from './lackingBits.js';
import { ownSoftware } from './ownSoftware.js';
import { mainTemplate } from './ownTemplate.js';
import type { AttributionParameters } from './parameters.js';
import { hasKind, SOFTWARE } from './resourceKinds.js';

const CONTENT = familyIndex('content');

/** By account what speaks against its membership in that it lacks what the members have to themselves. */
export interface LackedValues {
  /** It uses software, and none of the members' own (ownSoftware.ts). */
  readonly software: (account: number) => readonly Fact[];
  /** It sent prompts, and none made from the members' main template (ownTemplate.ts). */
  readonly template: (account: number) => readonly Fact[];
}

/**
 * What members have to themselves, for those who lack it; nothing where they have none. Another
 * value of the same family may speak for an account, a phrase that the group and strangers use, so
 * that this is asked apart from {@link disagreements}.
 * @param known see {@link knownFamilies}
 */
export function lackedValues(
  evidence: Evidence,
  known: Uint8Array,
  counts: GroupCounts,
  parameters: AttributionParameters,
): LackedValues {
  const template = mainTemplate(evidence, counts);
  return {
    software: lacking(counts.members, parameters, {
      fact: 'never used the group’s software',
      isKnown: (account) => hasKind(evidence, account, SOFTWARE),
      users: usersOf(evidence, ownSoftware(evidence, counts)),
    }),
    template: lacking(counts.members, parameters, {
      fact: 'never used the group’s own template',
      isKnown: (account) => known[account * FAMILY_COUNT + CONTENT] === 1,
      users: usersOf(evidence, template === null ? [] : [template]),
    }),
  };
}

const usersOf = (evidence: Evidence, signals: Iterable<number>): ReadonlySet<number> =>
  new Set([...signals].flatMap((signal) => [...holdersOf(evidence, signal)]));

function lacking(
  members: ReadonlySet<number>,
  parameters: AttributionParameters,
  of: {
    readonly fact: string;
    /** Whether enough is known of an account that lacking it says something. */
    readonly isKnown: (account: number) => boolean;
    readonly users: ReadonlySet<number>;
  },
): (account: number) => readonly Fact[] {
  if (of.users.size === 0) return () => [];
  const known = [...members].filter(of.isKnown);
  const using = known.filter((account) => of.users.has(account)).length;
  const bits = lackingBits(known.length, using, parameters);
  if (bits > -0.5) return () => [];
  const facts = [{ fact: of.fact, bits }];
  return (account) => (of.isKnown(account) && !of.users.has(account) ? facts : []);
}
