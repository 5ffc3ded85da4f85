import type { TraitTable } from '../behaviour.js';
import { bindingSignals } from '../bindingSignals.js';
import { type DecidedGroup, decideGroup } from '../decide.js';
import { countGroup } from '../groupCounts.js';
import type { AttributionParameters } from '../parameters.js';
import type { Random } from '../random.js';
import { AccountScorer } from '../scoreAgainstGroup.js';
import { communities } from '../splitGroup.js';
import type { WeighedEvidence } from '../weighedEvidence.js';
import type { Apart } from './resolved.js';
import { noHigher, scoreFixed, scoreOutsiders, standingMembers } from './scoreFixed.js';

/** The sides on which a decision puts a group's members; a side may be empty. */
export type Sides = readonly [ReadonlySet<number>, ReadonlySet<number>];

/**
 * Parts a group as a person said: accounts that the decision names stand on their side, all others
 * where more evidence places them. Of two accounts said to be different hands each takes the
 * community it is in along; where both are in one, the account with less evidence leaves alone.
 * Accounts taken out leave alone as well.
 */
export function sidesOf(
  evidence: WeighedEvidence,
  group: DecidedGroup,
  apart: Apart,
  parameters: AttributionParameters,
  random: Random,
): Sides {
  const members = new Set(group.group.members);
  const present = (accounts: readonly number[]) =>
    new Set(accounts.filter((account) => members.has(account)));
  const these = present(apart.these);
  if (apart.kind === 'reject-accounts') {
    return [these, new Set([...members].filter((account) => !these.has(account)))];
  }
  const named: Sides = [these, present(apart.those)];
  if (apart.kind === 'split') return assign(evidence, members, named, parameters);
  const binding = bindingSignals(evidence, group.group.counts, parameters);
  const parts = communities(evidence, group.group, binding, random);
  const [a, b] = [[...named[0]][0]!, [...named[1]][0]!];
  const around = (account: number) => new Set(parts.find((part) => part.includes(account)));
  const [ofA, ofB] = [around(a).add(a), around(b).add(b)];
  if (!ofA.has(b)) return assign(evidence, members, [ofA, ofB], parameters);
  const weight = (account: number) => group.group.scores.get(account)?.bits ?? 0;
  const leaves = weight(a) < weight(b) || (weight(a) === weight(b) && a > b) ? a : b;
  const rest = new Set([...members].filter((account) => account !== leaves));
  return leaves === a ? [new Set([a]), rest] : [rest, new Set([b])];
}

/** Members that no side names go to the side that more evidence speaks for, else the larger. */
function assign(
  evidence: WeighedEvidence,
  members: ReadonlySet<number>,
  named: Sides,
  parameters: AttributionParameters,
): Sides {
  const sums = named.map((side) => sumsAgainst(evidence, side, members, parameters));
  const larger = named[0].size > named[1].size ? 0 : 1;
  const sides: [Set<number>, Set<number>] = [new Set(named[0]), new Set(named[1])];
  for (const account of members) {
    if (named[0].has(account) || named[1].has(account)) continue;
    const [one, other] = sums.map((of) => of.get(account)!);
    sides[one === other ? larger : one! > other! ? 0 : 1].add(account);
  }
  return sides;
}

/** By account what speaks for it against a side. */
function sumsAgainst(
  evidence: WeighedEvidence,
  side: ReadonlySet<number>,
  accounts: Iterable<number>,
  parameters: AttributionParameters,
): Map<number, number> {
  const scorer = new AccountScorer(evidence, countGroup(evidence, side), parameters);
  const sums = new Map<number, number>();
  for (const account of accounts) {
    scorer.lookAt(account);
    sums.set(account, scorer.found().sum);
  }
  return sums;
}

/**
 * What is left of a group on one side, by its own evidence; nobody in it more certain, and the
 * group no more an operator, than before the person parted it. Null where it does not stand.
 * `alone`: what the evidence gives the part when it is not held down.
 */
export function standPart(
  evidence: WeighedEvidence,
  traits: TraitTable,
  group: DecidedGroup,
  side: ReadonlySet<number>,
  parameters: AttributionParameters,
): { part: DecidedGroup; alone: number } | null {
  const standing = standingMembers(evidence, traits, side, parameters);
  if (standing === null) return null;
  const fixed = scoreFixed(evidence, traits, standing, parameters);
  const scores = new Map(
    [...fixed.scores].map(([account, score]) => [
      account,
      noHigher(score, group.group.scores.get(account)!),
    ]),
  );
  const dropped = [...side].filter((account) => !standing.has(account));
  const around = [...dropped, ...group.group.near.map(({ account }) => account)];
  const near = scoreOutsiders(evidence, traits, fixed, around, parameters).filter(
    ({ bits }) => bits > -parameters.keepBits,
  );
  const found = { group: { ...fixed, scores, near }, stability: group.stability };
  const part = decideGroup(evidence, found, parameters, group.confidence);
  return { part, alone: decideGroup(evidence, found, parameters).confidence };
}
