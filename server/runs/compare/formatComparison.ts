import type { RunComparison } from '../../contract/api.js';

type Change = RunComparison['groups'][number];

/** Order in which events are told: what a person must look at first. */
const EVENTS: readonly Change['event'][] = [
  'appeared',
  'merged',
  'merged away',
  'split',
  'split off',
  'dissolved',
  'grew',
  'shrank',
  'changed',
];

const number = (value: number): string => value.toLocaleString('en-GB');

/** What happened to one group, as a line. */
export function describeChange(change: Change): string {
  const { operator_id, event, verdict_before, verdict_after } = change;
  const sizes =
    change.accounts_before === change.accounts_after
      ? `${number(change.accounts_after)} accounts`
      : `${number(change.accounts_before)} → ${number(change.accounts_after)} accounts`;
  const verdicts = [verdict_before, verdict_after].filter(
    (verdict, i, all) => verdict !== null && all.indexOf(verdict) === i,
  );
  return `${operator_id} ${event}: ${sizes}, ${verdicts.join(' → ')}`;
}

const concernsOperator = ({ verdict_before, verdict_after }: Change): boolean =>
  verdict_before === 'operator' || verdict_after === 'operator';

/** Groups that changed, in the order in which they are told: of one event, operators first. */
export const changedGroups = (comparison: RunComparison): Change[] =>
  comparison.groups
    .filter(
      ({ event, verdict_before, verdict_after }) =>
        event !== 'same' || verdict_before !== verdict_after,
    )
    .sort(
      (a, b) =>
        EVENTS.indexOf(a.event) - EVENTS.indexOf(b.event) ||
        Number(concernsOperator(b)) - Number(concernsOperator(a)),
    );

/** A comparison for a terminal: one line first, then a line for each group that changed and each move. */
export function formatComparison(before: string, after: string, comparison: RunComparison): string {
  const changed = changedGroups(comparison);
  const counts = EVENTS.flatMap((event) => {
    const n = changed.filter((change) => change.event === event).length;
    return n === 0 ? [] : [`${n} ${event}`];
  });
  const moves = comparison.moves.filter(({ from, to }) => from !== null && to !== null);
  return [
    `${before} → ${after}: ${changed.length === 0 ? 'nothing changed' : counts.join(', ') || 'verdicts changed'}`,
    ...changed.map((change) => `  ${describeChange(change)}`),
    ...moves.map(
      ({ from, to, total }) => `  ${number(total)} accounts moved from ${from} to ${to}`,
    ),
  ].join('\n');
}
