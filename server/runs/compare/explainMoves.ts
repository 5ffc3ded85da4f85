import type { ExplainedComparison, RunComparison } from '../../contract/api.js';
import type { DecisionOutcome, MemberOutput, OperatorOutput } from '../../contract/outputs.js';
import type { RunSide } from './compareRuns.js';

/** A run with what can explain where its accounts stand. */
export interface ExplainingSide extends RunSide {
  readonly operators: readonly Pick<OperatorOutput, 'operator_id' | 'verdict' | 'top_signals'>[];
  readonly members: readonly Pick<
    MemberOutput,
    'account_id' | 'group_id' | 'first_seen' | 'family_bits'
  >[];
  readonly decisions: readonly DecisionOutcome[];
  /** Time of the newest row of any table, null where the run did not write it down. */
  readonly newest: string | null;
}

/** Decisions that take accounts out of the group they were made in, and those that bring some in. */
const PARTING: ReadonlySet<string> = new Set(['split', 'cannot-link', 'reject-accounts', 'mute']);
const JOINING: ReadonlySet<string> = new Set(['merge', 'must-link', 'mute']);
/** Values told of each move: those that most of its accounts hold. */
const VALUES_TOLD = 4;

type Member = ExplainingSide['members'][number];
type Move = RunComparison['moves'][number];
type Why = ExplainedComparison['moves'][number]['why'];

/**
 * Why accounts moved between two runs, as far as the runs themselves tell: what people decided in
 * between about the groups concerned, how many accounts began only after the earlier logs ended,
 * and the strongest values that tie them to where they are now; pure.
 */
export function explainMoves(
  before: ExplainingSide,
  after: ExplainingSide,
  comparison: RunComparison,
): ExplainedComparison {
  const was = new Map(before.members.map((member) => [member.account_id, member]));
  const is = new Map(after.members.map((member) => [member.account_id, member]));
  const pairs = new Map<string, (readonly [Member | undefined, Member | undefined])[]>();
  for (const account of new Set([...was.keys(), ...is.keys()])) {
    const pair = [was.get(account), is.get(account)] as const;
    const key = `${pair[0]?.group_id ?? null}\n${pair[1]?.group_id ?? null}`;
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [pair]);
    else list.push(pair);
  }
  const known = new Set(before.decisions.map(({ decision }) => decision));
  const decided = after.decisions.filter(
    ({ decision, outcome }) => !known.has(decision) && outcome !== 'not applied',
  );
  const names = new Map(
    [before, after].flatMap(({ operators }) =>
      operators.flatMap(({ top_signals }) => top_signals.map(({ key, value }) => [key, value])),
    ),
  );
  // Not a number where it is not known, and nothing is later than that.
  const ended = Date.parse(before.newest ?? '');
  const gone = new Set(
    comparison.groups.flatMap((group) => (group.accounts_after === 0 ? group.operator_id : [])),
  );
  const whyOf = ({ from, to }: Move): Why => {
    const its = pairs.get(`${from}\n${to}`) ?? [];
    return {
      decisions: decided.filter(
        ({ operator_id, kind }) =>
          (operator_id === from && PARTING.has(kind)) ||
          // A merger is told in the case of either group; of the two one is gone.
          ((operator_id === to || (operator_id === from && gone.has(from))) && JOINING.has(kind)),
      ),
      began_since: its.filter(
        ([, now]) => now?.first_seen != null && Date.parse(now.first_seen) > ended,
      ).length,
      values: valuesOf(its, to !== null).map((value) => ({
        ...value,
        value: names.get(value.key) ?? null,
      })),
    };
  };
  return {
    groups: comparison.groups,
    moves: comparison.moves.map((move) => ({ ...move, why: whyOf(move) })),
  };
}

/** The values that most of them stand on: now, or before where they are in no group now. */
function valuesOf(
  pairs: readonly (readonly [Member | undefined, Member | undefined])[],
  now: boolean,
): Omit<Why['values'][number], 'value'>[] {
  const counts = new Map<string, Omit<Why['values'][number], 'value'>>();
  for (const [was, is] of pairs) {
    const held = new Set(was?.family_bits.map(({ signal }) => signal));
    for (const { family, signal, bits } of (now ? is : was)?.family_bits ?? []) {
      if (bits <= 0) continue;
      const count = counts.get(signal) ?? {
        key: signal,
        family,
        kind: signal.slice(0, signal.indexOf(':')),
        accounts: 0,
        accounts_new: 0,
      };
      count.accounts++;
      if (now && !held.has(signal)) count.accounts_new++;
      counts.set(signal, count);
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.accounts - a.accounts || (a.key < b.key ? -1 : 1))
    .slice(0, VALUES_TOLD);
}
