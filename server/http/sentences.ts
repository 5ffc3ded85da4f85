import type { AccountDetail, AccountSignal } from '../contract/api.js';
import { KINDS, type Kind } from '../contract/kinds.js';
import type { MemberOutput, OperatorOutput } from '../contract/outputs.js';
import { supportInWords, timesAsProbable } from '../contract/verbalScale.js';

const labelOf = (kind: string): string => (kind in KINDS ? KINDS[kind as Kind].label : kind);
const number = (value: number): string => value.toLocaleString('en-GB');

/** The sum behind an account's bits, step by step; the steps add up to the member's bits. */
export function waterfallOf(member: MemberOutput): AccountDetail['waterfall'] {
  return [
    { label: 'before any evidence', family: null, bits: member.prior_bits },
    ...member.family_bits.map(({ family, bits }) => ({ label: family, family, bits })),
    ...(member.against_bits === 0
      ? []
      : [
          {
            label: member.against.map(({ fact }) => fact).join('; '),
            family: null,
            bits: member.against_bits,
          },
        ]),
  ];
}

/** Why an account is where it is, in sentences that a judge understands. */
export function accountSentences(
  accountId: string,
  member: MemberOutput | null,
  operator: OperatorOutput | null,
  signals: readonly AccountSignal[],
): string[] {
  if (member === null || operator === null) {
    return [`${accountId} belongs to no group: no two families of signals tie it to others.`];
  }
  const counted = signals.filter((signal) => signal.counts);
  return [
    verdictSentence(accountId, member, operator),
    ...counted.map(
      (signal) =>
        `It shares the ${labelOf(signal.kind)} with ${number(Math.max(0, signal.holders_inside - 1))} other accounts of the group and with ${number(signal.holders_outside)} of all others (${signal.bits.toFixed(1)} bits).`,
    ),
    ...member.against.map(({ fact, bits }) => `Against it: ${fact} (${bits.toFixed(1)} bits).`),
    ...(member.status === 'attributed' ? [together(member), restsOn(member)] : []),
  ];
}

function verdictSentence(
  accountId: string,
  member: MemberOutput,
  operator: OperatorOutput,
): string {
  if (member.status === 'attributed') {
    return `${accountId} is attributed to ${operator.operator_id} with a probability of ${member.confidence}.`;
  }
  if (member.status === 'shared-benign') {
    const [leading] = operator.hypotheses;
    return `${accountId} is in a group whose best explanation is ${leading?.label ?? 'innocent'}; it is accused of nothing.`;
  }
  return `It is not established that ${accountId} belongs to ${operator.operator_id}; a person should look.`;
}

/** All evidence on an account as one likelihood ratio, in figures and in the words of a published scale. */
function together(member: MemberOutput): string {
  const bits = member.bits - member.prior_bits;
  return `Together this is ${timesAsProbable(bits)} times as probable if the group’s one hand runs the account as if another does (${bits.toFixed(1)} bits; ${supportInWords(bits)} on the scale of ENFSI, 2015).`;
}

/** Which single family the answer would not survive without. */
function restsOn(member: MemberOutput): string {
  const needed = member.without.filter(({ stands }) => !stands).map(({ family }) => family);
  return needed.length === 0
    ? 'It would still be attributed without any one family of this evidence.'
    : `It would not be attributed without the ${needed.join(', or without the ')} family.`;
}

/** What two accounts share, in one sentence. */
export function sharedSentence(
  a: string,
  b: string,
  shared: readonly { kind: string; holders: number }[],
): string {
  if (shared.length === 0) return `${a} and ${b} share no signal.`;
  const parts = shared
    .slice(0, 3)
    .map(({ kind, holders }) => `the same ${labelOf(kind)} (${number(holders)} accounts in all)`);
  const more = shared.length > 3 ? `, and ${number(shared.length - 3)} more` : '';
  return `${a} and ${b} use ${parts.join(', ')}${more}.`;
}
