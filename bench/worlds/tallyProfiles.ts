import type { GroupProfile } from '../../server/attribution/groupProfile.js';
import type { HypothesisName, ProfileCounts } from '../../server/attribution/hypotheses.js';
import type { Truth } from '../../server/evaluate/index.js';

/** What the classes of truth are to attribution; what is none of these is left out of the counts. */
const HYPOTHESIS_OF: Readonly<Record<string, HypothesisName>> = {
  household: 'household',
  'family-plan': 'household',
  company: 'company',
  startup: 'company',
  'office-nat': 'company',
  charity: 'company',
  campus: 'campus',
  lab: 'campus',
  library: 'campus',
  hackathon: 'event',
  conference: 'event',
  reseller: 'reseller',
  accountant: 'reseller',
  vpn: 'infrastructure',
  cgnat: 'infrastructure',
  coworking: 'infrastructure',
  mooc: 'template',
  'tool-users': 'template',
  'prompt-collection': 'template',
};

export interface SeenGroup {
  readonly profile: GroupProfile;
  /** Null for a mixture that no hypothesis describes. */
  readonly hypothesis: HypothesisName | null;
}

/** What a group truly is: an operator's when most of it is one hand's, else what most of it are. */
export function trueHypothesis(rows: readonly Truth[]): {
  hypothesis: HypothesisName | null;
  hand: string;
} {
  const [hand, ofHand] = most(rows.map((row) => row.operator));
  if (hand !== '' && 2 * ofHand > rows.length) return { hypothesis: 'operator', hand };
  const [kind, ofKind] = most(rows.map((row) => row.class));
  return { hypothesis: 2 * ofKind > rows.length ? (HYPOTHESIS_OF[kind] ?? null) : null, hand: '' };
}

function most(names: readonly string[]): [string, number] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]!;
}

/** Counts of every category by field and hypothesis. */
export function tallyProfiles(groups: readonly SeenGroup[]): ProfileCounts {
  const counts: Record<string, Record<string, Record<string, number>>> = {};
  for (const { profile, hypothesis } of groups) {
    if (hypothesis === null) continue;
    const ofHypothesis = (counts[hypothesis] ??= {});
    for (const [field, category] of Object.entries(profile)) {
      if (category === null) continue;
      const ofField = (ofHypothesis[field] ??= {});
      ofField[category] = (ofField[category] ?? 0) + 1;
    }
  }
  return counts;
}
