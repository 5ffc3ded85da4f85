import type { Family } from '../../contract/families.js';
import { FAMILIES } from '../../contract/familyNames.js';
import { KINDS } from '../../contract/kinds.js';
import {
  type Schedules,
  type Table,
  type TableColumn,
  type TableQuery,
  tableRows,
} from '../standalone/queries.js';

const ROWS_SHOWN = 22;
const SIGNAL_COLUMNS: readonly TableColumn[] = [
  { head: 'Signal', column: 'signal', format: 'text' },
  { head: 'Value', column: 'value', format: 'text' },
  { head: 'In the group', column: 'holders_inside', format: 'whole' },
  { head: 'Outside', column: 'holders_outside', format: 'whole' },
  { head: 'Bits', column: 'bits', format: 'decimal1' },
  { head: 'First', column: 'first_seen', format: 'date' },
  { head: 'Last', column: 'last_seen', format: 'date' },
];

const signalsOf = (family: Family): TableQuery => ({
  from: 'signals',
  where: {
    kind: Object.entries(KINDS).flatMap(([kind, { family: of }]) => (of === family ? [kind] : [])),
  },
  columns: SIGNAL_COLUMNS,
  order: [
    { column: 'holders_inside', descending: true },
    { column: 'bits', descending: true },
    { column: 'signal' },
  ],
  limit: ROWS_SHOWN,
});

const ACCOUNT_COLUMNS: readonly TableColumn[] = [
  { head: 'Account', column: 'account_id', format: 'text' },
  { head: 'Signed up', column: 'created_at', format: 'date' },
  { head: 'Exchanges', column: 'exchanges', format: 'whole' },
  { head: 'Families', column: 'families', format: 'list' },
  { head: 'Against, bits', column: 'counter_bits', format: 'decimal1' },
  { head: 'Sum, bits', column: 'bits', format: 'decimal1' },
  { head: 'Probability', column: 'confidence', format: 'probability' },
];

/** What every table of the exhibits shows; the verifier holds a package to it. */
export const TABLE_RULES: Readonly<Record<string, TableQuery>> = {
  ...Object.fromEntries(FAMILIES.map((family) => [`signals.${family}`, signalsOf(family)])),
  'accounts.strongest': {
    from: 'accounts',
    where: { status: ['attributed'] },
    columns: ACCOUNT_COLUMNS,
    order: [{ column: 'bits', descending: true }, { column: 'account_id' }],
    limit: ROWS_SHOWN,
  },
  'accounts.weakest': {
    from: 'accounts',
    where: { status: ['attributed'] },
    columns: ACCOUNT_COLUMNS,
    order: [{ column: 'bits' }, { column: 'account_id' }],
    limit: 15,
  },
  'accounts.review': {
    from: 'accounts',
    where: { status: ['review'] },
    columns: ACCOUNT_COLUMNS,
    order: [{ column: 'bits', descending: true }, { column: 'account_id' }],
    limit: ROWS_SHOWN,
  },
  'links.strongest': {
    from: 'links',
    columns: [
      { head: 'Account', column: 'account_a', format: 'text' },
      { head: 'Account', column: 'account_b', format: 'text' },
      { head: 'Families', column: 'families', format: 'list' },
      { head: 'Bits', column: 'bits', format: 'decimal1' },
    ],
    order: [{ column: 'bits', descending: true }, { column: 'account_a' }, { column: 'account_b' }],
    limit: ROWS_SHOWN,
  },
  'against.facts': {
    from: 'facts',
    where: { step: ['against'], status: ['attributed'] },
    groupBy: 'fact',
    columns: [
      { head: 'What speaks against an account', column: 'fact', format: 'text' },
      { head: 'Accounts', column: 'account_id', format: 'whole', take: 'distinct' },
      { head: 'Bits, strongest', column: 'bits', format: 'decimal1', take: 'min' },
    ],
    order: [{ column: 'account_id', descending: true }, { column: 'fact' }],
    limit: ROWS_SHOWN,
  },
  'other.groups': {
    from: 'other_groups',
    columns: [
      { head: 'Group', column: 'group_id', format: 'text' },
      { head: 'Verdict', column: 'verdict', format: 'text' },
      { head: 'Best explanation', column: 'leading', format: 'text' },
      { head: 'Accounts', column: 'accounts', format: 'whole' },
      { head: 'Signals in common', column: 'shared_signals', format: 'whole' },
    ],
    order: [{ column: 'shared_signals', descending: true }, { column: 'group_id' }],
    limit: ROWS_SHOWN,
  },
  hypotheses: {
    from: 'hypotheses',
    columns: [
      { head: 'Explanation', column: 'label', format: 'text' },
      { head: 'Log-odds, bits', column: 'log_odds', format: 'decimal2' },
      { head: 'Before calibration', column: 'posterior', format: 'probability' },
    ],
    order: [{ column: 'log_odds', descending: true }, { column: 'hypothesis' }],
    limit: 50,
  },
  'hypotheses.operator': {
    from: 'hypothesis_facts',
    where: { hypothesis: ['operator'] },
    columns: [
      { head: 'Habit of the group', column: 'fact', format: 'text' },
      { head: 'Bits for “one operator”', column: 'bits', format: 'decimal2' },
    ],
    order: [{ column: 'bits', descending: true }, { column: 'fact_no' }],
    limit: 50,
  },
  'error.rates': {
    from: 'error_rates',
    columns: [
      { head: 'Error', column: 'says', format: 'text' },
      { head: 'Counted', column: 'count', format: 'whole' },
      { head: 'Of', column: 'of', format: 'whole' },
      { head: 'Rate', column: 'rate', format: 'percent' },
      { head: 'Lower bound', column: 'lower', format: 'percentDown' },
      { head: 'Upper bound', column: 'upper', format: 'percentUp' },
    ],
    order: [{ column: 'measure' }],
    limit: 20,
  },
  cells: {
    from: 'cells',
    columns: [
      { head: 'Cell', column: 'cell', format: 'text' },
      { head: 'What its prompts are', column: 'kind', format: 'text' },
      { head: 'Accounts', column: 'accounts', format: 'whole' },
      { head: 'Exchanges', column: 'exchanges', format: 'whole' },
      { head: 'Templates', column: 'templates', format: 'whole' },
    ],
    order: [{ column: 'accounts', descending: true }, { column: 'cell' }],
    limit: ROWS_SHOWN,
  },
  capabilities: {
    from: 'capabilities',
    columns: [
      { head: 'Capability', column: 'capability', format: 'text' },
      { head: 'Share', column: 'share', format: 'percent' },
    ],
    order: [{ column: 'share', descending: true }, { column: 'capability' }],
    limit: 50,
  },
  sources: {
    from: 'sources',
    columns: [
      { head: 'File', column: 'file', format: 'text' },
      { head: 'Rows', column: 'rows', format: 'whole' },
      { head: 'Kept', column: 'rows_kept', format: 'whole' },
      { head: 'Left out', column: 'rows_quarantined', format: 'whole' },
      { head: 'SHA-256', column: 'sha256', format: 'text' },
    ],
    order: [{ column: 'source_no' }],
    limit: 200,
  },
};

/** Every table of the exhibits: chosen, ordered and cut by a rule that the verifier applies again. */
export const defineTables = (schedules: Schedules): Table[] =>
  Object.entries(TABLE_RULES).map(([id, query]) => ({ id, query, ...tableRows(schedules, query) }));
