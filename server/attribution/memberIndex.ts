/** Sets of accounts, found by their accounts: what is asked of all of them costs only those touched. */
export class MemberIndex {
  readonly #sizes: number[] = [];
  readonly #ofAccount = new Map<number, number[]>();

  add(members: Int32Array): void {
    const no = this.#sizes.push(members.length) - 1;
    for (const account of members) {
      const list = this.#ofAccount.get(account);
      if (list === undefined) this.#ofAccount.set(account, [no]);
      else list.push(no);
    }
  }

  /** Whether one of the sets holds this share of the accounts, 0–1. */
  holdMostOf(accounts: Iterable<number>, share: number): boolean {
    const { asked, sets } = this.#common(accounts);
    return sets.some(({ common }) => common >= share * asked);
  }

  /** Whether one of the sets and the accounts are the same but for this share of each, 0–1. */
  holdSame(accounts: Iterable<number>, share: number): boolean {
    const { asked, sets } = this.#common(accounts);
    return sets.some(({ common, size }) => common >= share * asked && common >= share * size);
  }

  /** How many accounts are asked about, and of the sets that have any of them how many. */
  #common(accounts: Iterable<number>): {
    asked: number;
    sets: { common: number; size: number }[];
  } {
    const found = new Map<number, number>();
    let asked = 0;
    for (const account of accounts) {
      asked++;
      for (const no of this.#ofAccount.get(account) ?? []) found.set(no, (found.get(no) ?? 0) + 1);
    }
    return { asked, sets: [...found].map(([no, common]) => ({ common, size: this.#sizes[no]! })) };
  }
}
