import { createHash } from 'node:crypto';
import { UsageError } from '../../contract/errors.js';
import type { CommitmentOpening } from '../../contract/evidence.js';
import { recordText } from '../standalone/checkLogs.js';
import type { Row } from '../standalone/csv.js';
import type { Schedules } from '../standalone/queries.js';

/** What is to be proven: an account’s log row, or one shared value. */
export type Asked = { readonly account: string } | { readonly value: string };

const commitmentOf = (salt: string, original: string): string =>
  createHash('sha256')
    .update(salt + original)
    .digest('hex');

/** The log row behind an account, from the schedule of accounts, which has its status by another name. */
const originalOf = (row: Row): string =>
  recordText({ ...row, status: row['account_status'] ?? '' });

/**
 * Salt and original behind one redacted row, from the schedules of a package that shows both.
 * @throws UsageError where there is no such row, or it is not shown whole.
 */
export function makeOpening(schedules: Schedules, asked: Asked): CommitmentOpening {
  const [schedule, row] =
    'account' in asked
      ? (['accounts', rowWhere(schedules, 'accounts', 'account_id', asked.account)] as const)
      : (['signals', rowWhere(schedules, 'signals', 'value', asked.value)] as const);
  const salt = row[schedule === 'accounts' ? 'row_salt' : 'value_salt'] ?? '';
  const commitment = row[schedule === 'accounts' ? 'row_commitment' : 'value_commitment'] ?? '';
  const original = schedule === 'accounts' ? originalOf(row) : (row['value'] ?? '');
  if (salt === '' || commitmentOf(salt, original) !== commitment) {
    throw new UsageError(
      'The package does not show what opens this commitment.',
      'Take the internal package of the same run; for templates one made with --with-prompts.',
    );
  }
  return { kind: 'throughline-opening', schedule, commitment, salt, original };
}

function rowWhere(schedules: Schedules, schedule: string, column: string, is: string): Row {
  const rows = (schedules.get(schedule) ?? []).filter((row) => row[column] === is);
  if (rows.length === 1) return rows[0]!;
  throw new UsageError(
    rows.length === 0
      ? `No row of ${schedule}.csv has ${column} “${is}”.`
      : `${rows.length} rows of ${schedule}.csv have ${column} “${is}”: name an account.`,
  );
}

/** What an opening proves of a redacted package. */
export interface Proven {
  /** Row of the schedule, counted from the first after the header. */
  readonly row: number;
  /** The row as that package shows it. */
  readonly shown: Row;
}

/**
 * The redacted row that an opening is of: its salt and original hash to the commitment there.
 * Null where no row has that commitment.
 * @throws UsageError where salt and original do not hash to the commitment that they claim.
 */
export function checkOpening(schedules: Schedules, opening: CommitmentOpening): Proven | null {
  if (commitmentOf(opening.salt, opening.original) !== opening.commitment)
    throw new UsageError('Salt and original do not hash to the commitment: the opening is false.');
  const column = opening.schedule === 'accounts' ? 'row_commitment' : 'value_commitment';
  const rows = schedules.get(opening.schedule) ?? [];
  const at = rows.findIndex((row) => row[column] === opening.commitment);
  return at < 0 ? null : { row: at + 1, shown: rows[at]! };
}
