import type { HypothesisName } from '../../server/attribution/explanations.js';
import type { GroupProfile } from '../../server/attribution/groupProfile.js';
import type {
  CategoryCounts,
  ProfileCounts,
  SeenKind,
} from '../../server/attribution/seenGroups.js';
import type { Truth } from '../../server/evaluate/index.js';

/** What the classes of truth are to attribution; what is none of these is left out of the counts. */
const HYPOTHESIS_OF: Readonly<Record<string, HypothesisName>> = {
  household: 'household',
  'family-plan': 'household',
  company: 'company',
  startup: 'company',
  'office-nat': 'company',
  charity: 'company',
  bureau: 'company',
  holding: 'company',
  'on-duty': 'company',
  campus: 'campus',
  lab: 'campus',
  library: 'campus',
  school: 'campus',
  bootcamp: 'campus',
  hackathon: 'event',
  conference: 'event',
  reseller: 'reseller',
  accountant: 'reseller',
  vpn: 'infrastructure',
  cgnat: 'infrastructure',
  coworking: 'infrastructure',
  'internet-cafe': 'infrastructure',
  mooc: 'template',
  'tool-users': 'template',
  'prompt-collection': 'template',
  'piece-workers': 'template',
};

/**
 * Habits that worlds say nothing of, so that expert judgement stands alone: every browser and library
 * of theirs is drawn from one list for all.
 */
const NOT_IN_WORLDS: ReadonlySet<string> = new Set<keyof GroupProfile>(['software']);

export interface SeenGroup {
  readonly profile: GroupProfile;
  /** Null for a mixture that no hypothesis describes. */
  readonly hypothesis: HypothesisName | null;
  /** The class that most of its accounts have in the truth; of an operator’s group its style. */
  readonly kind: string;
  /** How many groups it counts as: the parts that one hand was found in are one together. */
  readonly weight: number;
}

/** What a group truly is: an operator's when most of it is one hand's, else what most of it are. */
export function trueHypothesis(rows: readonly Truth[]): {
  hypothesis: HypothesisName | null;
  kind: string;
  hand: string;
} {
  const [hand, ofHand] = most(rows.map((row) => row.operator));
  const [kind, ofKind] = most(rows.map((row) => row.class));
  if (hand !== '' && 2 * ofHand > rows.length) return { hypothesis: 'operator', kind, hand };
  return {
    hypothesis: 2 * ofKind > rows.length ? (HYPOTHESIS_OF[kind] ?? null) : null,
    kind,
    hand: '',
  };
}

function most(names: readonly string[]): [string, number] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]!;
}

/** Counts of every category by field, for each kind under its hypothesis; the kinds have no names. */
export function tallyProfiles(groups: readonly SeenGroup[]): ProfileCounts {
  const kinds = new Map<string, SeenGroup[]>();
  for (const group of groups) {
    if (group.hypothesis === null) continue;
    const key = `${group.hypothesis} ${group.kind}`;
    const list = kinds.get(key);
    if (list === undefined) kinds.set(key, [group]);
    else list.push(group);
  }
  const counts: Partial<Record<HypothesisName, SeenKind[]>> = {};
  for (const [, list] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
    (counts[list[0]!.hypothesis!] ??= []).push({
      groups: hundredths(list.reduce((sum, { weight }) => sum + weight, 0)),
      counts: countKind(list),
    });
  return counts;
}

const hundredths = (value: number): number => Math.round(100 * value) / 100;

function countKind(groups: readonly SeenGroup[]): CategoryCounts {
  const counts: Record<string, Record<string, number>> = {};
  for (const { profile, weight } of groups) {
    for (const [field, category] of Object.entries(profile)) {
      if (category === null || NOT_IN_WORLDS.has(field)) continue;
      const ofField = (counts[field] ??= {});
      ofField[category] = (ofField[category] ?? 0) + weight;
    }
  }
  for (const ofField of Object.values(counts))
    for (const category of Object.keys(ofField)) ofField[category] = hundredths(ofField[category]!);
  return counts;
}
