import type { LogOddsMap } from './logOddsMap.js';

/**
 * By `npm run calibrate` on
 * 120 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 2404 groups, 46274 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 1.1242, shift: 0.7727, probabilityMax: 0.9979 },
  member: { scale: 0.4794, shift: 1.9019, probabilityMax: 0.9999 },
};
