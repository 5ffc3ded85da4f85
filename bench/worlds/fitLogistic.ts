import type { LogOddsMap } from '../../server/attribution/logOddsMap.js';

/** A claim's log-odds in bits, and whether it was true. */
export interface Trial {
  readonly bits: number;
  readonly held: boolean;
  /** How many trials it counts as. */
  readonly weight: number;
}

const LN2 = Math.log(2);
/** Scores beyond this are as good as certain either way; they must not bend the curve. */
const BITS_MAX = 40;
/** Strength of the pull towards the identity map, in trials: few data leave the score as it is. */
const RIDGE = 4;
/** A shift of two bits weighs as a doubled scale. */
const SHIFT_PULL = 0.5;

/**
 * Platt's map (Platt 1999): the scale and shift of log-odds under which the outcomes are likeliest,
 * by Newton's method, pulled towards scale 1 and shift 0. The largest probability is what as many
 * trials without a failure allow (n + ½)/(n + 1), Krichevsky and Trofimov 1981, n being those
 * claimed above one half.
 */
export function fitLogistic(trials: readonly Trial[]): LogOddsMap {
  let [scale, shift] = [1, 0];
  for (let round = 0; round < 100; round++) {
    const [ds, dh] = newtonStep(trials, scale, shift);
    const before = penalised(trials, scale, shift);
    let step = 1;
    // Where the outcomes part cleanly a whole step overshoots: it is halved until it helps.
    while (step > 1e-6 && penalised(trials, scale + step * ds, shift + step * dh) < before)
      step /= 2;
    scale += step * ds;
    shift += step * dh;
    if (step * (Math.abs(ds) + Math.abs(dh)) < 1e-6) break;
  }
  const sure = trials
    .filter(({ bits }) => scale * bits + shift > 0)
    .reduce((sum, { weight }) => sum + weight, 0);
  const round = (value: number) => Number(value.toFixed(4));
  return {
    scale: round(scale),
    shift: round(shift),
    probabilityMax: round(Math.min(0.9999, (sure + 0.5) / (sure + 1))),
  };
}

const scoreOf = (bits: number): number => Math.max(-BITS_MAX, Math.min(BITS_MAX, bits)) * LN2;

/** Log-likelihood of the outcomes less the pull towards the identity. */
function penalised(trials: readonly Trial[], scale: number, shift: number): number {
  let sum = -0.5 * RIDGE * ((scale - 1) ** 2 + (SHIFT_PULL * shift) ** 2);
  for (const { bits, held, weight } of trials) {
    const odds = scale * scoreOf(bits) + shift * LN2;
    sum -= weight * Math.log1p(Math.exp(held ? -odds : odds));
  }
  return sum;
}

function newtonStep(trials: readonly Trial[], scale: number, shift: number): [number, number] {
  const pull = RIDGE * SHIFT_PULL ** 2;
  let [gs, gh, ss, sh, hh] = [RIDGE * (1 - scale), -pull * shift, RIDGE, 0, pull];
  for (const { bits, held, weight } of trials) {
    const x = scoreOf(bits);
    const p = 1 / (1 + Math.exp(-(scale * x + shift * LN2)));
    const error = weight * (Number(held) - p);
    const curvature = weight * p * (1 - p);
    gs += error * x;
    gh += error * LN2;
    ss += curvature * x * x;
    sh += curvature * x * LN2;
    hh += curvature * LN2 * LN2;
  }
  const determinant = ss * hh - sh * sh;
  return [(gs * hh - gh * sh) / determinant, (gh * ss - gs * sh) / determinant];
}
