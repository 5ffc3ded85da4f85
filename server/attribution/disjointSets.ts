/** Numbers from 0 on in sets that are joined one by one; who is joined to whom first changes nothing. */
export class DisjointSets {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, no) => no);
  }

  /** The least number of a number's set. */
  find(no: number): number {
    const parent = this.#parent[no]!;
    return parent === no ? no : (this.#parent[no] = this.find(parent));
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** The sets, by their least numbers; each ascending. */
  lists(): number[][] {
    const lists = new Map<number, number[]>();
    for (const no of this.#parent.keys()) {
      const root = this.find(no);
      const list = lists.get(root);
      if (list === undefined) lists.set(root, [no]);
      else list.push(no);
    }
    return [...lists.values()];
  }
}
