import type { AimAgreement } from './aims.js';
import { type Calibration, calibrationOf, claimsOf } from './claims.js';
import type { ClientEvaluation } from './clients.js';
import { accountLevel, adjustedRand, bCubed, type Placed, pairwise, shareOf } from './metrics.js';
import type { Answer, JudgedOperator, Truth } from './rows.js';

export interface OperatorEvaluation {
  readonly operator: string;
  readonly accounts: number;
  readonly attributed: number;
  /** Ids its accounts were attributed to. */
  readonly ids: number;
  readonly bestId: string | null;
  /** Of its attributed accounts the share under its best id; null where it has none. */
  readonly underBestId: number | null;
  /** Of the accounts under its best id the share that is its own; null where it has none. */
  readonly precision: number | null;
  readonly recall: number;
}

export interface Evaluation {
  readonly accounts: number;
  /** Attributed accounts that the truth does not have, which no figure below counts. */
  readonly unknownToTruth: number;
  readonly precision: number;
  readonly recall: number;
  readonly pairwise: { precision: number; recall: number };
  readonly bCubed: { precision: number; recall: number };
  readonly adjustedRand: number;
  readonly innocents: readonly { class: string; attributed: number; of: number }[];
  readonly operators: readonly OperatorEvaluation[];
  readonly operatorsFound: number;
  /** Ids under which their accounts are: fewer than operators where some are taken for one, more where one is in parts. */
  readonly foundUnderIds: number;
  readonly falseOperators: number;
  /** Of the claims on accounts: that an account belongs to the hand behind most of its group. */
  readonly calibration: Calibration;
  /** Of the claims on groups: that one hand runs most of it. */
  readonly operatorCalibration: Calibration;
  /** Of the operators found, where `truth-operators.csv` beside the truth tells their aims. */
  readonly aims?: readonly AimAgreement[];
  /** Of the accounts attributed, where the truth tells whom each works for. */
  readonly clients?: ClientEvaluation;
}

/** Compares answers with what is true; the accounts of `truth` are all there are. */
export function evaluate(
  truth: readonly Truth[],
  answers: readonly Answer[],
  operators: readonly JudgedOperator[],
): Evaluation {
  const answerOf = new Map(answers.map((row) => [row.account_id, row]));
  const known = new Set(truth.map((row) => row.account_id));
  const placed = truth.map((row): Placed => {
    const answer = answerOf.get(row.account_id);
    return {
      id: row.account_id,
      truth: row.operator === '' ? null : row.operator,
      answer: answer?.status === 'attributed' ? answer.operator_id : null,
    };
  });
  const level = accountLevel(placed);
  const pair = pairwise(placed);
  const claims = claimsOf(truth, answers, operators);
  const byOperator = evaluateOperators(placed);
  const found = new Set(
    byOperator.filter(({ recall }) => recall >= 0.5).map(({ operator }) => operator),
  );
  return {
    accounts: truth.length,
    unknownToTruth: answers.filter(
      (row) => row.status === 'attributed' && !known.has(row.account_id),
    ).length,
    precision: shareOf(level.precision),
    recall: shareOf(level.recall),
    pairwise: { precision: shareOf(pair.precision), recall: shareOf(pair.recall) },
    bCubed: bCubed(placed),
    adjustedRand: adjustedRand(placed),
    innocents: innocentsByClass(truth, placed),
    operators: byOperator,
    operatorsFound: found.size,
    foundUnderIds: new Set(
      placed.flatMap(({ truth: hand, answer }) =>
        hand !== null && answer !== null && found.has(hand) ? [answer] : [],
      ),
    ).size,
    falseOperators: operators.filter(
      (operator) => operator.verdict === 'operator' && !isTrue(operator.operator_id, placed),
    ).length,
    calibration: calibrationOf(claims.accounts),
    operatorCalibration: calibrationOf(claims.operators),
  };
}

/** A claimed operator is true when most of its accounts are an operator's. */
function isTrue(id: string, placed: readonly Placed[]): boolean {
  const inside = placed.filter((account) => account.answer === id);
  return 2 * inside.filter((account) => account.truth !== null).length > inside.length;
}

function innocentsByClass(truth: readonly Truth[], placed: readonly Placed[]) {
  const classes = new Map<string, { attributed: number; of: number }>();
  for (const [i, row] of truth.entries()) {
    if (row.operator !== '') continue;
    const counts = classes.get(row.class) ?? { attributed: 0, of: 0 };
    counts.of++;
    if (placed[i]!.answer !== null) counts.attributed++;
    classes.set(row.class, counts);
  }
  return [...classes]
    .map(([name, counts]) => ({ class: name, ...counts }))
    .sort((a, b) => (a.class < b.class ? -1 : 1));
}

function evaluateOperators(placed: readonly Placed[]): OperatorEvaluation[] {
  const names = [...new Set(placed.flatMap((account) => account.truth ?? []))].sort();
  return names.map((operator) => {
    const own = placed.filter((account) => account.truth === operator);
    const ids = new Map<string, number>();
    for (const { answer } of own) if (answer !== null) ids.set(answer, (ids.get(answer) ?? 0) + 1);
    const [best] = [...ids].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const attributed = own.filter((account) => account.answer !== null).length;
    return {
      operator,
      accounts: own.length,
      attributed,
      ids: ids.size,
      bestId: best?.[0] ?? null,
      underBestId: best === undefined ? null : best[1] / attributed,
      precision:
        best === undefined
          ? null
          : best[1] / placed.filter((account) => account.answer === best[0]).length,
      recall: attributed / own.length,
    };
  });
}
