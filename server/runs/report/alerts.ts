import type { RunComparison } from '../../contract/api.js';
import type { Alert, InputChange, RunRecord } from '../../contract/outputs.js';

type Change = RunComparison['groups'][number];

/** An operator that grew by half at once, and by this many accounts, is looked at. */
const GROWTH = 1.5;
const GROWTH_ACCOUNTS_MIN = 10;
/** Accounts that must speak for a rotation, and the share of them that works with new means. */
const ROTATION_ACCOUNTS_MIN = 5;
const ROTATION_SHARE_MIN = 0.5;
/** Families whose values cost money to replace; in so many of them at once. */
const ROTATION_FAMILIES_MIN = 2;
/** Share of a table's rows left out that is worth a look, where it also doubled. */
const QUARANTINE_SHARE_MIN = 0.01;
/** A file that holds less than this share of its rows of before was cut off, or is another. */
const ROWS_LEFT_SHARE_MIN = 0.5;

/**
 * How one operator's accounts worked since the run before, in one family: of those that used any
 * value of it, those that used none that the operator had used until then.
 */
export interface Renewal {
  readonly operator_id: string;
  readonly family: 'payment' | 'network' | 'device';
  readonly accounts: number;
  readonly accounts_renewed: number;
}

/**
 * What a person must look at after a run; pure. Groups that are no operators alert nobody: they
 * stand in the report.
 * @param before the run whose ids this one continues, null for the first run of a case
 */
export function alertsOf(o: {
  before: Pick<RunRecord, 'inputs'> | null;
  after: Pick<RunRecord, 'inputs'>;
  comparison: RunComparison;
  renewals: readonly Renewal[];
  inputChanges: readonly InputChange[];
}): Alert[] {
  return [
    ...o.comparison.groups.flatMap((change) => ofChange(change)),
    ...rotations(o.renewals),
    ...(o.before === null ? [] : ofInput(o.before, o.after)),
    ...ofFiles(o.inputChanges),
  ];
}

function ofChange(change: Change): Alert[] {
  const { operator_id, event, accounts_before: n, accounts_after: m } = change;
  const was = change.verdict_before === 'operator';
  const is = change.verdict_after === 'operator';
  const alert = (kind: Alert['kind'], sentence: string): Alert[] => [
    { kind, operator_id, sentence },
  ];
  if (event === 'merged' && is)
    return alert('operators-merged', `${operator_id} took in another group: ${n} → ${m} accounts.`);
  if (event === 'merged away') return [];
  if (event === 'split' && was)
    return alert('operator-split', `${operator_id} fell into parts: ${n} → ${m} accounts.`);
  if (event === 'split off' && is)
    return alert('operator-split', `${operator_id} is a part of another operator: ${m} accounts.`);
  if (is && !was)
    return alert(
      'operator-appeared',
      `${operator_id} is an operator: its group has ${m} accounts.`,
    );
  if (was && !is) {
    return alert(
      'operator-lost',
      event === 'dissolved'
        ? `${operator_id}, an operator of ${n} accounts, is there no more.`
        : `${operator_id} was an operator; its verdict is “${change.verdict_after}” now.`,
    );
  }
  if (is && m >= GROWTH * n && m - n >= GROWTH_ACCOUNTS_MIN)
    return alert('operator-grew', `${operator_id} grew by half at once: ${n} → ${m} accounts.`);
  return [];
}

function rotations(renewals: readonly Renewal[]): Alert[] {
  const alerts: Alert[] = [];
  for (const id of new Set(renewals.map(({ operator_id }) => operator_id))) {
    const renewed = renewals.filter(
      ({ operator_id, accounts, accounts_renewed }) =>
        operator_id === id &&
        accounts_renewed >= ROTATION_ACCOUNTS_MIN &&
        accounts_renewed >= ROTATION_SHARE_MIN * accounts,
    );
    if (renewed.length < ROTATION_FAMILIES_MIN) continue;
    const parts = renewed.map(
      ({ family, accounts, accounts_renewed }) =>
        `${family} (${accounts_renewed} of ${accounts} accounts)`,
    );
    alerts.push({
      kind: 'operator-rotated',
      operator_id: id,
      sentence: `${id} works with new means: ${parts.join(', ')}.`,
    });
  }
  return alerts;
}

function ofInput(before: Pick<RunRecord, 'inputs'>, after: Pick<RunRecord, 'inputs'>): Alert[] {
  const tables = (run: Pick<RunRecord, 'inputs'>) => {
    const sums = new Map<string, { rows: number; out: number }>();
    for (const { table, rows, rows_quarantined, rows_withheld = 0 } of run.inputs) {
      const sum = sums.get(table) ?? { rows: 0, out: 0 };
      sums.set(table, { rows: sum.rows + rows, out: sum.out + rows_quarantined - rows_withheld });
    }
    return sums;
  };
  const [was, is] = [tables(before), tables(after)];
  const alerts: Alert[] = [];
  for (const [table, { rows, out }] of was) {
    const now = is.get(table);
    if (now === undefined) {
      const sentence = `The table ${table} is there no more.`;
      alerts.push({ kind: 'input-missing', operator_id: null, sentence });
      continue;
    }
    const [shareBefore, share] = [out / Math.max(1, rows), now.out / Math.max(1, now.rows)];
    if (share < QUARANTINE_SHARE_MIN || share < 2 * shareBefore) continue;
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
    alerts.push({
      kind: 'rows-left-out',
      operator_id: null,
      sentence: `Of ${table}, ${percent(share)} of the rows were left out; ${percent(shareBefore)} before.`,
    });
  }
  return alerts;
}

/** No file is named: a sentence goes to receivers that know none. `input_changes` has them. */
function ofFiles(changes: readonly InputChange[]): Alert[] {
  const alerts: Alert[] = [];
  for (const table of new Set(changes.map((change) => change.table))) {
    const its = changes.filter((change) => change.table === table);
    const cut = its.filter(
      ({ change, rows_before, rows_after }) =>
        change === 'corrected' && rows_after < ROWS_LEFT_SHARE_MIN * rows_before,
    );
    if (cut.length > 0) {
      const [files, hold] =
        cut.length === 1 ? ['one file', 'holds'] : [`${cut.length} files`, 'hold'];
      alerts.push({
        kind: 'input-shrank',
        operator_id: null,
        sentence: `Of ${table}, ${files} ${hold} less than half of the rows of before.`,
      });
    }
    const columns = (of: 'columns_lost' | 'columns_added') => [
      ...new Set(
        its.flatMap((one) => (one.columns_lost && one.rows_after > 0 ? (one[of] ?? []) : [])),
      ),
    ];
    const [lost, added] = [columns('columns_lost'), columns('columns_added')];
    if (lost.length === 0) continue;
    const instead = added.length === 0 ? '' : `; new are ${added.join(', ')}`;
    alerts.push({
      kind: 'columns-lost',
      operator_id: null,
      sentence: `Of ${table}, new or changed files lack ${lost.join(', ')}${instead}.`,
    });
  }
  return alerts;
}
