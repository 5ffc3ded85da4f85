import type { CaseWeights } from '../attribution/weights/weights.js';
import type { RecordedWeights } from '../contract/outputs.js';

const digits = (value: number, count: number): number => Number(value.toPrecision(count));

/** The learned weights as `run.json` holds them: four digits are more than the pairs can tell. */
export const recordedWeights = (weights: CaseWeights): RecordedWeights => ({
  kinds: weights.kinds.map(({ family, kind, m, u, bits }) => ({
    family,
    kind,
    m: digits(m, 4),
    u: digits(u, 4),
    bits: digits(bits, 4),
  })),
  sessions: weights.sessions.map(({ family, pairs, matches }) => ({
    family,
    pairs,
    matches: digits(matches, 4),
  })),
  labelled_pairs: weights.labelledPairs,
  rounds: weights.rounds,
  converged: weights.converged,
  dependences: weights.dependences.map(
    ({ given, family, pairs, agreeing, liftBits, discount }) => ({
      given,
      family,
      pairs,
      agreeing,
      lift_bits: digits(liftBits, 4),
      discount: digits(discount, 4),
    }),
  ),
});
