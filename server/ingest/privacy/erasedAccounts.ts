import { createHmac } from 'node:crypto';
import { hmacSql } from './hmacSql.js';

/** Accounts that were erased, by keyed hashes of their ids: the ids themselves are not kept. */
export interface ErasedAccounts {
  readonly key: Buffer;
  readonly hashes: readonly string[];
}

export const ERASED_REASON = 'the account was erased';

/** The keyed hash that an account's id is known by after it was erased. */
export const erasedHash = (key: Buffer, accountId: string): string =>
  createHmac('sha256', key).update(accountId).digest('hex');

/** SQL: is this the id of an erased account? */
export const isErasedSql = ({ key, hashes }: ErasedAccounts, cell: string): string =>
  `coalesce(${hmacSql(key, cell)} IN (${hashes.map((hash) => `'${hash}'`).join(', ')}), false)`;
