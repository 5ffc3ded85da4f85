import { CALIBRATION } from './calibrationTable.js';
import type { LogOddsMap } from './logOddsMap.js';

/** Log-odds in bits → probability. */
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);

/** Calibrated probability (Platt 1999: a logistic map of the score) of a claim with such log-odds. */
export const calibrated = (bits: number, map: LogOddsMap): number =>
  Math.min(map.probabilityMax, probabilityOf(map.scale * bits + map.shift));

/** Probability that one operator runs a group, from the hypotheses' log-odds in bits. */
export const operatorProbability = (bits: number): number => calibrated(bits, CALIBRATION.operator);

/**
 * Probability that an account belongs to a group's hand, given that the group is one operator's: never
 * more than its log-odds say, though the map, which is fitted on members, would raise what is low.
 */
export const memberProbability = (bits: number): number =>
  Math.min(probabilityOf(bits), calibrated(bits, CALIBRATION.member));
