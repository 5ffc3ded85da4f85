import { FAMILIES } from '../../contract/familyNames.js';
import { KINDS } from '../../contract/kinds.js';
import type { Format } from '../standalone/formats.js';
import { formatValue } from '../standalone/formats.js';
import { type Computation, compute, type Figure, type Schedules } from '../standalone/queries.js';

const ATTRIBUTED = { from: 'accounts', where: { status: ['attributed'] } } as const;
const REVIEW = { from: 'accounts', where: { status: ['review'] } } as const;
const attributedFacts = (step: string, family?: string) => ({
  from: 'facts',
  where: {
    status: ['attributed'],
    step: [step],
    ...(family === undefined ? {} : { family: [family] }),
  },
});
const one = (from: string, column: string, where?: Record<string, string[]>): Computation => ({
  from,
  take: 'only',
  column,
  ...(where === undefined ? {} : { where }),
});

type Definition = readonly [id: string, says: string, computed: Computation, format: Format];

const SCALE: readonly Definition[] = [
  ['operator', 'the group’s name in the run', one('operator', 'operator_id'), 'text'],
  ['run', 'the run', one('operator', 'run_id'), 'text'],
  ['accounts', 'attributed accounts', { ...ATTRIBUTED, take: 'count' }, 'whole'],
  [
    'accounts.review',
    'accounts that came close and are not attributed',
    { ...REVIEW, take: 'count' },
    'whole',
  ],
  [
    'exchanges',
    'exchanges of the attributed accounts',
    { ...ATTRIBUTED, take: 'sum', column: 'exchanges' },
    'whole',
  ],
  [
    'exchanges.mean',
    'exchanges of an attributed account on average',
    { ...ATTRIBUTED, take: 'mean', column: 'exchanges' },
    'decimal1',
  ],
  [
    'first',
    'first act of an attributed account in the logs',
    { ...ATTRIBUTED, take: 'min', column: 'first_seen' },
    'date',
  ],
  [
    'last',
    'last act of an attributed account in the logs',
    { ...ATTRIBUTED, take: 'max', column: 'last_seen' },
    'date',
  ],
  ['signup.first', 'first sign-up', { ...ATTRIBUTED, take: 'min', column: 'created_at' }, 'date'],
  ['signup.last', 'last sign-up', { ...ATTRIBUTED, take: 'max', column: 'created_at' }, 'date'],
  ['days', 'days with exchanges or sign-ups', { from: 'days', take: 'count' }, 'whole'],
  [
    'day.max',
    'most exchanges on one day',
    { from: 'days', take: 'max', column: 'exchanges' },
    'whole',
  ],
  ['members', 'members of the group, attributed or not', one('operator', 'members'), 'whole'],
  ['case.accounts', 'accounts in the case', one('operator', 'case_accounts'), 'whole'],
  ['case.groups', 'groups that the run examined', one('operator', 'case_groups'), 'whole'],
  ['case.operators', 'groups found to be operators', one('operator', 'case_operators'), 'whole'],
  [
    'other.groups',
    'other groups that share signals with this one',
    { from: 'other_groups', take: 'count' },
    'whole',
  ],
  ['links', 'links listed', { from: 'links', take: 'count' }, 'whole'],
  ['signals', 'shared values listed', { from: 'signals', take: 'count' }, 'whole'],
  ['sources', 'log files', { from: 'sources', take: 'count' }, 'whole'],
  [
    'sources.rows',
    'rows of the log files',
    { from: 'sources', take: 'sum', column: 'rows' },
    'whole',
  ],
  ['sources.kept', 'rows kept', { from: 'sources', take: 'sum', column: 'rows_kept' }, 'whole'],
  [
    'sources.left',
    'rows left out',
    { from: 'sources', take: 'sum', column: 'rows_quarantined' },
    'whole',
  ],
];

const CONFIDENCE: readonly Definition[] = [
  [
    'probability',
    'probability that one operator runs the group, as the run states it',
    one('operator', 'confidence'),
    'probability',
  ],
  [
    'posterior',
    'probability of “one operator” among the explanations weighed',
    one('hypotheses', 'posterior', { hypothesis: ['operator'] }),
    'probability',
  ],
  ['explanations', 'explanations weighed', { from: 'hypotheses', take: 'count' }, 'whole'],
  [
    'habits.bits',
    'weight of the group’s habits for “one operator”, in bits',
    { from: 'hypothesis_facts', where: { hypothesis: ['operator'] }, take: 'sum', column: 'bits' },
    'decimal1',
  ],
  [
    'habits.ratio',
    'the same as a likelihood ratio',
    { from: 'hypothesis_facts', where: { hypothesis: ['operator'] }, take: 'sum', column: 'bits' },
    'ratio',
  ],
  [
    'habits',
    'habits weighed',
    { from: 'hypothesis_facts', where: { hypothesis: ['operator'] }, take: 'count' },
    'whole',
  ],
  [
    'bits.min',
    'log-odds of the least certain attributed account, in bits',
    { ...ATTRIBUTED, take: 'min', column: 'bits' },
    'decimal1',
  ],
  [
    'bits.mean',
    'log-odds of an attributed account on average, in bits',
    { ...ATTRIBUTED, take: 'mean', column: 'bits' },
    'decimal1',
  ],
  [
    'confidence.min',
    'lowest probability of an attributed account',
    { ...ATTRIBUTED, take: 'min', column: 'confidence' },
    'probability',
  ],
  [
    'prior.bits',
    'weight before any evidence, in bits',
    { ...ATTRIBUTED, take: 'min', column: 'prior_bits' },
    'decimal1',
  ],
  [
    'against.accounts',
    'steps that speak against an attributed account',
    { ...attributedFacts('against'), take: 'count' },
    'whole',
  ],
  [
    'against.distinct',
    'attributed accounts with something against them',
    { ...attributedFacts('against'), take: 'distinct', column: 'account_id' },
    'whole',
  ],
  [
    'stability',
    'share of the graph’s partitions, of those coarse enough, that hold most of the group together',
    one('operator', 'stability'),
    'percent',
  ],
];

const ERROR_FIGURES: readonly Definition[] = ['innocent', 'missed', 'claims'].flatMap(
  (measure): Definition[] => {
    const cell = (column: string): Computation =>
      one('error_rates', column, { measure: [measure] });
    return [
      [`error.${measure}.count`, `errors counted (${measure})`, cell('count'), 'whole'],
      [`error.${measure}.of`, `out of (${measure})`, cell('of'), 'whole'],
      [`error.${measure}.rate`, `their share (${measure})`, cell('rate'), 'percent'],
      [
        `error.${measure}.upper`,
        `exact upper bound of the share (${measure})`,
        cell('upper'),
        'percentUp',
      ],
    ];
  },
);

const FAMILY_FIGURES: readonly Definition[] = FAMILIES.flatMap((family): Definition[] => [
  [
    `${family}.accounts`,
    `attributed accounts tied to others by a signal of the ${family} family`,
    { ...attributedFacts('family', family), take: 'count' },
    'whole',
  ],
  [
    `${family}.share`,
    `their share of the attributed accounts`,
    {
      take: 'share',
      part: { ...attributedFacts('family', family), take: 'count' },
      of: { ...ATTRIBUTED, take: 'count' },
    },
    'percent',
  ],
  [
    `${family}.values`,
    `different values they are tied by`,
    { ...attributedFacts('family', family), take: 'distinct', column: 'signal' },
    'whole',
  ],
  [
    `${family}.bits`,
    `bits that the family adds to an account on average`,
    { ...attributedFacts('family', family), take: 'mean', column: 'bits' },
    'decimal1',
  ],
]);

const KIND_FIGURES: readonly Definition[] = Object.keys(KINDS).flatMap((kind): Definition[] => [
  [
    `kind.${kind}`,
    `shared values of the kind ${kind}`,
    { from: 'signals', where: { kind: [kind] }, take: 'count' },
    'whole',
  ],
]);

/** What every figure is and how it follows from the schedules; the verifier holds a package to it. */
export const FIGURE_RULES: readonly Pick<Figure, 'id' | 'says' | 'computed' | 'format'>[] = [
  ...SCALE,
  ...CONFIDENCE,
  ...ERROR_FIGURES,
  ...FAMILY_FIGURES,
  ...KIND_FIGURES,
].map(([id, says, computed, format]) => ({ id, says, computed, format }));

/** Every figure a letter or an exhibit may print, computed from the schedules as they were written. */
export function defineFigures(schedules: Schedules): Figure[] {
  return FIGURE_RULES.map((rule) => {
    const value = compute(schedules, rule.computed);
    return { ...rule, value, text: formatValue(value, rule.format) };
  });
}
