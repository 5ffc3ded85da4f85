import {
  type Bin,
  brierScore,
  type Claim,
  exactBounds,
  expectedCalibrationError,
  reliability,
} from './calibration.js';
import type { Answer, JudgedOperator, Truth } from './rows.js';

export interface Calibration {
  readonly claims: number;
  readonly brier: number | null;
  readonly expectedError: number | null;
  readonly bins: readonly Bin[];
  /** Claims of at least 0.99, with the exact 95 % bounds of the observed rate. */
  readonly top: {
    claims: number;
    claimed: number;
    observed: number;
    lower: number;
    upper: number;
  } | null;
}

/** What a run claims with a probability, of accounts and of groups, and whether it was so. */
export function claimsOf(
  truth: readonly Truth[],
  answers: readonly Answer[],
  operators: readonly JudgedOperator[],
): { accounts: Claim[]; operators: Claim[] } {
  const truthOf = new Map(truth.map((row) => [row.account_id, row.operator]));
  const groups = new Map<string, Answer[]>();
  for (const row of answers) {
    const list = groups.get(row.group_id);
    if (list === undefined) groups.set(row.group_id, [row]);
    else list.push(row);
  }
  const accounts: Claim[] = [];
  const byGroup: Claim[] = [];
  for (const { operator_id: id, confidence } of operators) {
    const rows = groups.get(id);
    // Members of an innocent group are accused of nothing and are not in accounts.csv.
    if (rows === undefined) continue;
    const counts = new Map<string, number>();
    for (const { account_id: account } of rows) {
      const hand = truthOf.get(account) ?? '';
      counts.set(hand, (counts.get(hand) ?? 0) + 1);
    }
    const [hand, most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]!;
    byGroup.push({ probability: confidence, held: hand !== '' && 2 * most > rows.length });
    for (const { account_id: account, confidence: probability } of rows)
      accounts.push({ probability, held: hand !== '' && truthOf.get(account) === hand });
  }
  return { accounts, operators: byGroup };
}

/** Figures of claims against outcomes; nulls where nothing was claimed. */
export function calibrationOf(claims: readonly Claim[]): Calibration {
  const top = claims.filter((claim) => claim.probability >= 0.99);
  const held = top.filter((claim) => claim.held).length;
  return {
    claims: claims.length,
    brier: brierScore(claims),
    expectedError: expectedCalibrationError(claims),
    bins: reliability(claims),
    top:
      top.length === 0
        ? null
        : {
            claims: top.length,
            claimed: top.reduce((sum, claim) => sum + claim.probability, 0) / top.length,
            observed: held / top.length,
            ...exactBounds(held, top.length),
          },
  };
}
