import type { RunComparison } from '../../contract/api.js';
import type { MemberOutput, OperatorOutput } from '../../contract/outputs.js';

/** What two runs are compared by. */
export interface RunSide {
  readonly operators: readonly Pick<OperatorOutput, 'operator_id' | 'verdict'>[];
  readonly members: readonly Pick<MemberOutput, 'account_id' | 'group_id'>[];
}

/** Accounts named of each move; the number is always whole. */
const NAMED = 20;

type Change = RunComparison['groups'][number];

/**
 * Groups that appeared, grew, shrank, merged, split or dissolved, and the accounts that moved; pure.
 * A group merged away or was split off where at least half of its accounts went or came together: a
 * single account that changes sides is a move and no more.
 */
export function compareRuns(before: RunSide, after: RunSide): RunComparison {
  const was = new Map(before.members.map((m) => [m.account_id, m.group_id]));
  const is = new Map(after.members.map((m) => [m.account_id, m.group_id]));
  const moves = new Map<string, { from: string | null; to: string | null; accounts: string[] }>();
  const sizes = (of: ReadonlyMap<string, string>) => {
    const counts = new Map<string, number>();
    for (const group of of.values()) counts.set(group, (counts.get(group) ?? 0) + 1);
    return counts;
  };
  for (const account of new Set([...was.keys(), ...is.keys()])) {
    const [from, to] = [was.get(account) ?? null, is.get(account) ?? null];
    if (from === to) continue;
    const key = `${from}\n${to}`;
    const move = moves.get(key) ?? { from, to, accounts: [] };
    move.accounts.push(account);
    moves.set(key, move);
  }
  const [sizeBefore, sizeAfter] = [sizes(was), sizes(is)];
  const verdictOf = (side: RunSide) =>
    new Map(side.operators.map(({ operator_id, verdict }) => [operator_id, verdict]));
  const [verdictBefore, verdictAfter] = [verdictOf(before), verdictOf(after)];
  const all = [...moves.values()];
  const flow = (from: string | null, to: string | null) =>
    moves.get(`${from}\n${to}`)?.accounts.length ?? 0;
  const ids = [...new Set([...verdictBefore.keys(), ...verdictAfter.keys()])];
  const ended = ids.filter((id) => !sizeAfter.has(id));
  const begun = ids.filter((id) => !sizeBefore.has(id));
  const sizeOf = (side: ReadonlyMap<string, number>, id: string) => side.get(id) ?? 0;
  /** Most of an ended group is in `to` now; most of a begun group was in `from`. */
  const wentInto = (id: string, to: string) => 2 * flow(id, to) >= sizeOf(sizeBefore, id);
  const cameFrom = (id: string, from: string) => 2 * flow(from, id) >= sizeOf(sizeAfter, id);
  const eventOf = (id: string): Change['event'] => {
    const [n, m] = [sizeOf(sizeBefore, id), sizeOf(sizeAfter, id)];
    if (n === 0)
      return ids.some((from) => from !== id && cameFrom(id, from)) ? 'split off' : 'appeared';
    if (m === 0)
      return ids.some((to) => to !== id && wentInto(id, to)) ? 'merged away' : 'dissolved';
    const isMerged = ended.some((other) => wentInto(other, id));
    const isSplit = begun.some((other) => cameFrom(other, id));
    if (isMerged !== isSplit) return isMerged ? 'merged' : 'split';
    if (isMerged) return 'changed';
    if (n !== m) return m > n ? 'grew' : 'shrank';
    return all.some(({ from, to }) => from === id || to === id) ? 'changed' : 'same';
  };
  const groups = ids.map(
    (operator_id): Change => ({
      operator_id,
      event: eventOf(operator_id),
      accounts_before: sizeOf(sizeBefore, operator_id),
      accounts_after: sizeOf(sizeAfter, operator_id),
      verdict_before: verdictBefore.get(operator_id) ?? null,
      verdict_after: verdictAfter.get(operator_id) ?? null,
    }),
  );
  return {
    groups: groups.sort(
      (a, b) =>
        Number(a.event === 'same') - Number(b.event === 'same') ||
        Math.abs(b.accounts_after - b.accounts_before) -
          Math.abs(a.accounts_after - a.accounts_before) ||
        (a.operator_id < b.operator_id ? -1 : 1),
    ),
    moves: all
      .map(({ from, to, accounts }) => ({
        from,
        to,
        total: accounts.length,
        accounts: accounts.sort().slice(0, NAMED),
      }))
      .sort((a, b) => b.total - a.total || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`)),
  };
}
