import type { TraitTable } from './behaviour.js';
import { bindingSignals } from './bindingSignals.js';
import { findCore, type Group, growGroup } from './growGroup.js';
import { crossOrMeet, joinParts } from './joinParts.js';
import { overlap, withoutAccounts } from './memberSets.js';
import { ownSoftware } from './ownSoftware.js';
import type { AttributionParameters } from './parameters.js';
import type { Random } from './random.js';
import { withoutRented } from './rented.js';
import { splitByBridge } from './splitGroup.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/** Parts are one where those that grow back to all of them have so many of their accounts. */
const WHOLE_SHARE_MIN = 0.5;

/**
 * The hands that a group turns out to be: parted where one family bridges it, each part grown by
 * itself, and so on. The group itself where its parts belong together; none where little is left.
 */
export function splitFully(
  evidence: WeighedEvidence,
  traits: TraitTable,
  group: Group,
  parameters: AttributionParameters,
  random: Random,
  depth = 0,
): Group[] {
  if (depth >= 6) return [group];
  const split = splitByBridge(evidence, group, parameters, random);
  if (split === null) return [group];
  const { parts } = split;
  if (parts.length === 0) return [];
  if (split.areHands) return apart(evidence, traits, parts, parameters);
  const grown: Group[] = [];
  /** Accounts of parts that grow to all of the group again. */
  let grownBack = 0;
  for (const part of parts) {
    const next = grownFrom(evidence, traits, part, parameters);
    if (next === null) continue;
    if (isWhole(next, part, group)) grownBack += part.length;
    if (grown.every((other) => overlap(other, next) <= 0.5 * next.members.length)) grown.push(next);
  }
  const isOne = grownBack >= WHOLE_SHARE_MIN * parts.reduce((sum, part) => sum + part.length, 0);
  // Of parties each too small to stand, that one cannot by itself, or grows into all, says nothing.
  if (parts.length === 1 && (isOne || grown.length === 0))
    return apart(evidence, traits, parts, parameters, group.members);
  if (grown.length === 0) return [group];
  if (!isOne)
    return grown.flatMap((next) =>
      splitFully(evidence, traits, next, parameters, random, depth + 1),
    );
  const hands = joinParts(
    evidence,
    parts,
    [
      ...withoutRented(evidence, [...bindingSignals(evidence, group.counts, parameters).keys()]),
      ...ownSoftware(evidence, group.counts),
    ],
    { ...parameters, joins: crossOrMeet(1) },
    (account) => group.scores.has(account),
  );
  return hands.length === 1 ? [group] : apart(evidence, traits, hands, parameters);
}

const grownFrom = (
  evidence: WeighedEvidence,
  traits: TraitTable,
  part: Int32Array,
  parameters: AttributionParameters,
): Group | null =>
  growGroup(evidence, traits, findCore(evidence, traits, part, parameters), parameters);

/**
 * Parts grown each by itself, though growing takes in others: whom a part holds stays its, and whom
 * none holds goes to the largest that takes it in; `others` to none.
 */
function apart(
  evidence: WeighedEvidence,
  traits: TraitTable,
  parts: readonly Int32Array[],
  parameters: AttributionParameters,
  others: Iterable<number> = [],
): Group[] {
  const taken = new Set([...others, ...parts.flatMap((part) => [...part])]);
  return parts
    .toSorted((a, b) => b.length - a.length)
    .flatMap((part) => {
      const grown = grownFrom(evidence, traits, part, parameters);
      if (grown === null) return [];
      for (const account of part) taken.delete(account);
      const own = withoutAccounts(grown, taken);
      for (const account of [...part, ...own.members]) taken.add(account);
      return own.members.length < parameters.groupAccountsMin ? [] : [own];
    });
}

/**
 * A part that grows back to the whole shows that two families do hold it together. A part that is
 * nearly the whole already must take in others for that: what stays apart of it is another's.
 */
function isWhole(grown: Group, part: Int32Array, group: Group): boolean {
  if (overlap(grown, group) <= 0.9 * group.members.length) return false;
  const own = new Set(part);
  const others = group.members.filter((account) => !own.has(account));
  const taken = others.filter((account) => grown.scores.has(account));
  return taken.length >= 0.5 * others.length;
}
