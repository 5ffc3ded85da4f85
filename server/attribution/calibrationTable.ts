import type { LogOddsMap } from './logOddsMap.js';

/**
 * By `npm run calibrate` on
 * 190 worlds of random-blocks, random-classic, random-institutions, random-lookalike-heavy, random-payments-poor, random-stealth: 4841 groups, 64619 accounts.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: { scale: 1.3675, shift: -1.1117, probabilityMax: 0.9986 },
  member: { scale: 0.3548, shift: 1.9038, probabilityMax: 0.9999 },
};
