import { tabulateTraits } from '../behaviour.js';
import type { DecidedGroup } from '../decide.js';
import type { AttributionParameters } from '../parameters.js';
import type { Random } from '../random.js';
import type { WeighedEvidence } from '../weighedEvidence.js';
import { heirOf, placesOf } from './heir.js';
import { joinAll } from './joinAll.js';
import { partAll } from './partAll.js';
import {
  type Apart,
  type Honoured,
  KeptApart,
  type ResolvedDecision,
  type Together,
} from './resolved.js';

/**
 * Groups as the evidence and a person’s decisions leave them. Groups are parted first, then joined
 * as far as nobody comes together who must stay apart. A person chooses who stands together; every
 * figure stays the evidence’s, and none is higher than it would be without his word. Of two
 * decisions on the same two accounts the later one counts. Outcomes are in the order of decisions.
 * @param random used where a group has to be parted between two accounts.
 */
export function honourDecisions(
  evidence: WeighedEvidence,
  groups: readonly DecidedGroup[],
  decisions: readonly ResolvedDecision[],
  parameters: AttributionParameters,
  random: Random,
): { groups: DecidedGroup[]; outcomes: Honoured[] } {
  if (decisions.length === 0) return { groups: [...groups], outcomes: [] };
  const traits = tabulateTraits(evidence);
  const { holding, overruled } = withoutOverruled(decisions);
  const aparts = holding.filter((d): d is Apart => d.says === 'apart');
  const kept = new KeptApart(aparts);
  const parted = partAll({ evidence, traits, parameters, random }, groups, aparts);
  const joined = joinAll(
    { evidence, traits, parameters },
    parted.groups,
    holding.filter((d): d is Together => d.says === 'together'),
    kept,
  );
  const judged = judgeGroups(joined.groups, holding);
  const outcomes = new Map(
    [...overruled, ...parted.outcomes, ...joined.outcomes, ...judged.outcomes].map((outcome) => [
      outcome.decision,
      outcome,
    ]),
  );
  return {
    groups: judged.groups
      .map((group) => withoutStrangers(group, kept))
      .sort((a, b) => a.group.members[0]! - b.group.members[0]!),
    outcomes: decisions.flatMap(({ id }) => outcomes.get(id) ?? []),
  };
}

/** Decisions that hold, without those that a later one on the same two accounts contradicts. */
function withoutOverruled(decisions: readonly ResolvedDecision[]): {
  holding: ResolvedDecision[];
  overruled: Honoured[];
} {
  const pairOf = (d: ResolvedDecision): string | null =>
    d.kind === 'must-link' || d.kind === 'cannot-link'
      ? [d.these[0]!, d.those[0]!].sort((a, b) => a - b).join(' ')
      : null;
  const latest = new Map<string, string>();
  for (const decision of decisions) {
    const pair = pairOf(decision);
    if (pair !== null) latest.set(pair, decision.id);
  }
  const holding: ResolvedDecision[] = [];
  const overruled: Honoured[] = [];
  for (const decision of decisions) {
    const pair = pairOf(decision);
    if (pair === null || latest.get(pair) === decision.id) holding.push(decision);
    else
      overruled.push({
        decision: decision.id,
        outcome: 'not applied',
        sentence: 'A later decision on the same two accounts counts.',
        accounts: [],
      });
  }
  return { holding, overruled };
}

/** Confirmed and dismissed groups: the data’s view of the one, nobody attributed in the other. */
function judgeGroups(
  groups: readonly DecidedGroup[],
  decisions: readonly ResolvedDecision[],
): { groups: DecidedGroup[]; outcomes: Honoured[] } {
  const result = [...groups];
  const outcomes: Honoured[] = [];
  const places = placesOf(groups);
  for (const decision of decisions) {
    if (decision.says !== 'confirm' && decision.says !== 'dismiss') continue;
    const { id, accounts } = decision;
    const place = heirOf(groups, places, accounts);
    const group = place === null ? null : groups[place]!;
    const say = (outcome: Honoured['outcome'], sentence: string) =>
      outcomes.push({
        decision: id,
        outcome,
        sentence,
        accounts: group === null ? [] : [...group.group.members],
      });
    if (decision.says === 'confirm') {
      const stands = group?.verdict === 'operator';
      if (group === null) say('disagrees', 'The confirmed group no longer stands in this data.');
      else if (stands) say('agrees', 'The confirmed group stands on evidence alone.');
      else say('disagrees', `Evidence alone does not establish one hand: “${group.verdict}”.`);
    } else if (group?.verdict === 'operator') {
      result[place!] = dismissed(group);
      say('disagrees', 'Evidence alone says one hand; nobody is attributed to a dismissed group.');
    } else say('agrees', 'Evidence alone attributes nobody to this group either.');
  }
  return { groups: result, outcomes };
}

const dismissed = (group: DecidedGroup): DecidedGroup => ({
  ...group,
  verdict: 'not-established',
  accounts: group.accounts.map((account) => ({ ...account, status: 'review' })),
});

/** Nobody is listed near a group beside a member, or another near it, from whom he is kept apart. */
function withoutStrangers(group: DecidedGroup, kept: KeptApart): DecidedGroup {
  const admits = kept.admit(group.group.members);
  const isListed = (account: number) => group.group.scores.has(account) || admits(account);
  const accounts = group.accounts.filter(({ account }) => isListed(account));
  return accounts.length === group.accounts.length ? group : { ...group, accounts };
}
