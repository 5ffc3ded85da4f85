import { describe, expect, it } from 'vitest';
import type { RunComparison } from '../../server/contract/api.js';
import {
  type InputChange,
  type OperatorOutput,
  RunRecord,
  type SourceFile,
} from '../../server/contract/outputs.js';
import { alertsOf, type Renewal } from '../../server/runs/report/alerts.js';
import { inputChanges } from '../../server/runs/report/inputChanges.js';
import { reportHtml, reportMarkdown } from '../../server/runs/report/runReport.js';

type Change = RunComparison['groups'][number];
const source = (file: string, changes: Partial<SourceFile> = {}): SourceFile => ({
  file,
  table: file.split(/[./]/)[0]!,
  bytes: 100,
  rows: 10,
  rows_kept: 10,
  rows_quarantined: 0,
  sha256: 'a',
  columns: ['account_id', 'at'],
  ...changes,
});
const change = (changes: Partial<Change>): Change => ({
  operator_id: 'OP-1',
  event: 'same',
  accounts_before: 20,
  accounts_after: 20,
  verdict_before: 'operator',
  verdict_after: 'operator',
  ...changes,
});
const kinds = (
  groups: readonly Change[],
  o: {
    renewals?: readonly Renewal[];
    before?: SourceFile[];
    after?: SourceFile[];
    inputChanges?: readonly InputChange[];
  } = {},
) =>
  alertsOf({
    before: { inputs: o.before ?? [] },
    after: { inputs: o.after ?? o.before ?? [] },
    comparison: { groups: [...groups], moves: [] },
    renewals: o.renewals ?? [],
    inputChanges: o.inputChanges ?? [],
  }).map(({ kind }) => kind);

describe('alerts', () => {
  it.each<[string, Partial<Change>, string[]]>([
    ['nothing new', {}, []],
    ['steady growth', { event: 'grew', accounts_after: 24 }, []],
    ['growth by half', { event: 'grew', accounts_after: 30 }, ['operator-grew']],
    ['growth by half of few', { event: 'grew', accounts_before: 6, accounts_after: 12 }, []],
    [
      'a new operator',
      { event: 'appeared', accounts_before: 0, verdict_before: null },
      ['operator-appeared'],
    ],
    [
      'a new group that is none',
      { event: 'appeared', verdict_before: null, verdict_after: 'shared-benign' },
      [],
    ],
    ['a verdict that became one', { verdict_before: 'not-established' }, ['operator-appeared']],
    ['a verdict that is none any more', { verdict_after: 'not-established' }, ['operator-lost']],
    ['an end', { event: 'dissolved', accounts_after: 0, verdict_after: null }, ['operator-lost']],
    ['a merger', { event: 'merged', accounts_after: 60 }, ['operators-merged']],
    ['what was merged away', { event: 'merged away', verdict_after: null }, []],
    ['a split', { event: 'split', accounts_after: 12 }, ['operator-split']],
    ['the part split off', { event: 'split off', verdict_before: null }, ['operator-split']],
  ])('%s', (_, changes, expected) => {
    expect(kinds([change(changes)])).toEqual(expected);
  });

  it('tell a rotation where two families are renewed at once, by five accounts and half of them', () => {
    const renewal = (family: Renewal['family'], accounts: number, accounts_renewed: number) => ({
      operator_id: 'OP-1',
      family,
      accounts,
      accounts_renewed,
    });
    const rotated = (...renewals: Renewal[]) => kinds([], { renewals });
    expect(rotated(renewal('device', 10, 9), renewal('network', 10, 8))).toEqual([
      'operator-rotated',
    ]);
    expect(rotated(renewal('device', 10, 9), renewal('network', 10, 4))).toEqual([]);
    expect(rotated(renewal('device', 4, 4), renewal('network', 4, 4))).toEqual([]);
    expect(rotated(renewal('device', 10, 9))).toEqual([]);
  });

  it('tell a table that is gone, and rows left out beyond what is usual', () => {
    const before = [source('sessions.csv', { rows_quarantined: 0 }), source('payments.csv')];
    expect(kinds([], { before, after: [source('sessions.csv')] })).toEqual(['input-missing']);
    const after = [source('sessions.csv', { rows_quarantined: 2 }), source('payments.csv')];
    expect(kinds([], { before, after })).toEqual(['rows-left-out']);
    expect(kinds([], { before: after, after })).toEqual([]);
  });
});

describe('changes of the input', () => {
  const changes = (before: SourceFile[], after: SourceFile[], grew = false) =>
    inputChanges(before, after, async () => grew);
  it('of a new file are told beside all files of its table: a column that was renamed', async () => {
    const columns = ['account_id', 'at', 'device_id'];
    const before = [
      source('sessions/1.csv', { columns }),
      source('sessions/2.csv', { columns: ['account_id', 'at', 'Device_ID ', 'asn'] }),
      source('sessions/3.csv', { columns: ['account_id'], rows: 0 }),
    ];
    const day = (changed: Partial<SourceFile>) =>
      changes(before, [...before, source('sessions/4.csv', changed)]);
    const [renamed] = await day({ columns: ['account_id', 'at', 'deviceId'] });
    expect(renamed).toMatchObject({ columns_added: ['deviceId'], columns_lost: ['device_id'] });
    const [same] = await day({ columns });
    expect(same).not.toHaveProperty('columns_lost');
    const [empty] = await day({ columns: ['account_id'], rows: 0 });
    expect(empty).not.toHaveProperty('columns_lost');
    expect(kinds([], { inputChanges: [renamed!] })).toEqual(['columns-lost']);
    expect(kinds([], { inputChanges: [same!] })).toEqual([]);
  });
  it('call somebody where a file holds less than half of what it held, and where not', () => {
    const change = (rows_after: number, name: InputChange['change'] = 'corrected') =>
      kinds([], {
        inputChanges: [{ file: 'a', table: 'sessions', change: name, rows_before: 10, rows_after }],
      });
    expect(change(4)).toEqual(['input-shrank']);
    expect(change(5)).toEqual([]);
    expect(change(0, 'removed')).toEqual([]);
  });

  it('are none where every file has its hash', async () => {
    expect(await changes([source('sessions.csv')], [source('sessions.csv')])).toEqual([]);
  });
  it('are new, grown, corrected and removed files, and columns that came and went', async () => {
    const before = [source('sessions.csv'), source('payments.csv')];
    const now = source('sessions.csv', {
      sha256: 'b',
      bytes: 200,
      rows: 20,
      columns: ['account_id', 'ip'],
    });
    expect(await changes(before, [now, source('exchanges.csv')], true)).toEqual([
      {
        file: 'sessions.csv',
        table: 'sessions',
        change: 'grew',
        rows_before: 10,
        rows_after: 20,
        columns_added: ['ip'],
        columns_lost: ['at'],
      },
      { file: 'exchanges.csv', table: 'exchanges', change: 'new', rows_before: 0, rows_after: 10 },
      {
        file: 'payments.csv',
        table: 'payments',
        change: 'removed',
        rows_before: 10,
        rows_after: 0,
      },
    ]);
    const [corrected] = await changes(before, [now, before[1]!], false);
    expect(corrected!.change).toBe('corrected');
  });
});

describe('the report of a run', () => {
  const record = RunRecord.parse({
    run_id: 'run-1',
    case_name: '<script>alert(1)</script>',
    started_at: '2026-07-01T06:00:00Z',
    finished_at: '2026-07-01T06:01:00Z',
    status: 'done',
    seed: 1,
    parameters: { lineage_base: 'run-0' },
    versions: {},
    inputs: [],
    missing_families: [],
    warnings: ['a | table\n# of [links](http://x) & "quotes"'],
    engine: { database: 'embedded', communities: 'gds-leiden', note: null },
    stages: [{ stage: 'ingest', seconds: 1, reused: false }],
    peak_memory_bytes: 0,
    counts: { accounts: 1200 },
  });
  const changes = {
    comparison: { groups: [change({ event: 'grew', accounts_after: 30 })], moves: [] },
    alerts: [{ kind: 'operator-grew' as const, operator_id: 'OP-1', sentence: 'OP-1 grew.' }],
    input_changes: [],
    late_rows: { sessions: 3 },
    newest: {},
  };
  const operators: OperatorOutput[] = [];

  it('says what needs a person first, in both forms', () => {
    for (const text of [
      reportMarkdown(record, changes, operators),
      reportHtml(record, changes, operators),
    ]) {
      expect(text.indexOf('OP-1 grew.')).toBeGreaterThan(0);
      expect(text.indexOf('OP-1 grew.')).toBeLessThan(text.indexOf('20 → 30'));
      expect(text).toContain('3 rows came late');
      expect(text).toContain('run-0');
      expect(text).toContain('1 thing needs a person; 1 group changed or is new.');
    }
  });

  it('lets no name of a case or file be markup', () => {
    const html = reportHtml(record, changes, operators);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    const markdown = reportMarkdown(record, changes, operators);
    expect(markdown).toContain('\\<script\\>');
    expect(markdown).toContain('a \\| table \\# of \\[links\\]');
  });

  it('lets no name of a case or file turn or hide what is read', () => {
    const hostile = {
      ...record,
      case_name: 'May \u001b[2J\u202egpj',
      warnings: ['a\u009b31m.csv is read\nby \u2067nobody'],
    };
    const html = reportHtml(hostile, changes, operators);
    const markdown = reportMarkdown(hostile, changes, operators);
    for (const text of [html, markdown])
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(html).toContain('<title>May [U+001B][2J[U+202E]gpj');
    expect(html).toContain('<h1>May [U+001B][2J[U+202E]gpj');
    expect(markdown).toContain('# May \\[U+001B\\]\\[2J\\[U+202E\\]gpj');
    expect(markdown).toContain('- a\\[U+009B\\]31m.csv is read by \\[U+2067\\]nobody');
  });
});
