import type { LogOddsMap } from './calibration.js';

/**
 * By `npm run calibrate` on
 * 56 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 935 groups, 26522 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 0.948, shift: 0.5474, probabilityMax: 0.996 },
  member: { scale: 0.9164, shift: -4.3123, probabilityMax: 0.9999 },
};
