import type { MemberStatus, Verdict } from '../contract/families.js';
import { memberProbability, operatorProbability } from './calibration.js';
import { type ClientCell, clientCells } from './clientCells.js';
import type { FoundGroup } from './findGroups.js';
import { type GroupProfile, isThin, mayBePeople, profileGroup } from './groupProfile.js';
import type { MemberScore } from './growGroup.js';
import { expertLogOdds, type WeighedHypothesis, weighHypotheses } from './hypotheses.js';
import type { AttributionParameters } from './parameters.js';
import { meansOf, type PaymentMeans } from './sharing.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/**
 * What people may do is one operator's with no more than this probability, whatever its log-odds: of
 * 22 such groups above the threshold two were, in worlds and in cases of other hands
 * (docs/decisions/0029-what-a-supplier-brings.md).
 */
const PEOPLE_MAX = 0.1;

/**
 * A group of which nothing is known but what it pays with gift cards is an operator's with no more than
 * this probability: of four such groups three were (docs/decisions/0031-what-is-handed-out.md).
 */
const HANDED_OUT_MAX = 0.75;

/** The most that a group's probability to be one operator's can be, whatever its log-odds. */
export function probabilityMax(profile: GroupProfile, means: PaymentMeans | null): number {
  if (mayBePeople(profile, means)) return PEOPLE_MAX;
  return means === 'gift cards' && isThin(profile, means) ? HANDED_OUT_MAX : 1;
}

/** An account of a decided group, or one close to it. */
export interface DecidedAccount {
  readonly account: number;
  readonly status: MemberStatus;
  /** Probability that the account is run by this group's one operator. */
  readonly confidence: number;
  readonly score: MemberScore;
}

/** A group with its verdict; the accounts that are attributed to it or to be reviewed. */
export interface DecidedGroup extends FoundGroup {
  readonly profile: GroupProfile;
  /** See {@link meansOf}. */
  readonly means: PaymentMeans | null;
  readonly hypotheses: readonly WeighedHypothesis[];
  /** Whom the accounts work for, as far as content tells. */
  readonly cells: readonly ClientCell[];
  readonly verdict: Verdict;
  /** Probability that one operator runs the group, whatever the verdict. */
  readonly confidence: number;
  /** Most certain first, then by account number. */
  readonly accounts: readonly DecidedAccount[];
}

/**
 * Verdict on a group as a whole. `operator` needs its posterior; `shared-benign` one innocent
 * explanation that clearly leads, and not merely doubt about the operator; all else is
 * `not-established`, and nobody in it is attributed.
 * @param operatorMax the group is held to be an operator's with no more than this probability.
 */
export function judgeGroup(
  evidence: WeighedEvidence,
  found: FoundGroup,
  parameters: AttributionParameters,
  operatorMax = 1,
): Pick<DecidedGroup, 'profile' | 'means' | 'hypotheses' | 'verdict' | 'confidence'> {
  const profile = profileGroup(evidence, found.group);
  const means = meansOf(evidence, found.group);
  const hypotheses = weighHypotheses(profile);
  const operator = Math.min(
    operatorMax,
    operatorProbability(hypotheses.find((h) => h.hypothesis === 'operator')!.logOdds),
    probabilityMax(profile, means),
  );
  const [leading] = hypotheses;
  const verdict: Verdict =
    operator >= parameters.operatorPosteriorMin
      ? 'operator'
      : operator <= 1 - parameters.operatorPosteriorMin &&
          leading!.posterior >= parameters.benignPosteriorMin
        ? 'shared-benign'
        : 'not-established';
  return { profile, means, hypotheses, verdict, confidence: operator };
}

function verdictOf(
  {
    verdict,
    confidence,
    profile,
    means,
  }: Pick<DecidedGroup, 'verdict' | 'confidence' | 'profile' | 'means'>,
  sure: number,
  parameters: AttributionParameters,
): Verdict {
  // One hand behind hardly an account that is surely its own is nobody to be named.
  if (
    verdict === 'operator' &&
    (sure < parameters.groupAccountsMin || isThin(profile, means) || expertLogOdds(profile) < 0)
  )
    return 'not-established';
  if (verdict === 'not-established' && confidence <= parameters.operatorRuledOutMax)
    return 'shared-benign';
  return verdict;
}

/**
 * The verdict on a group ({@link judgeGroup}), and what follows for each of its accounts. An operator
 * has at least `groupAccountsMin` accounts that are attributed, more is known of it than habits, and
 * judgement alone is not against it; else it is not established. Where one operator is out of the question the group is innocent, even if two explanations share the rest.
 */
export function decideGroup(
  evidence: WeighedEvidence,
  found: FoundGroup,
  parameters: AttributionParameters,
  operatorMax = 1,
): DecidedGroup {
  const judged = judgeGroup(evidence, found, parameters, operatorMax);
  const { confidence: operator } = judged;
  const isSure = (score: MemberScore): boolean =>
    found.group.scores.has(score.account) && score.bits >= parameters.attributeBits;
  const sure = [...found.group.scores.values()].filter(isSure).length;
  const verdict = verdictOf(judged, sure, parameters);
  const accountOf = (score: MemberScore): DecidedAccount => ({
    account: score.account,
    status:
      verdict === 'shared-benign'
        ? verdict
        : verdict === 'operator' && isSure(score)
          ? 'attributed'
          : 'review',
    confidence: memberProbability(score.bits) * operator,
    score,
  });
  // Whoever is merely near an innocent group is of no interest.
  const near = verdict === 'shared-benign' ? [] : found.group.near;
  const accounts = [...found.group.scores.values(), ...near]
    .map(accountOf)
    .sort((a, b) => b.score.bits - a.score.bits || a.account - b.account);
  return {
    ...found,
    ...judged,
    verdict,
    cells: clientCells(evidence, found.group, parameters),
    accounts,
  };
}
