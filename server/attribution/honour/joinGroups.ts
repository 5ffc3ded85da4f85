import type { Verdict } from '../../contract/families.js';
import type { TraitTable } from '../behaviour.js';
import { memberProbability } from '../calibration.js';
import { clientCells } from '../clientCells.js';
import { type DecidedAccount, type DecidedGroup, decideGroup } from '../decide.js';
import type { AttributionParameters } from '../parameters.js';
import type { WeighedEvidence } from '../weighedEvidence.js';
import { noHigher, scoreFixed, scoreOutsiders } from './scoreFixed.js';

const TELLING: readonly Verdict[] = ['operator', 'not-established', 'shared-benign'];

/**
 * One group of several that a person said are one hand. Groups of the most telling verdict make its
 * body; everybody else who was joined is listed with it for review, scored from outside by evidence
 * alone. No figure rises: each member keeps at most what its own group gave it, and the group is as
 * certain as its least certain part. `together`: what the evidence gives the body taken as one.
 */
export function joinGroups(
  evidence: WeighedEvidence,
  traits: TraitTable,
  groups: readonly DecidedGroup[],
  singles: readonly number[],
  parameters: AttributionParameters,
): { group: DecidedGroup; together: number } {
  const verdict = TELLING.find((v) => groups.some((group) => group.verdict === v))!;
  const body = groups.filter((group) => group.verdict === verdict);
  const least = body.reduce((a, b) => (b.confidence < a.confidence ? b : a));
  const own = new Map(
    body.flatMap((group) => group.accounts).map((account) => [account.account, account]),
  );
  const members = new Set(body.flatMap((group) => [...group.group.members]));
  const fixed = scoreFixed(evidence, traits, members, parameters);
  const scores = new Map(
    [...fixed.scores].map(([account, score]) => [
      account,
      noHigher(score, own.get(account)!.score),
    ]),
  );
  const around = [
    ...singles,
    ...groups.filter((group) => group.verdict !== verdict).flatMap((g) => [...g.group.members]),
    ...body.flatMap((group) => group.group.near.map(({ account }) => account)),
  ].filter((account) => !members.has(account));
  const near = scoreOutsiders(evidence, traits, fixed, around, parameters);
  const group = { ...fixed, scores, near };
  const memberOf = (account: number): DecidedAccount => {
    const before = own.get(account)!;
    const score = scores.get(account)!;
    return {
      account,
      score,
      status:
        before.status === 'attributed' && score.bits < parameters.attributeBits
          ? 'review'
          : before.status,
      confidence: Math.min(before.confidence, memberProbability(score.bits) * least.confidence),
    };
  };
  const outsiders = near.map(
    (score): DecidedAccount => ({
      account: score.account,
      score,
      status: verdict === 'shared-benign' ? verdict : 'review',
      confidence: memberProbability(score.bits) * least.confidence,
    }),
  );
  const stability = Math.min(...body.map((part) => part.stability));
  return {
    group: {
      ...least,
      group,
      stability,
      cells: clientCells(evidence, group, parameters),
      accounts: [...[...members].map(memberOf), ...outsiders].sort(
        (a, b) => b.score.bits - a.score.bits || a.account - b.account,
      ),
    },
    together: decideGroup(evidence, { group, stability }, parameters).confidence,
  };
}
