import type { LogOddsMap } from './logOddsMap.js';

/**
 * By `npm run calibrate` on
 * 120 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 2341 groups, 43972 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 1.4631, shift: 0.0196, probabilityMax: 0.9979 },
  member: { scale: 0.3166, shift: 1.9311, probabilityMax: 0.9999 },
};
