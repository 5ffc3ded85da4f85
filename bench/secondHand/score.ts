import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Case } from '../../worlds/secondHand/index.js';

const ACCOUNT = z.object({ account_id: z.string(), operator_id: z.string(), status: z.string() });
const TRUTH = z.object({ account_id: z.string(), class: z.string(), operator: z.string() });
const GROUP = z.object({ operator_id: z.string(), accounts: z.number(), verdict: z.string() });

export interface Score {
  readonly name: string;
  readonly accounts: number;
  readonly seconds: number;
  readonly hands: readonly HandScore[];
  /** Innocent accounts that were attributed, and only to be reviewed, by class. */
  readonly wrong: Readonly<Record<string, number>>;
  readonly wrongReview: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, number>>;
  /** Groups with verdict `operator` that hold two operators' accounts. */
  readonly mixedGroups: number;
}

export interface HandScore {
  readonly operator: string;
  readonly establishable: string;
  readonly size: number;
  readonly attributed: number;
  /** Of these, the accounts in the group that holds most of them. */
  readonly inLargest: number;
  readonly review: number;
}

const rowsOf = async <T>(file: string, schema: z.ZodType<T>): Promise<T[]> =>
  z.array(schema).parse(parse(await readFile(file, 'utf8'), { columns: true }));

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

/** What the output files say, against the truth: counted here, apart from `evaluate`. */
export async function scoreOf(
  one: Case,
  result: string,
  truthFile: string,
  seconds: number,
): Promise<Score> {
  const truth = await rowsOf(truthFile, TRUTH);
  const told = new Map(truth.map((row) => [row.account_id, row]));
  const rows = await rowsOf(join(result, 'accounts.csv'), ACCOUNT);
  const operatorOf = (id: string): string => told.get(id)?.operator ?? '';
  const classOf = (row: { account_id: string }): string => told.get(row.account_id)?.class ?? '?';
  const attributed = rows.filter((row) => row.status === 'attributed');
  const review = rows.filter((row) => row.status !== 'attributed');
  const innocent = (row: { account_id: string }): boolean => operatorOf(row.account_id) === '';
  const hands = one.expects.map(({ operator, establishable }) => {
    const own = (row: { account_id: string }): boolean => operatorOf(row.account_id) === operator;
    const parts = Object.values(countBy(attributed.filter(own), (row) => row.operator_id));
    return {
      operator,
      establishable,
      size: truth.filter((row) => row.operator === operator).length,
      attributed: attributed.filter(own).length,
      inLargest: Math.max(0, ...parts),
      review: review.filter(own).length,
    };
  });
  const pairs = new Set(
    attributed
      .filter((row) => !innocent(row))
      .map((row) => `${row.operator_id}\t${operatorOf(row.account_id)}`),
  );
  const operatorsIn = countBy([...pairs], (pair) => pair.split('\t')[0] ?? '');
  const groups = z
    .array(GROUP)
    .parse(JSON.parse(await readFile(join(result, 'operators.json'), 'utf8')));
  return {
    name: one.name,
    accounts: truth.length,
    seconds,
    hands,
    wrong: countBy(attributed.filter(innocent), classOf),
    wrongReview: countBy(review.filter(innocent), classOf),
    groups: countBy(groups, (group) => group.verdict),
    mixedGroups: Object.values(operatorsIn).filter((count) => count > 1).length,
  };
}

/** Found: at least half of its accounts are attributed. */
export const isFound = (hand: HandScore): boolean => 2 * hand.attributed >= hand.size;
