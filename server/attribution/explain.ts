import { FAMILIES, type Family } from '../contract/families.js';
import { KINDS, type Kind } from '../contract/kinds.js';
import { operatorProbability } from './calibration.js';
import { type DecidedGroup, probabilityMax } from './decide.js';
import type { Evidence } from './evidence.js';
import { FAMILY_COUNT } from './evidence.js';
import { isThin, mayBePeople } from './groupProfile.js';
import { expertLogOdds } from './hypotheses.js';
import type { AttributionParameters } from './parameters.js';

/** What one family says for a group: mean bits a member gains by it, and for how many it speaks. */
export interface FamilyStrength {
  readonly family: Family;
  readonly bits: number;
  readonly members: number;
}

export function familyStrengths(group: DecidedGroup): FamilyStrength[] {
  const bits = new Float64Array(FAMILY_COUNT);
  const members = new Int32Array(FAMILY_COUNT);
  for (const score of group.group.scores.values()) {
    for (let f = 0; f < FAMILY_COUNT; f++) {
      bits[f]! += score.families.bits[f]!;
      if (score.families.bits[f]! > 0) members[f]!++;
    }
  }
  return FAMILIES.map((family, f) => ({
    family,
    bits: bits[f]! / Math.max(1, group.group.members.length),
    members: members[f]!,
  })).filter((strength) => strength.members > 0);
}

const number = (value: number): string => value.toLocaleString('en-GB');

/** Why these accounts are held to be one group, in sentences with counts; strongest family first. */
export function reasonsFor(evidence: Evidence, group: DecidedGroup): string[] {
  const size = group.group.members.length;
  return familyStrengths(group)
    .sort((a, b) => b.bits - a.bits)
    .map(({ family, members }) => {
      const f = FAMILIES.indexOf(family);
      const best = new Map<number, number>();
      for (const score of group.group.scores.values()) {
        const signal = score.families.signals[f]!;
        if (signal >= 0) best.set(signal, (best.get(signal) ?? 0) + 1);
      }
      const kinds = new Map<string, number>();
      for (const [signal, count] of best) {
        const kind = evidence.kinds[signal]!;
        kinds.set(kind, (kinds.get(kind) ?? 0) + count);
      }
      const [kind] = [...kinds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]!;
      const label = kind in KINDS ? KINDS[kind as Kind].label : kind;
      const values = best.size === 1 ? 'one value' : `${number(best.size)} values`;
      return `${number(members)} of ${number(size)} accounts share a signal of the ${family} family (${values}; mostly by ${label}).`;
    });
}

/** Why a group that looks like one operator's is not called so. */
function whyOpen({ profile, means }: DecidedGroup, parameters: AttributionParameters): string {
  if (isThin(profile, means))
    return means === 'gift cards'
      ? 'It looks like one operator’s, but its accounts have only gift cards in common, which a sponsor may have handed out, and nothing is known of its devices, address ranges or mail.'
      : 'It looks like one operator’s, but nothing is known of its payment instruments, devices, address ranges or mail: habits alone name no operator.';
  if (mayBePeople(profile, means))
    return 'It looks like one operator’s, but as far as is known a person may sit behind each of its accounts: at a machine of their own, paid for by somebody, as customers of one program, or as people of one house.';
  if (expertLogOdds(profile) < 0)
    return 'It looks like one operator’s by what was counted in generated worlds, but not by judgement alone: it may be of a kind that no such world has.';
  return `It looks like one operator’s, but fewer than ${parameters.groupAccountsMin} of its accounts share enough with the others to be attributed each.`;
}

/** What speaks against one operator, in sentences: hypotheses' facts and members that do not fit. */
export function counterReasonsFor(
  group: DecidedGroup,
  parameters: AttributionParameters,
): string[] {
  const operator = group.hypotheses.find((h) => h.hypothesis === 'operator')!;
  const sentences = operator.facts
    .filter((fact) => fact.bits < -0.5)
    .map(
      (fact) =>
        `The group’s ${fact.fact} is rarer for one operator than for other explanations (${fact.bits.toFixed(1)} bits).`,
    );
  const isCapped = probabilityMax(group.profile, group.means) < 1;
  const confidence = isCapped ? operatorProbability(operator.logOdds) : group.confidence;
  const seemsOne = confidence >= parameters.operatorPosteriorMin;
  if (group.verdict === 'not-established' && seemsOne) sentences.push(whyOpen(group, parameters));
  const unsure = [...group.group.scores.values()].filter((score) => score.against.bits < -2).length;
  if (unsure > 0) {
    sentences.push(
      `${number(unsure)} of its accounts behave unlike the others; this counts against each of them.`,
    );
  }
  if (group.stability < 0.5) {
    sentences.push(
      `Only ${Math.round(100 * group.stability)} % of the graph’s partitions that are coarse enough hold most of the group in one community.`,
    );
  }
  return sentences;
}
