/** A use of a signal by an account of the group, by their places in the lists asked about. */
export interface CellUse {
  readonly account: number;
  readonly signal: number;
}

/** A cell holds at least this many accounts; what is left over shares the rest. */
const CELL_ACCOUNTS_MIN = 3;
/** More cells than this nobody takes in at a glance. */
export const CELLS_MAX = 48;
/**
 * A value that more than this share of the group uses does not part it: three tenths of a small
 * group, less of a larger one, as a cell of thousands shows nothing.
 */
const spreadMax = (accounts: number): number => Math.max(0.06, Math.min(0.3, 300 / accounts));

/**
 * Parts a group into cells, each held by one shared value: again and again the value that most
 * accounts without a cell share, by holders times bits, until nothing parts them any more. A value of
 * no bits parts nothing.
 * @returns for each account the number of its cell's signal, -1 for the rest.
 */
export function findCells(
  accounts: number,
  bits: readonly number[],
  uses: readonly CellUse[],
): Int32Array {
  const holders: number[][] = bits.map(() => []);
  for (const { account, signal } of uses) holders[signal]!.push(account);
  const cellOf = new Int32Array(accounts).fill(-1);
  const free = holders.map((list) => list.length);
  const signalsOf: number[][] = Array.from({ length: accounts }, () => []);
  for (const { account, signal } of uses) signalsOf[account]!.push(signal);
  for (let cells = 0; cells < CELLS_MAX; cells++) {
    let best = -1;
    let bestWeight = 0;
    for (let s = 0; s < bits.length; s++) {
      if (free[s]! < CELL_ACCOUNTS_MIN || holders[s]!.length > spreadMax(accounts) * accounts)
        continue;
      const weight = free[s]! * bits[s]!;
      if (weight > bestWeight) {
        best = s;
        bestWeight = weight;
      }
    }
    if (best < 0) break;
    for (const account of holders[best]!) {
      if (cellOf[account] !== -1) continue;
      cellOf[account] = best;
      for (const signal of signalsOf[account]!) free[signal]!--;
    }
  }
  return cellOf;
}
