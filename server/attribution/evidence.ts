import { FAMILIES, type Family } from '../contract/families.js';

/** Rows of numbers of varying length: row i is `items[starts[i] … starts[i+1])`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** What is known of an account's behaviour; `null` where too little was seen to say. */
export interface AccountBehaviour {
  readonly createdS: number;
  readonly orgVerified: boolean | null;
  readonly emailDomain: string | null;
  readonly exchanges: number;
  readonly activeDays: number;
  readonly localExchanges: number;
  readonly nightExchanges: number;
  readonly weekendExchanges: number;
  readonly prompts: number;
  readonly templatePrompts: number;
  readonly instruments: number;
  readonly soleInstruments: number;
  readonly devices: number;
  readonly soleDevices: number;
}

/**
 * Who shares what: accounts and signals by number, both ways. Signals with one holder are not in
 * it. `accounts` and `signals` are lengths; `families[s]` is an index into {@link FAMILIES}.
 */
export interface Evidence {
  readonly accounts: number;
  readonly signals: number;
  readonly families: Uint8Array;
  readonly kinds: readonly string[];
  /** By signal: 1 where its kind is coarse (see coarseKinds.ts). */
  readonly coarse: Uint8Array;
  readonly holders: Int32Array;
  readonly bySignal: Rows;
  readonly byAccount: Rows;
  readonly behaviour: readonly AccountBehaviour[];
}

/** Who uses a signal, ascending. */
export const holdersOf = ({ bySignal: { starts, items } }: Evidence, signal: number): Int32Array =>
  items.subarray(starts[signal]!, starts[signal + 1]!);

/** What an account uses, ascending. */
export const signalsOf = (
  { byAccount: { starts, items } }: Evidence,
  account: number,
): Int32Array => items.subarray(starts[account]!, starts[account + 1]!);

export const FAMILY_COUNT = FAMILIES.length;
export const familyIndex = (family: Family): number => FAMILIES.indexOf(family);

/** Turns (account, signal) pairs into rows both ways; pairs need no order, doubles are dropped. */
export function buildRows(
  accounts: number,
  signals: number,
  pairs: { readonly account: Int32Array; readonly signal: Int32Array },
): { byAccount: Rows; bySignal: Rows; holders: Int32Array } {
  // Counting sort by signal, then by account: rows come out ascending and doubles adjacent.
  const byAccountRaw = group(accounts, pairs.account, pairs.signal);
  const bySignal = withoutDoubles(signals, invert(byAccountRaw, signals));
  const byAccount = withoutDoubles(accounts, invert(bySignal, accounts));
  const holders = Int32Array.from(
    { length: signals },
    (_, s) => bySignal.starts[s + 1]! - bySignal.starts[s]!,
  );
  return { byAccount, bySignal, holders };
}

function group(rows: number, keys: Int32Array, values: Int32Array): Rows {
  const starts = new Int32Array(rows + 1);
  for (const key of keys) starts[key + 1]!++;
  for (let i = 0; i < rows; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, rows);
  const items = new Int32Array(values.length);
  for (let i = 0; i < keys.length; i++) items[next[keys[i]!]!++] = values[i]!;
  return { starts, items };
}

/** Rows of items into items of rows; ascending because rows are visited in order. */
function invert(rows: Rows, items: number): Rows {
  const keys = new Int32Array(rows.items.length);
  for (let row = 0; row + 1 < rows.starts.length; row++)
    keys.fill(row, rows.starts[row]!, rows.starts[row + 1]!);
  return group(items, rows.items, keys);
}

function withoutDoubles(count: number, rows: Rows): Rows {
  const starts = new Int32Array(count + 1);
  const items = new Int32Array(rows.items.length);
  let at = 0;
  for (let row = 0; row < count; row++) {
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
      if (i === rows.starts[row]! || rows.items[i] !== rows.items[i - 1])
        items[at++] = rows.items[i]!;
    }
    starts[row + 1] = at;
  }
  return { starts, items: items.subarray(0, at) };
}
