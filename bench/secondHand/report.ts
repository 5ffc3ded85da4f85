import { type HandScore, isFound, type Score } from './score.js';

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
const classes = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
const all = (score: Score, of: (hand: HandScore) => number): number =>
  score.hands.reduce((total, hand) => total + of(hand), 0);

/** The table of scores, a line a case, then a line an operator. */
export function reportScores(scores: readonly Score[]): string {
  const cases = scores.map((score) => {
    const fair = score.hands.filter((hand) => hand.establishable !== 'no');
    return [
      score.name,
      score.accounts,
      score.hands.length,
      fair.length,
      score.hands.filter(isFound).length,
      `${all(score, (hand) => hand.attributed)} of ${all(score, (hand) => hand.size)}`,
      sum(score.wrong) === 0 ? '0' : `${sum(score.wrong)} (${classes(score.wrong)})`,
      sum(score.wrongReview) === 0
        ? '0'
        : `${sum(score.wrongReview)} (${classes(score.wrongReview)})`,
      `${score.groups['operator'] ?? 0} / ${score.groups['not-established'] ?? 0} / ${score.groups['shared-benign'] ?? 0}`,
      score.mixedGroups,
      score.seconds.toFixed(0),
    ];
  });
  const hands = scores.flatMap((score) =>
    score.hands.map((hand) => [
      score.name,
      hand.operator,
      hand.size,
      hand.establishable,
      isFound(hand) ? 'yes' : 'no',
      hand.attributed,
      hand.inLargest,
      hand.review,
    ]),
  );
  return [
    table(
      [
        'case',
        'accounts',
        'operators',
        'establishable',
        'found',
        'rightly attributed',
        'innocents attributed',
        'innocents to review',
        'groups: operator / not established / shared',
        'groups of two hands',
        'seconds',
      ],
      cases,
    ),
    table(
      [
        'case',
        'operator',
        'accounts',
        'establishable',
        'found',
        'attributed',
        'in the largest group',
        'to review',
      ],
      hands,
    ),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
