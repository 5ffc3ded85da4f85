/** An account's true operator and the operator it was attributed to; null for none. */
export interface Placed {
  readonly id: string;
  readonly truth: string | null;
  readonly answer: string | null;
}

export interface Ratio {
  readonly right: number;
  readonly of: number;
}
export const shareOf = ({ right, of }: Ratio): number => (of === 0 ? 1 : right / of);

/** Of the accounts attributed how many are an operator's; of an operator's how many are attributed. */
export function accountLevel(placed: readonly Placed[]): { precision: Ratio; recall: Ratio } {
  const attributed = placed.filter((account) => account.answer !== null);
  const guilty = placed.filter((account) => account.truth !== null);
  const right = attributed.filter((account) => account.truth !== null).length;
  return { precision: { right, of: attributed.length }, recall: { right, of: guilty.length } };
}

function tally<Key>(keys: Iterable<Key>): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const pairsIn = (counts: Map<unknown, number>): number =>
  [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);

/**
 * Contingency of two partitions over the accounts that either side places with an operator. An
 * account placed nowhere is a cluster of its own.
 */
function contingency(placed: readonly Placed[]) {
  const concerned = placed.filter(({ truth, answer }) => truth !== null || answer !== null);
  const truth = concerned.map((account) =>
    account.truth === null ? `alone ${account.id}` : `in ${account.truth}`,
  );
  const answer = concerned.map((account) =>
    account.answer === null ? `alone ${account.id}` : `in ${account.answer}`,
  );
  return {
    size: concerned.length,
    truth,
    answer,
    byTruth: tally(truth),
    byAnswer: tally(answer),
    both: tally(truth.map((name, i) => `${name}\n${answer[i]}`)),
  };
}

/** Of all pairs put together how many belong together, and the reverse. */
export function pairwise(placed: readonly Placed[]): { precision: Ratio; recall: Ratio } {
  const { byTruth, byAnswer, both } = contingency(placed);
  const right = pairsIn(both);
  return { precision: { right, of: pairsIn(byAnswer) }, recall: { right, of: pairsIn(byTruth) } };
}

/** B-cubed precision and recall (Bagga and Baldwin 1998): means over accounts, not over pairs. */
export function bCubed(placed: readonly Placed[]): { precision: number; recall: number } {
  const { size, truth, answer, byTruth, byAnswer, both } = contingency(placed);
  if (size === 0) return { precision: 1, recall: 1 };
  let precision = 0;
  let recall = 0;
  for (let i = 0; i < size; i++) {
    const common = both.get(`${truth[i]}\n${answer[i]}`)!;
    precision += common / byAnswer.get(answer[i]!)!;
    recall += common / byTruth.get(truth[i]!)!;
  }
  return { precision: precision / size, recall: recall / size };
}

/** Adjusted Rand index (Hubert and Arabie 1985); 1 where both partitions are the same. */
export function adjustedRand(placed: readonly Placed[]): number {
  const { size, byTruth, byAnswer, both } = contingency(placed);
  const together = pairsIn(both);
  const truth = pairsIn(byTruth);
  const answer = pairsIn(byAnswer);
  const expected = size < 2 ? 0 : (truth * answer) / pairs(size);
  const most = (truth + answer) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
