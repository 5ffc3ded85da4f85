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

/** Groups that appeared, grew, shrank, merged, split or went, and the accounts that moved; pure. */
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
  const groups = [...new Set([...verdictBefore.keys(), ...verdictAfter.keys()])].map(
    (operator_id): Change => {
      const [n, m] = [sizeBefore.get(operator_id) ?? 0, sizeAfter.get(operator_id) ?? 0];
      // A merger brings accounts of another group in, a split sends some to another group.
      const joined = all.some(({ from, to }) => to === operator_id && from !== null);
      const parted = all.some(({ from, to }) => from === operator_id && to !== null);
      return {
        operator_id,
        event: eventOf(n, m, joined, parted),
        accounts_before: n,
        accounts_after: m,
        verdict_before: verdictBefore.get(operator_id) ?? null,
        verdict_after: verdictAfter.get(operator_id) ?? null,
      };
    },
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

function eventOf(before: number, after: number, joined: boolean, parted: boolean): Change['event'] {
  if (before === 0) return joined ? 'split off' : 'appeared';
  if (after === 0) return parted ? 'merged away' : 'gone';
  if (joined && after > before) return 'merged';
  if (parted && after < before) return 'split';
  return after > before
    ? 'grew'
    : after < before
      ? 'shrank'
      : joined || parted
        ? 'changed'
        : 'same';
}
