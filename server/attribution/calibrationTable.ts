import type { LogOddsMap } from './calibration.js';

/**
 * By `npm run calibrate` on
 * 56 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 941 groups, 26522 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 1.0652, shift: 0.6604, probabilityMax: 0.9961 },
  member: { scale: 0.9168, shift: -4.3119, probabilityMax: 0.9999 },
};
