/**
 * Connected components by union–find with path halving (Tarjan and van Leeuwen 1984). An account
 * that no link touches gets −1.
 */
export function connectedComponents(
  accounts: number,
  links: Iterable<readonly [number, number]>,
): Int32Array {
  const parent = Int32Array.from({ length: accounts }, (_, account) => account);
  const linked = new Uint8Array(accounts);
  const rootOf = (account: number): number => {
    let at = account;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (const [a, b] of links) {
    linked[a] = linked[b] = 1;
    const from = rootOf(a);
    const to = rootOf(b);
    parent[Math.max(from, to)] = Math.min(from, to);
  }
  return parent.map((_, account) => (linked[account] === 1 ? rootOf(account) : -1));
}
