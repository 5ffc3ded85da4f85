import type { LogOddsMap } from './logOddsMap.js';

/**
 * By `npm run calibrate` on
 * 160 worlds of random-classic, random-institutions, random-lookalike-heavy, random-payments-poor, random-stealth: 3871 groups, 57109 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 1.3916, shift: -0.7128, probabilityMax: 0.9984 },
  member: { scale: 0.3148, shift: 1.7606, probabilityMax: 0.9999 },
};
