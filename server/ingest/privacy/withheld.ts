import { ERASED_REASON } from './erasedAccounts.js';

const RETENTION_WORDS = 'the limit of retention';

/** Why a row that is too old is left out. @param day the first that is kept, such as 2026-01-31 */
export const retentionReason = (day: string): string => `lies before ${day}, ${RETENTION_WORDS}`;

/** SQL: was a row left out because somebody asked for it, and not because something is wrong with it? */
export const isWithheldSql = (reason: string): string =>
  `(${reason} = '${ERASED_REASON}' OR ends_with(${reason}, '${RETENTION_WORDS}'))`;
