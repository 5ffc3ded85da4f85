import type { DecisionOutcome } from '../../contract/outputs.js';

/**
 * A person's decision about accounts of this run, by account number. `apart`: `these` and `those`
 * are different hands (two accounts; a part split off and the rest; accounts taken out and the
 * group they were taken from). `together`: they are one hand.
 */
export type ResolvedDecision = { readonly id: string } & (
  | {
      readonly says: 'apart';
      readonly kind: 'cannot-link' | 'split' | 'reject-accounts';
      readonly these: readonly number[];
      readonly those: readonly number[];
    }
  | {
      readonly says: 'together';
      readonly kind: 'must-link' | 'merge';
      readonly these: readonly number[];
      readonly those: readonly number[];
    }
  | {
      readonly says: 'confirm' | 'dismiss';
      readonly kind: 'confirm' | 'dismiss';
      readonly accounts: readonly number[];
    }
);
export type Apart = Extract<ResolvedDecision, { says: 'apart' }>;
export type Together = Extract<ResolvedDecision, { says: 'together' }>;

/** What became of a decision. */
export interface Honoured {
  readonly decision: string;
  readonly outcome: DecisionOutcome['outcome'];
  /** In words, with counts and without names of accounts. */
  readonly sentence: string;
  /** Accounts by which the groups that it concerns are known. */
  readonly accounts: readonly number[];
}

/** Accounts that may not be in one group, by account: whether a set may take one more. */
export class KeptApart {
  readonly #sides = new Map<number, { pair: number; side: 0 | 1 }[]>();

  constructor(decisions: readonly Apart[]) {
    for (const [pair, { these, those }] of decisions.entries()) {
      for (const [side, accounts] of [these, those].entries())
        for (const account of accounts) this.#of(account).push({ pair, side: side as 0 | 1 });
    }
  }

  #of(account: number): { pair: number; side: 0 | 1 }[] {
    let list = this.#sides.get(account);
    if (list === undefined) this.#sides.set(account, (list = []));
    return list;
  }

  /** The decisions, by place, that have accounts of both sides in the set. */
  broken(accounts: Iterable<number>): Set<number> {
    const seen = new Map<number, 0 | 1>();
    const broken = new Set<number>();
    for (const account of accounts) {
      for (const { pair, side } of this.#sides.get(account) ?? []) {
        if (seen.has(pair) && seen.get(pair) !== side) broken.add(pair);
        seen.set(pair, side);
      }
    }
    return broken;
  }

  /** Takes accounts one by one, in order, as long as each may stand beside those taken before. */
  admit(present: Iterable<number>): (account: number) => boolean {
    const taken = new Map<number, Set<0 | 1>>();
    const note = (account: number) => {
      for (const { pair, side } of this.#sides.get(account) ?? [])
        taken.set(pair, (taken.get(pair) ?? new Set<0 | 1>()).add(side));
    };
    for (const account of present) note(account);
    return (account) => {
      const other = (this.#sides.get(account) ?? []).some(({ pair, side }) =>
        taken.get(pair)?.has(side === 0 ? 1 : 0),
      );
      if (!other) note(account);
      return !other;
    };
  }
}
