import { type TraitTable, tabulateTraits } from './behaviour.js';
import { type DecidedGroup, judgeGroup } from './decide.js';
import { DisjointSets } from './disjointSets.js';
import { holdersOf } from './evidence.js';
import { type Group, growGroup } from './growGroup.js';
import { overlap, withoutAccounts } from './memberSets.js';
import type { AttributionParameters } from './parameters.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/** Two groups may both have a template by chance, or as customers of one firm. */
const PARTS_MIN = 3;
/** A template goes through a group where so many of its members use it. */
const MEMBERS_SHARE_MIN = 0.5;
/** And is theirs where so many of all who use it and are in groups are in these. */
const HOLDERS_SHARE_MIN = 0.8;
/** And no more than such a share of all who use it is in no group: some of a hand's own accounts may be. */
const STRANGERS_MAX = 0.2;
/** Parts that are established may be two hands, but not where each is so little of the whole. */
const SMALL_PART_MAX = 0.1;
/** Groups make a whole that, grown, keeps so much of each. */
const KEPT_MIN = 0.9;

/** A group that several make together. */
export interface Whole {
  /** The groups that it stands in place of, by number. */
  readonly parts: readonly number[];
  readonly group: Group;
}

/**
 * What groups make together which a template of their own goes through, where each by itself is
 * open: blocks of accounts, every block with a card or a range of its own, and one prompt in all of
 * them. One family joins them, which is too little where an innocent explanation of any of them leads
 * (three bureaus with one client's brief), and where two of them are established (rivals who copied a
 * phrase), unless each is a small part of many. What has an innocent explanation as a whole is none.
 */
export function joinBySharedTemplates(
  evidence: WeighedEvidence,
  groups: readonly DecidedGroup[],
  parameters: AttributionParameters,
): Whole[] {
  const open = groups.filter(({ verdict }) => verdict !== 'shared-benign').length;
  if (open < PARTS_MIN) return [];
  const grouped = new Map<number, number>();
  for (const [no, { group }] of groups.entries())
    for (const account of group.members) grouped.set(account, no);
  const wholes: Whole[] = [];
  let traits: TraitTable | undefined;
  for (const parts of partsByTemplates(evidence, groups, grouped)) {
    const members = parts.flatMap((no) => [...groups[no]!.group.members]);
    const established = parts.filter((no) => {
      const { verdict, group } = groups[no]!;
      return verdict === 'operator' && group.members.length > SMALL_PART_MAX * members.length;
    });
    if (established.length > 1) continue;
    const own = new Set(parts);
    traits ??= tabulateTraits(evidence);
    const grown = growGroup(evidence, traits, new Set(members), parameters);
    if (grown === null) continue;
    const others = [...grown.members].filter((account) => {
      const no = grouped.get(account);
      return no !== undefined && !own.has(no);
    });
    const group = withoutAccounts(grown, new Set(others));
    const keeps = parts.every((no) => {
      const part = groups[no]!.group;
      return overlap(group, part) >= KEPT_MIN * part.members.length;
    });
    if (!keeps) continue;
    const { verdict } = judgeGroup(evidence, { group, stability: 0 }, parameters);
    if (verdict === 'shared-benign') continue;
    wholes.push({ parts, group });
    for (const account of group.members) grouped.set(account, parts[0]!);
  }
  return wholes;
}

/** Groups by number that templates of their own go through, those together that any has in common, where they are enough. */
function partsByTemplates(
  evidence: WeighedEvidence,
  groups: readonly DecidedGroup[],
  grouped: ReadonlyMap<number, number>,
): number[][] {
  const sets = new DisjointSets(groups.length);
  for (let signal = 0; signal < evidence.signals; signal++) {
    if (evidence.kinds[signal] !== 'template') continue;
    const users = new Map<number, number>();
    let strangers = 0;
    for (const account of holdersOf(evidence, signal)) {
      const no = grouped.get(account);
      if (no === undefined) strangers++;
      else users.set(no, (users.get(no) ?? 0) + 1);
    }
    if (strangers > STRANGERS_MAX * evidence.holders[signal]!) continue;
    const through = [...users].filter(
      ([no, count]) =>
        groups[no]!.verdict !== 'shared-benign' &&
        count >= MEMBERS_SHARE_MIN * groups[no]!.group.members.length,
    );
    const held = through.reduce((sum, [, count]) => sum + count, 0);
    if (held < HOLDERS_SHARE_MIN * (evidence.holders[signal]! - strangers)) continue;
    for (const [no] of through) sets.join(no, through[0]![0]);
  }
  return sets.lists().filter((parts) => parts.length >= PARTS_MIN);
}
