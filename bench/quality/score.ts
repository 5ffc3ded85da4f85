import { type Evaluation, evaluate, type Truth } from '../../server/evaluate/index.js';
import type { Ratio } from '../../server/evaluate/metrics.js';

/** How one answer came off on one world. */
export interface WorldScore
  extends Pick<
    Evaluation,
    'precision' | 'recall' | 'pairwise' | 'bCubed' | 'adjustedRand' | 'innocents'
  > {
  readonly scenario: string;
  readonly seed: number;
  readonly operators: number;
  /** Recall of the operator that came off worst; null in a world without one. */
  readonly worstOperatorRecall: number | null;
  readonly seconds: number;
}

/** Accounts in clusters of at least `sizeMin` count as attributed; the rest as let go. */
export function attributedClusters(
  clusters: ArrayLike<number>,
  sizeMin: number,
): (string | null)[] {
  const sizes = new Map<number, number>();
  const list = Array.from(clusters);
  for (const cluster of list) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return list.map((cluster) =>
    cluster >= 0 && sizes.get(cluster)! >= sizeMin ? String(cluster) : null,
  );
}

/** Scores an answer, given as the cluster of each account in the order of `truth`. */
export function scoreWorld(
  world: { scenario: string; seed: number; truth: readonly Truth[] },
  answer: readonly (string | null)[],
  seconds: number,
): WorldScore {
  const attributed = world.truth.flatMap(({ account_id }, i) => {
    const cluster = answer[i] ?? null;
    if (cluster === null) return [];
    return [
      {
        account_id,
        operator_id: cluster,
        group_id: cluster,
        status: 'attributed' as const,
        confidence: 1,
      },
    ];
  });
  const evaluation = evaluate(world.truth, attributed, []);
  const recalls = evaluation.operators.map(({ recall }) => recall);
  return {
    scenario: world.scenario,
    seed: world.seed,
    precision: evaluation.precision,
    recall: evaluation.recall,
    pairwise: evaluation.pairwise,
    bCubed: evaluation.bCubed,
    adjustedRand: evaluation.adjustedRand,
    innocents: evaluation.innocents,
    operators: recalls.length,
    worstOperatorRecall: recalls.length === 0 ? null : Math.min(...recalls),
    seconds,
  };
}

/** Harmonic mean of account-level precision and recall over all worlds' accounts together. */
export function pooledF1(scores: readonly { precision: Ratio; recall: Ratio }[]): number {
  let right = 0;
  let concerned = 0;
  for (const { precision, recall } of scores) {
    right += precision.right;
    concerned += precision.of + recall.of;
  }
  return concerned === 0 ? 1 : (2 * right) / concerned;
}
