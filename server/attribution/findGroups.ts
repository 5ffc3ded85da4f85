import { type TraitTable, tabulateTraits } from './behaviour.js';
import { bindingSignals } from './bindingSignals.js';
import { countGroup } from './groupCounts.js';
import { findCore, type Group, growGroup } from './growGroup.js';
import { countPart, type IsGrouped, joiningFamilies, type PartCounts } from './joiningFamilies.js';
import { byFamilies } from './joinParts.js';
import { MemberIndex } from './memberIndex.js';
import { disjoint, overlap, withoutAccounts } from './memberSets.js';
import { hasOwnTemplate } from './ownTemplate.js';
import type { AttributionParameters } from './parameters.js';
import type { Proposal } from './proposal.js';
import type { Random } from './random.js';
import { withoutRented } from './rented.js';
import { splitFully } from './splitFully.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/** From this share on accounts of a group are taken to grow to it again. */
const KNOWN_SHARE_MIN = 0.9;

/** A group that stood, with the share of proposals of its size that found it again. */
export interface FoundGroup {
  readonly group: Group;
  /** As `stabilityOf` has it; 0–1. */
  readonly stability: number;
}

/**
 * Communities propose, this tests: each community's core is grown to a fixed point, split where a
 * single family bridges it, and of overlapping results the one with most evidence is kept. Coarse
 * partitions come first, so that finer ones are asked only for what the coarse ones missed.
 * The order of proposals does not change which groups exist, only how fast they are found.
 */
export function findGroups(
  evidence: WeighedEvidence,
  proposals: readonly Proposal[],
  parameters: AttributionParameters,
  random: Random,
  o: {
    readonly report?: (done: number, total: number) => void;
    /** Groups that stood being parted, in an earlier search as well: they are not parted again. */
    readonly stood?: MemberIndex;
  } = {},
): FoundGroup[] {
  const stood = o.stood ?? new MemberIndex();
  const traits = tabulateTraits(evidence);
  const seeds = proposals.flatMap((p) =>
    communityLists(p.communities, parameters.groupAccountsMin),
  );
  const candidates: Group[] = [];
  const found = new MemberIndex();
  const grownTo = new MemberIndex();
  // Who is nearly all of a candidate's would grow to it again, and who is nearly a group that was
  // parted to that group.
  const isKnown = (members: ReadonlySet<number>): boolean =>
    found.holdMostOf(members, KNOWN_SHARE_MIN) || grownTo.holdSame(members, KNOWN_SHARE_MIN);
  for (const [no, seed] of seeds.entries()) {
    if (no % 64 === 0) o.report?.(no, seeds.length);
    const core = findCore(evidence, traits, seed, parameters);
    if (core.size < parameters.groupAccountsMin || isKnown(core)) continue;
    const grown = growGroup(evidence, traits, core, parameters, isKnown);
    if (grown === null || grownTo.holdSame(grown.members, 1)) continue;
    grownTo.add(grown.members);
    const whole = stood.holdSame(grown.members, 1);
    const hands = whole ? [grown] : splitFully(evidence, traits, grown, parameters, random);
    if (!whole && hands[0] === grown) stood.add(grown.members);
    for (const group of hands) {
      if (found.holdSame(group.members, 1)) continue;
      candidates.push(group);
      found.add(group.members);
    }
  }
  const kept = keepDisjoint(evidence, traits, candidates, parameters);
  const merged = mergeAgreeing(evidence, traits, kept, parameters);
  return disjoint(kept, merged, parameters.groupAccountsMin)
    .map((group) => ({ group, stability: stabilityOf(group, proposals) }))
    .sort((a, b) => a.group.members[0]! - b.group.members[0]!);
}

function communityLists(communities: Int32Array, sizeMin: number): Int32Array[] {
  const lists = new Map<number, number[]>();
  for (const [account, community] of communities.entries()) {
    if (community < 0) continue;
    const list = lists.get(community);
    if (list === undefined) lists.set(community, [account]);
    else list.push(account);
  }
  return [...lists.values()]
    .filter((list) => list.length >= sizeMin)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
    .map((list) => Int32Array.from(list));
}

const evidenceSum = (group: Group): number => {
  let sum = 0;
  for (const score of group.scores.values()) sum += Math.max(0, score.bits);
  return sum;
};

/**
 * Of groups that claim the same accounts the one with more evidence keeps them; what is left of the
 * other is grown again without them, and stands only by itself.
 */
function keepDisjoint(
  evidence: WeighedEvidence,
  traits: TraitTable,
  candidates: readonly Group[],
  parameters: AttributionParameters,
): Group[] {
  const ranked = candidates
    .map((group) => ({ group, sum: evidenceSum(group) }))
    .sort((a, b) => b.sum - a.sum || a.group.members[0]! - b.group.members[0]!);
  const taken = new Set<number>();
  const kept: Group[] = [];
  for (const { group } of ranked) {
    const free = [...group.members].filter((account) => !taken.has(account));
    if (free.length < parameters.groupAccountsMin || free.length < 0.5 * group.members.length)
      continue;
    let own: Group | null = group;
    if (free.length < group.members.length)
      own = growGroup(evidence, traits, new Set(free), parameters);
    if (own === null) continue;
    const contested = [...own.members].filter((account) => taken.has(account)).length;
    if (contested > 0.2 * own.members.length) continue;
    const mine = withoutAccounts(own, taken);
    if (mine.members.length < parameters.groupAccountsMin) continue;
    kept.push(mine);
    for (const account of mine.members) taken.add(account);
  }
  return kept;
}

/**
 * Merges groups whose profiles agree though no community held both: waves of one operator that
 * changed every card and range but kept its templates and its billing names. Two families must
 * join them, and the union must stand when grown.
 */
function mergeAgreeing(
  evidence: WeighedEvidence,
  traits: TraitTable,
  groups: readonly Group[],
  parameters: AttributionParameters,
): Group[] {
  let current = [...groups];
  const grouped = new Set(groups.flatMap((group) => [...group.members]));
  const isGrouped = (account: number) => grouped.has(account);
  const profileOf = new Map<Group, Profile>();
  const apart = new Map<Group, Set<Group>>();
  for (;;) {
    for (const group of current) {
      if (profileOf.has(group)) continue;
      const binding = bindingSignals(evidence, group.counts, parameters);
      const counts = countPart(evidence, group.members, binding.keys(), isGrouped);
      profileOf.set(group, { binding, counts });
    }
    const known = { profileOf, apart, isGrouped };
    const pair = agreeingPair(evidence, traits, current, parameters, known);
    if (pair === null) return current;
    for (const account of pair.union.members) grouped.add(account);
    current = [...current.filter((group) => group !== pair.a && group !== pair.b), pair.union];
  }
}

/** What groups are compared by. */
interface Profile {
  readonly binding: ReadonlyMap<number, number>;
  readonly counts: PartCounts;
}

/** What is known while groups are merged. */
interface Merging {
  readonly profileOf: ReadonlyMap<Group, Profile>;
  /** Pairs that an earlier round found apart; they stay so. */
  readonly apart: Map<Group, Set<Group>>;
  readonly isGrouped: IsGrouped;
}

function agreeingPair(
  evidence: WeighedEvidence,
  traits: TraitTable,
  groups: readonly Group[],
  parameters: AttributionParameters,
  known: Merging,
): { a: Group; b: Group; union: Group } | null {
  const binding = groups.map((group) => known.profileOf.get(group)!.binding);
  const holders = new Map<number, number[]>();
  for (const [no, signals] of binding.entries()) {
    for (const signal of signals.keys()) {
      const list = holders.get(signal);
      if (list === undefined) holders.set(signal, [no]);
      else list.push(no);
    }
  }
  const sharing = new Set<string>();
  for (const list of holders.values()) {
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) sharing.add(`${list[i]} ${list[j]}`);
  }
  for (const key of [...sharing].sort()) {
    const [i, j] = key.split(' ').map(Number) as [number, number];
    const [a, b] = [groups[i]!, groups[j]!];
    if (known.apart.get(a)?.has(b) === true) continue;
    const union = unionOf(evidence, traits, a, b, parameters, known);
    if (union !== null) return { a, b, union };
    const others = known.apart.get(a);
    if (others === undefined) known.apart.set(a, new Set([b]));
    else others.add(b);
  }
  return null;
}

/** The group that two make together, where two families join them and it stands; null otherwise. */
function unionOf(
  evidence: WeighedEvidence,
  traits: TraitTable,
  a: Group,
  b: Group,
  parameters: AttributionParameters,
  { profileOf, isGrouped }: Merging,
): Group | null {
  const profiles = [profileOf.get(a)!, profileOf.get(b)!] as const;
  const [small, large] =
    a.counts.signals.length <= b.counts.signals.length
      ? [a.counts, b.counts]
      : [b.counts, a.counts];
  // Only a value that both hold can join them; what only one of them has is where they differ, and
  // counted.
  const signals = withoutRented(
    evidence,
    [...small.signals].filter(
      (signal) => large.inside.has(signal) && profiles.some(({ binding }) => binding.has(signal)),
    ),
  );
  const common = new Set(signals.map((signal) => evidence.families[signal]!));
  if (common.size < parameters.familiesMin) return null;
  const joining = joiningFamilies(
    evidence,
    [a.members, b.members],
    signals,
    parameters,
    isGrouped,
    {
      counts: profiles.map(({ counts }) => counts),
      has: (part, signal) => profiles[part]!.binding.has(signal),
    },
  ).get(1);
  if (joining === undefined || !byFamilies(parameters.familiesMin)(joining)) return null;
  // What both of two have who each ask for their own may be one seller's.
  if (joining.personal.size === 0 && [a, b].every((group) => asksApart(evidence, group)))
    return null;
  const union = growGroup(evidence, traits, new Set([...a.members, ...b.members]), parameters);
  if (union === null) return null;
  const keeps = (group: Group) => overlap(union, group) >= 0.9 * group.members.length;
  return keeps(a) && keeps(b) ? union : null;
}

/** Whether a group has a template of its own; without accounts that it grew to and another kept. */
function asksApart(evidence: WeighedEvidence, { members, counts }: Group): boolean {
  const isWhole = counts.members.size === members.length;
  return hasOwnTemplate(evidence, isWhole ? counts : countGroup(evidence, new Set(members)));
}

/**
 * In how many of the partitions that are coarse enough one community holds at least half of the
 * group; 0–1. Communities of a dozen cannot hold a group of hundreds, which says nothing of the
 * group; where none is coarse enough the coarsest are asked.
 */
export function stabilityOf(group: Group, proposals: readonly Proposal[]): number {
  const coarsest = Math.max(0, ...proposals.map(({ targetSize }) => targetSize));
  const sizeMin = Math.min(coarsest, 0.5 * group.members.length);
  const asked = proposals.filter(({ targetSize }) => targetSize >= sizeMin);
  let found = 0;
  for (const { communities } of asked) {
    const counts = new Map<number, number>();
    for (const account of group.members) {
      const community = communities[account]!;
      if (community >= 0) counts.set(community, (counts.get(community) ?? 0) + 1);
    }
    if (Math.max(0, ...counts.values()) >= 0.5 * group.members.length) found++;
  }
  return asked.length === 0 ? 0 : found / asked.length;
}
