import type { LogOddsMap } from './calibration.js';

/**
 * By `npm run calibrate` on
 * 48 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 889 groups, 15813 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 0.7962, shift: -0.5211, probabilityMax: 0.9946 },
  member: { scale: 0.2903, shift: -1.8657, probabilityMax: 0.9999 },
};
