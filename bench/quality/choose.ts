import { accountLevel, type Ratio } from '../../server/evaluate/metrics.js';
import type { Peer, Setting } from './peers/peer.js';
import { attributedClusters, pooledF1 } from './score.js';
import type { BenchWorld } from './worlds.js';

/** From how many accounts on a cluster counts as an operator; part of every peer's setting. */
export const SIZES_MIN = [2, 5, 10, 20, 30, 50, 100];

/** A peer's setting and the size from which its clusters count. */
export interface Choice {
  readonly setting: Setting;
  readonly sizeMin: number;
}

/** What a choice scored on one world: all that choosing needs. */
export interface Trial extends Choice {
  readonly precision: Ratio;
  readonly recall: Ratio;
}

/** Tries every setting of a peer on a world, at every minimum size. */
export async function tryAll(peer: Peer, world: BenchWorld): Promise<Trial[]> {
  const answers = await peer.cluster(world.input, peer.settings);
  return answers.flatMap(({ clusters }, i) =>
    SIZES_MIN.map((sizeMin) => {
      const attributed = attributedClusters(clusters, sizeMin);
      const placed = world.truth.map(({ account_id, operator }, no) => ({
        id: account_id,
        truth: operator === '' ? null : operator,
        answer: attributed[no]!,
      }));
      return { setting: peer.settings[i]!, sizeMin, ...accountLevel(placed) };
    }),
  );
}

/**
 * The choice of the best F1 over all worlds' accounts together; of equals the first tried.
 * @throws RangeError without a trial.
 */
export function bestChoice(trials: readonly Trial[]): Choice & { f1: number } {
  const byChoice = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = JSON.stringify([trial.setting, trial.sizeMin]);
    const same = byChoice.get(key);
    if (same === undefined) byChoice.set(key, [trial]);
    else same.push(trial);
  }
  let best: (Choice & { f1: number }) | null = null;
  for (const same of byChoice.values()) {
    const f1 = pooledF1(same);
    const { setting, sizeMin } = same[0]!;
    if (best === null || f1 > best.f1) best = { setting, sizeMin, f1 };
  }
  if (best === null) throw new RangeError('There is no trial to choose from.');
  return best;
}
