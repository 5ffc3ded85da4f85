import { describe, expect, it } from 'vitest';
import { LetterForm } from '../../server/contract/evidence.js';
import { composeExhibits } from '../../server/evidence/exhibits/composeExhibits.js';
import { defineFigures } from '../../server/evidence/figures/defineFigures.js';
import { defineTables } from '../../server/evidence/figures/defineTables.js';
import { composeLetter } from '../../server/evidence/letter/composeLetter.js';
import { timelinePicture } from '../../server/evidence/pictures/timeline.js';
import { blockText, letterText } from '../../server/evidence/standalone/documents.js';
import { formatValue } from '../../server/evidence/standalone/formats.js';
import type { Schedules } from '../../server/evidence/standalone/queries.js';

const account = (id: string, createdAt: string) => ({
  account_id: id,
  in_group: 'true',
  status: 'attributed',
  confidence: '0.99',
  bits: '17.2',
  prior_bits: '-8',
  counter_bits: '0',
  families: 'payment;network',
  exchanges: '1',
  created_at: createdAt,
  first_seen: '2026-04-15T10:00:00Z',
  last_seen: '2026-04-16T11:00:00Z',
});
const shares = (id: string, family: string) => ({
  account_id: id,
  status: 'attributed',
  step: 'family',
  family,
  signal: `${family}:1`,
  bits: '9',
});

/** A group of two accounts, opened long before their first act in the logs, beside one other group. */
const small: Schedules = new Map(
  Object.entries({
    accounts: [account('acc_1', '2025-12-18T09:00:00Z'), account('acc_2', '2025-12-19T09:00:00Z')],
    facts: [shares('acc_1', 'payment'), shares('acc_2', 'payment'), shares('acc_1', 'network')],
    operator: [
      {
        operator_id: 'OP-1',
        run_id: 'run-1',
        confidence: '0.9961',
        stability: '0.25',
        case_accounts: '4000',
        case_groups: '1',
        case_operators: '1',
        members: '2',
      },
    ],
    other_groups: [
      { group_id: 'OP-2', verdict: 'shared-benign', accounts: '9', shared_signals: '1' },
    ],
    sources: [
      { source_no: '0', file: 'logs.csv', rows: '12', rows_kept: '12', rows_quarantined: '0' },
    ],
    days: [
      { day: '2025-12-18', signups: '1', exchanges: '0' },
      { day: '2025-12-19', signups: '1', exchanges: '0' },
      { day: '2026-04-15', signups: '0', exchanges: '1' },
      { day: '2026-04-16', signups: '0', exchanges: '1' },
    ],
    hypotheses: [
      { hypothesis: 'operator', label: 'one operator', log_odds: '9', posterior: '0.998' },
    ],
    hypothesis_facts: [{ hypothesis: 'operator', fact_no: '1', fact: 'hours', bits: '4' }],
    error_rates: [
      {
        measure: 'innocent',
        says: 's',
        count: '1',
        of: '30000',
        rate: '0.000033',
        lower: '0.000001',
        upper: '0.000186',
      },
      { measure: 'missed', says: 's', count: '0', of: '9', rate: '0', lower: '0', upper: '0.3363' },
    ],
    signals: [],
    links: [],
    cells: [],
    capabilities: [],
  }),
);
const figures = defineFigures(small);
const letter = (hasDecisions = false): string =>
  letterText(
    composeLetter({
      figures,
      form: {},
      date: '2026-07-02T00:00:00Z',
      fingerprint: 'ab',
      areSketches: false,
      hasCapabilities: true,
      hasCases: { review: false, against: false },
      hasDecisions,
    }),
  );
const exhibits = (hasDecisions = false): string =>
  composeExhibits({
    figures,
    tables: defineTables(small),
    withPrompts: false,
    kept: { areSketches: false, pseudonyms: [], isThinned: false },
    hasDecisions,
    level: 'internal',
    fileOf: (schedule) => `${schedule}.csv`,
  })
    .exhibits.flatMap(({ blocks }) => blocks.map(blockText))
    .join('\n');

describe('the sentences of letter and exhibits', () => {
  it('put one thing in the singular', () => {
    for (const text of [letter(), exhibits()]) {
      expect(text).not.toMatch(/\b1 (values|groups|files|habits|exchanges|different values)\b/);
      expect(text).not.toMatch(/\b1 (were|of the accounts \([^)]*\) share|other groups)\b/);
    }
    expect(letter()).toContain('1 of the accounts (50.0 %) shares an address');
    expect(letter()).toContain('1 other group holds some value');
  });

  it('give days with their zone, and no period that a count of days contradicts', () => {
    expect(letter()).toContain('from 15 April 2026 to 16 April 2026');
    expect(letter()).toContain('Days are in UTC');
    expect(exhibits()).toContain('Days and times in these exhibits are in UTC');
    // Four days do not fit between 15 and 16 April.
    expect(exhibits()).not.toMatch(/acted on 4 days/);
    expect(exhibits()).toContain('opened from 18 December 2025 to 19 December 2025');
  });

  it('say that the cases the method was fitted on were generated', () => {
    expect(letter()).toContain('cases that a program generated');
    expect(exhibits()).toContain('counts of groups in cases that a program generated');
    for (const text of [letter(), exhibits()])
      expect(text).not.toContain('on cases with known truth (');
  });

  it('say what a bit is, and no more of rarity than every attributed account shows', () => {
    expect(letter()).toContain('each bit doubles the odds');
    expect(letter()).not.toContain('rare outside');
  });

  it('give an error’s bound with its confidence, and never narrower than it is', () => {
    expect(letter()).toContain(
      'it attributed 1 (under 0.1 %, and with ninety-five per cent confidence at most 0.02 %)',
    );
  });

  it('say whether people’s decisions took part', () => {
    expect(letter(true)).toContain('Decisions of our investigators took part');
    expect(letter()).not.toContain('Decisions of our investigators');
    expect(exhibits(true)).toContain('Decisions that investigators made on earlier runs took part');
    expect(exhibits()).toContain('No decision of an investigator took part');
  });
});

describe('the form of a letter', () => {
  it('makes lines and paragraphs of what has several lines', () => {
    const form = LetterForm.parse({
      matter: 'Accounts\n run as one\n',
      preservation: ['Please preserve:\n- billing records,\n- source code.\n', 'And tell us.'],
    });
    expect(form.matter).toBe('Accounts run as one');
    expect(form.preservation).toEqual([
      'Please preserve:',
      '- billing records,',
      '- source code.',
      'And tell us.',
    ]);
  });
});

describe('the timeline', () => {
  const day = (day: string, exchanges: string) => ({ day, signups: '0', exchanges });
  const texts = (days: { day: string; signups: string; exchanges: string }[]) =>
    timelinePicture(days).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));

  it('names days that do not lie over one another, however days with acts lie', () => {
    const late = Array.from({ length: 60 }, (_, i) =>
      day(`2026-06-${String((i % 30) + 1).padStart(2, '0')}`, '9'),
    );
    const dates = texts([day('2025-12-18', '1'), ...late.slice(0, 30)]).filter(({ text }) =>
      / 20\d\d$/.test(text),
    );
    const gaps = dates.slice(1).map(({ x }, i) => x - dates[i]!.x);
    expect(dates.length).toBe(5);
    for (const gap of gaps) expect(gap).toBeGreaterThan(60);
  });

  it('has no two marks of one number, and each where its number is', () => {
    const marks = texts([day('2026-06-01', '1'), day('2026-06-02', '1')]).filter(
      ({ anchor, text }) => anchor === 'end' && /^\d+$/.test(text),
    );
    expect(marks.map(({ text }) => text)).toEqual(['0', '1', '0', '1']);
  });
});

describe('shares in print', () => {
  it('are all or nothing only where they are', () => {
    expect(formatValue(1, 'percent')).toBe('100.0 %');
    expect(formatValue(0.9997, 'percent')).toBe('over 99.9 %');
    expect(formatValue(0.0003, 'percent')).toBe('under 0.1 %');
    expect(formatValue(0, 'percent')).toBe('0.0 %');
  });

  it('that are bounds are rounded away from what they bound', () => {
    expect(formatValue(0.001112, 'percentUp')).toBe('0.12 %');
    expect(formatValue(0.0056, 'percentUp')).toBe('0.56 %');
    expect(formatValue(0.001987, 'percentDown')).toBe('0.19 %');
  });
});
