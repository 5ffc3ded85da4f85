import type { TableName } from '../../contract/tables.js';
import { sqlName } from '../duckdb.js';
import { hmacSql } from './hmacSql.js';

/**
 * Columns that can be replaced: those whose values are only told apart, never read. With each, the
 * columns of the normalised table that are made of it.
 */
const MADE_OF = {
  'accounts.email': ['email', 'email_normalised', 'email_domain', 'email_local_stem'],
  'accounts.phone_hash': ['phone_hash'],
  'accounts.org_id': ['org_id'],
  'accounts.referral_code': ['referral_code'],
  'payments.payment_id': ['payment_id'],
  'payments.instrument_id': ['instrument_id'],
  'payments.bin': ['bin'],
  'payments.last4': ['last4'],
  'payments.billing_name': ['billing_name', 'billing_name_normalised'],
  'sessions.ip': ['ip', 'ip_canonical', 'ip_slash24', 'ip_slash48', 'ip_slash64'],
  'sessions.user_agent': ['user_agent'],
  'sessions.device_id': ['device_id'],
  'sessions.tls_fingerprint': ['tls_fingerprint'],
  'exchanges.exchange_id': ['exchange_id'],
} as const satisfies Record<string, readonly string[]>;

export const PSEUDONYM_COLUMNS = Object.keys(MADE_OF) as (keyof typeof MADE_OF)[];

/** 80 bits: no two of ten million values fall together but by a chance of one in ten thousand million. */
const PSEUDONYM_DIGITS = 20;

/** Rows of a normalised table in their order. */
const ORDER: Partial<Record<TableName, string>> = { accounts: 'account_no' };

/**
 * A table's query with the values of the chosen columns replaced by keyed hashes. Equal values stay
 * equal within a column; what was made of a value (the mailbox, the range) is replaced after it was
 * made, so that accounts share what they shared. Columns that the contract does not know are left
 * out of such a table: what is in them nobody has looked at.
 */
export function pseudonymised(
  table: TableName,
  query: string,
  o: { readonly pseudonyms: readonly string[]; readonly key: Buffer | null },
): string {
  const columns = Object.entries(MADE_OF).flatMap(([name, made]): readonly string[] =>
    name.startsWith(`${table}.`) && o.pseudonyms.includes(name) ? made : [],
  );
  if (columns.length === 0 || o.key === null) return query;
  const { key } = o;
  const replaced = columns.map((column) => {
    const cell = sqlName(column);
    const keyed = hmacSql(key, `'${column} ' || ${cell}`);
    return `CASE WHEN ${cell} IS NOT NULL THEN '${column}-' || left(${keyed}, ${PSEUDONYM_DIGITS}) END AS ${cell}`;
  });
  const order = ORDER[table] ?? 'account_no, "at", file_no, row_no';
  return `SELECT * REPLACE (${replaced.join(', ')}, NULL AS attributes)
          FROM (${query}) ORDER BY ${order}`;
}

/** Whether cells of this column may be quoted in words about the input. */
export const isHidden = (
  table: TableName,
  column: string,
  pseudonyms: readonly string[],
): boolean => pseudonyms.includes(`${table}.${column}`);
