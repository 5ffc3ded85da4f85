import neo4j from 'neo4j-driver';
import type { Family } from '../contract/families.js';

export interface AccountNodeRow {
  readonly no: number;
  readonly id: string;
  readonly createdAt: string | null;
  readonly exchanges: number;
}
export interface SignalNodeRow {
  readonly no: number;
  readonly key: string;
  readonly family: Family;
  readonly kind: string;
  readonly value: string;
  readonly holders: number;
  readonly bits: number;
}
export interface UsedRow {
  readonly account: number;
  readonly signal: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly times: number;
}
/** A case as the graph holds it, in batches. */
export interface CaseLoad {
  readonly caseId: string;
  /** Of what is loaded: {@link GraphDatabase.holdsLoad} knows the finished load by it. */
  readonly loadKey?: string;
  readonly accounts: AsyncIterable<AccountNodeRow[]>;
  readonly signals: AsyncIterable<SignalNodeRow[]>;
  readonly uses: AsyncIterable<UsedRow[]>;
}
/** What a run concluded, as the graph holds it. */
export interface Conclusions {
  readonly runId: string;
  readonly operators: readonly {
    id: string;
    verdict: string;
    confidence: number;
    accounts: number;
  }[];
  readonly accounts: readonly {
    account: string;
    operator: string;
    confidence: number;
    bits: number;
    families: readonly string[];
    status: string;
  }[];
  readonly links: readonly { a: string; b: string; bits: number; families: readonly string[] }[];
}

const FLOATS = new Set(['bits', 'confidence']);
const BATCH = 20_000;

/** A row as Cypher takes it: numbers are integers unless their name says otherwise. */
export const toInts = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'number' && !FLOATS.has(key) ? neo4j.int(value) : value,
    ]),
  );

/** Accounts with their uses as create-uses reads them; uses of one that stand together are one row. */
export function usesByAccount(rows: readonly UsedRow[]): unknown[] {
  const accounts: [unknown, unknown[]][] = [];
  let last = -1;
  for (const { account, signal, first, last: lastAt, times } of rows) {
    if (account !== last) accounts.push([neo4j.int(account), []]);
    last = account;
    accounts.at(-1)![1].push([neo4j.int(signal), first, lastAt, neo4j.int(times)]);
  }
  return accounts;
}

/** Rows as many at a time as one statement takes. */
export function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}
