import { calibrationOf } from '../../server/evaluate/index.js';
import type { JudgedWorld } from './judgeWorld.js';

const quantile = (values: readonly number[], q: number): number | null =>
  [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? null;
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(4));
const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const HEAD = [
  'worlds',
  'number',
  'precision, median',
  'worst tenth',
  'recall, median',
  'mean',
  'pairwise precision, mean',
  'B-cubed precision',
  'B-cubed recall',
  'adjusted Rand',
  'worst operator’s recall, mean',
  'of an operator’s attributed accounts under one id, mean',
  'false operators',
];

/** Results over many worlds as Markdown: a row a scenario, then calibration, innocents, Turing's rule. */
export function reportWorlds(judged: readonly JudgedWorld[]): string {
  const scenarios = [...new Set(judged.map(({ scenario }) => scenario))];
  const rows = scenarios.map((scenario) =>
    rowOf(
      scenario,
      judged.filter((world) => world.scenario === scenario),
    ),
  );
  return [
    table(HEAD, [...rows, rowOf('**all**', judged)]),
    '',
    ...innocents(judged),
    '',
    '### Clients inside operators',
    '',
    ...clients(judged),
    '',
    '### Calibration',
    '',
    ...calibration(judged),
    '',
    '### Turing’s rule',
    '',
    ...turing(judged),
    '',
  ].join('\n');
}

function rowOf(name: string, worlds: readonly JudgedWorld[]): (string | number)[] {
  const of = (figureOf: (e: JudgedWorld['evaluation']) => number) =>
    worlds.map(({ evaluation }) => figureOf(evaluation));
  const guilty = worlds
    .map(({ evaluation }) => evaluation)
    .filter(({ operators }) => operators.length > 0);
  const recalls = guilty.map(({ recall }) => recall);
  return [
    name,
    worlds.length,
    figure(
      quantile(
        of(({ precision }) => precision),
        0.5,
      ),
    ),
    figure(
      quantile(
        of(({ precision }) => precision),
        0.1,
      ),
    ),
    figure(quantile(recalls, 0.5)),
    figure(mean(recalls)),
    figure(mean(of(({ pairwise }) => pairwise.precision))),
    figure(mean(guilty.map(({ bCubed }) => bCubed.precision))),
    figure(mean(guilty.map(({ bCubed }) => bCubed.recall))),
    figure(mean(guilty.map(({ adjustedRand }) => adjustedRand))),
    figure(mean(guilty.map(({ operators }) => Math.min(...operators.map((o) => o.recall))))),
    figure(mean(guilty.flatMap(({ operators }) => operators.flatMap((o) => o.underBestId ?? [])))),
    of(({ falseOperators }) => falseOperators).reduce((a, b) => a + b, 0),
  ];
}

function innocents(judged: readonly JudgedWorld[]): string[] {
  const classes = new Map<string, { attributed: number; of: number }>();
  for (const { evaluation } of judged) {
    for (const { class: name, attributed, of } of evaluation.innocents) {
      const sum = classes.get(name) ?? { attributed: 0, of: 0 };
      classes.set(name, { attributed: sum.attributed + attributed, of: sum.of + of });
    }
  }
  const all = [...classes.values()];
  const attributed = all.reduce((sum, c) => sum + c.attributed, 0);
  const of = all.reduce((sum, c) => sum + c.of, 0);
  return [
    '### Innocents',
    '',
    `${attributed} of ${of} innocent accounts were attributed (${((1e4 * attributed) / of).toFixed(2)} in 10,000).`,
    '',
    table(
      ['class', 'attributed', 'of'],
      [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([c, n]) => [c, n.attributed, n.of]),
    ),
  ];
}

/** Cells against true clients, over the worlds in which an operator works for several. */
function clients(judged: readonly JudgedWorld[]): string[] {
  const told = judged.flatMap((world) => world.clients ?? []);
  const several = told.filter(({ bystanders }) => bystanders.of > 0);
  const sum = (of: (c: (typeof told)[number]) => number) => told.reduce((s, c) => s + of(c), 0);
  return [
    table(
      ['worlds', 'number', 'cells', 'clients', 'pairwise precision', 'recall', 'adjusted Rand'],
      [
        ['with bystanders in a farm', several] as const,
        ['with any attributed account', told] as const,
      ].map(([name, list]) => [
        name,
        list.length,
        list.reduce((s, c) => s + c.cells, 0),
        list.reduce((s, c) => s + c.clients, 0),
        figure(mean(list.map((c) => c.pairwise.precision))),
        figure(mean(list.map((c) => c.pairwise.recall))),
        figure(mean(list.map((c) => c.adjustedRand))),
      ]),
    ),
    '',
    `${sum((c) => c.bystanders.inCells)} of ${sum((c) => c.bystanders.of)} attributed bystanders were put in a client’s cell.`,
  ];
}

function calibration(judged: readonly JudgedWorld[]): string[] {
  const claims = {
    accounts: judged.flatMap((world) => world.claims.accounts),
    groups: judged.flatMap((world) => world.claims.operators),
  };
  return Object.entries(claims).flatMap(([name, list]) => {
    const c = calibrationOf(list);
    const top =
      c.top === null
        ? 'No claim of 0.99 or more.'
        : `Claims of 0.99 or more: ${c.top.claims}, claimed ${figure(c.top.claimed)}, observed ${figure(c.top.observed)} (exact 95 % bounds ${figure(c.top.lower)}–${figure(c.top.upper)}).`;
    return [
      `Claims on ${name}: ${c.claims}, Brier score ${figure(c.brier)}, expected calibration error ${figure(c.expectedError)}. ${top}`,
      '',
      table(
        ['bin', 'claims', 'claimed', 'observed'],
        c.bins.map((b) => [
          `${b.from}–${b.to}`,
          b.claims,
          figure(b.meanClaimed),
          figure(b.observed),
        ]),
      ),
      '',
    ];
  });
}

function turing(judged: readonly JudgedWorld[]): string[] {
  const ratios = judged[0]?.turing.map(({ x }) => x) ?? [];
  const sum = (of: (world: JudgedWorld) => number): number =>
    judged.reduce((total, world) => total + of(world), 0);
  return [
    table(
      [
        'likelihood ratio above',
        'innocent accounts',
        'allowed',
        'of tests',
        'accounts of other operators',
        'of tests',
      ],
      ratios.map((x, i) => {
        const tests = sum((world) => world.turing[i]!.innocents.tests);
        return [
          x,
          sum((world) => world.turing[i]!.innocents.above),
          Math.floor(tests / x),
          tests,
          sum((world) => world.turing[i]!.rivals.above),
          sum((world) => world.turing[i]!.rivals.tests),
        ];
      }),
    ),
    '',
    'Accounts of other operators who rent from the same seller and use the same phrases are where the ratio errs; innocents are held to the rule.',
  ];
}
