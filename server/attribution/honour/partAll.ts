import type { TraitTable } from '../behaviour.js';
import type { DecidedGroup } from '../decide.js';
import type { AttributionParameters } from '../parameters.js';
import type { Random } from '../random.js';
import type { WeighedEvidence } from '../weighedEvidence.js';
import { sidesOf, standPart } from './partGroup.js';
import type { Apart, Honoured } from './resolved.js';

const number = (value: number): string => value.toLocaleString('en-GB');
const accounts = (count: number): string =>
  count === 1 ? '1 account' : `${number(count)} accounts`;
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** Parts every group that holds accounts of both sides of a decision, one decision after the other. */
export function partAll(
  o: {
    evidence: WeighedEvidence;
    traits: TraitTable;
    parameters: AttributionParameters;
    random: Random;
  },
  groups: readonly DecidedGroup[],
  decisions: readonly Apart[],
): { groups: DecidedGroup[]; outcomes: Honoured[] } {
  let current = [...groups];
  const outcomes: Honoured[] = [];
  for (const decision of decisions) {
    const these = new Set(decision.these);
    const those = new Set(decision.those);
    const next: DecidedGroup[] = [];
    const said: string[] = [];
    for (const group of current) {
      const members = group.group.members;
      const isBroken =
        members.some((account) => these.has(account)) &&
        members.some((account) => those.has(account));
      if (!isBroken) {
        next.push(group);
        continue;
      }
      const { parts, sentence } = part(o, group, decision);
      next.push(...parts);
      said.push(sentence);
    }
    current = next;
    outcomes.push({
      decision: decision.id,
      accounts: [...decision.these, ...decision.those],
      ...(said.length === 0
        ? { outcome: 'agrees', sentence: 'The data alone does not bring them together.' }
        : { outcome: 'disagrees', sentence: said.join(' ') }),
    });
  }
  return { groups: current, outcomes };
}

function part(
  o: {
    evidence: WeighedEvidence;
    traits: TraitTable;
    parameters: AttributionParameters;
    random: Random;
  },
  group: DecidedGroup,
  decision: Apart,
): { parts: DecidedGroup[]; sentence: string } {
  const { evidence, traits, parameters } = o;
  const [these, those] = sidesOf(evidence, group, decision, parameters, o.random);
  // Accounts taken out are said to be no part of it, not to be a group of their own.
  const sides = decision.kind === 'reject-accounts' ? [those] : [these, those];
  const stood = sides.map((side) => standPart(evidence, traits, group, side, parameters));
  const parts = stood.flatMap((one) => (one === null ? [] : [one.part]));
  const before = group.group.members.length;
  const words = stood.map((one, no) =>
    one === null
      ? `${accounts(sides[no]!.size)} do not stand as a group by themselves`
      : `${accounts(one.part.group.members.length)} stand by themselves${
          one.alone > group.confidence
            ? ` (one hand: ${percent(one.alone)} on the evidence among them; held at ${percent(group.confidence)}, as a person chose them)`
            : ''
        }`,
  );
  const out = decision.kind === 'reject-accounts' ? `${accounts(these.size)} taken out; ` : '';
  return {
    parts,
    sentence: `Evidence alone puts all of them into one group of ${accounts(before)}. Parted as decided: ${out}${words.join('; ')}.`,
  };
}
