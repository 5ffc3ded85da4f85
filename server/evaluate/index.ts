import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { InputRefusedError, UsageError } from '../contract/errors.js';
import { idBehind } from '../contract/formulaCells.js';
import { OperatorOutput } from '../contract/outputs.js';
import { type AimAgreement, agreementOf, readAims } from './aims.js';
import {
  type Bin,
  brierScore,
  type Claim,
  exactBounds,
  expectedCalibrationError,
  reliability,
} from './calibration.js';
import { type ClientEvaluation, evaluateClients } from './clients.js';
import { accountLevel, adjustedRand, bCubed, type Placed, pairwise, shareOf } from './metrics.js';

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

export type { ClientEvaluation } from './clients.js';

const Truth = z.object({
  account_id: z.string(),
  class: z.string(),
  operator: z.string(),
  /** Whom the account works for; a truth that does not tell has no such column. */
  client: z.string().optional(),
});
export type Truth = z.infer<typeof Truth>;
const TrueAims = z.object({ operator: z.string(), aims: z.string() });
const Answer = z.object({
  account_id: z.string(),
  operator_id: z.string(),
  group_id: z.string(),
  status: z.enum(['attributed', 'review']),
  confidence: z.coerce.number(),
  cell_id: z.string().nullish(),
});
export type Answer = z.infer<typeof Answer>;
/** What is judged of an entry of `operators.json`. */
export type JudgedOperator = Pick<OperatorOutput, 'operator_id' | 'verdict' | 'confidence'>;

/** @throws UsageError where the file cannot be read; `remedy` says what is expected there. */
async function textOf(file: string, remedy: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code})`;
    throw new UsageError(`${file} ${why}.`, remedy);
  });
}

const RUN_REMEDY =
  'Name the folder of a finished run: what run printed, or wrote to --out (throughline runs lists them).';
const TRUTH_REMEDY = 'A truth is a CSV file with the columns account_id, class, operator.';
const AIMS_REMEDY = 'It has the columns operator, aims; without the file no aims are compared.';

async function readTable<Row>(file: string, row: z.ZodType<Row>, remedy: string): Promise<Row[]> {
  const text = await textOf(file, remedy);
  const rows: unknown = readAs(file, () =>
    parse(text, { columns: true, bom: true, skip_empty_lines: true }),
  );
  const parsed = z.array(row).safeParse(rows);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new InputRefusedError(
    `${file}: row ${Number(issue.path[0]) + 1}, column ${String(issue.path[1])}: ${issue.message}`,
    remedy,
  );
}

/** @throws InputRefusedError naming the file where what it holds is of another form. */
function readAs<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new InputRefusedError(`${file}: ${z.prettifyError(error)}`);
    if (error instanceof CsvError || error instanceof SyntaxError)
      throw new InputRefusedError(`${file}: ${error.message}`);
    throw error;
  }
}

/**
 * Compares a run's outputs with what is true. Nothing else in the program reads a truth file.
 * @throws UsageError where a file is not there, InputRefusedError naming file, row and column of
 * what cannot be understood.
 */
export async function evaluateRun(o: { runDir: string; truthPath: string }): Promise<Evaluation> {
  const answersPath = join(o.runDir, 'accounts.csv');
  const cells = await readTable(answersPath, Answer, RUN_REMEDY);
  const operatorsPath = join(o.runDir, 'operators.json');
  const operatorsText = await textOf(operatorsPath, RUN_REMEDY);
  const operators = readAs(operatorsPath, () =>
    z.array(OperatorOutput).parse(JSON.parse(operatorsText)),
  );
  const truth = await readTable(o.truthPath, Truth, TRUTH_REMEDY);
  const known = new Set(truth.map((row) => row.account_id));
  const answers = cells.map((row) => ({ ...row, account_id: idBehind(row.account_id, known) }));
  const clients = clientsOf(truth, answers, operators);
  const evaluation = {
    ...evaluate(truth, answers, operators),
    ...(clients === null ? {} : { clients }),
  };
  const aimsPath = join(dirname(o.truthPath), 'truth-operators.csv');
  if (!existsSync(aimsPath)) return evaluation;
  const aims = (await readTable(aimsPath, TrueAims, AIMS_REMEDY)).flatMap(
    ({ operator, aims: named }) => {
      const best = evaluation.operators.find((row) => row.operator === operator)?.bestId;
      const found = operators.find((row) => row.operator_id === best);
      return found === undefined
        ? []
        : [agreementOf(operator, readAims(named), found.capabilities)];
    },
  );
  return { ...evaluation, aims };
}

/** Null where the truth does not tell clients or nothing was attributed. */
export function clientsOf(
  truth: readonly Truth[],
  answers: readonly Answer[],
  operators: readonly Pick<OperatorOutput, 'operator_id' | 'cells'>[],
): ClientEvaluation | null {
  const clientOf = new Map(truth.map((row) => [row.account_id, row]));
  const rows = answers.flatMap((answer) => {
    const row = clientOf.get(answer.account_id);
    const told = row?.client !== undefined && row.operator !== '';
    return answer.status === 'attributed' && told
      ? [
          {
            account: answer.account_id,
            operatorId: answer.operator_id,
            client: row.client ?? '',
            cellId: answer.cell_id ?? null,
          },
        ]
      : [];
  });
  return rows.length === 0 ? null : evaluateClients(rows, operators);
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
    operatorsFound: byOperator.filter((operator) => operator.recall >= 0.5).length,
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
