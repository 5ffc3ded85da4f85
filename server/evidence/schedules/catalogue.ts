/** What a column of a schedule holds; `text` cells are neutralised in CSV, numbers never are. */
export type ColumnType = 'text' | 'whole' | 'decimal';

export interface ScheduleDefinition {
  readonly name: string;
  /** In words, for the reader of schedules.json and the exhibits. */
  readonly says: string;
  /** A statement in server/evidence/sql, or the query itself. */
  readonly sql: { readonly file: string } | { readonly query: string };
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Columns that set the order; together they tell every two rows apart. */
  readonly order: readonly string[];
  /** Too long for a spreadsheet: CSV is compressed, and the XLSX names it only. */
  readonly isLong?: true;
}

const SOURCE = { source_file: 'text', source_row: 'whole', source_sha256: 'text' } as const;

const SMALL: readonly ScheduleDefinition[] = [
  {
    name: 'operator',
    says: 'The group as the run left it: verdict, probability, and the size of the case around it.',
    sql: {
      query:
        'SELECT operator_id, verdict, confidence, stability, run_id, case_accounts, case_groups, case_operators, members FROM operator_row',
    },
    columns: {
      operator_id: 'text',
      verdict: 'text',
      confidence: 'decimal',
      stability: 'decimal',
      run_id: 'text',
      case_accounts: 'whole',
      case_groups: 'whole',
      case_operators: 'whole',
      members: 'whole',
    },
    order: ['operator_id'],
  },
  {
    name: 'sources',
    says: 'The log files the run read, with what was kept of them.',
    sql: {
      query:
        'SELECT file_no AS source_no, shown_file(file) AS file, table_name AS "table", bytes, rows, rows_kept, rows_quarantined, sha256 FROM source_list',
    },
    columns: {
      source_no: 'whole',
      file: 'text',
      table: 'text',
      bytes: 'whole',
      rows: 'whole',
      rows_kept: 'whole',
      rows_quarantined: 'whole',
      sha256: 'text',
    },
    order: ['source_no'],
  },
  {
    name: 'hypotheses',
    says: 'Every explanation that was weighed, with its probability; together they make 1.',
    sql: { query: 'SELECT hypothesis, label, log_odds, posterior FROM hypothesis_list' },
    columns: { hypothesis: 'text', label: 'text', log_odds: 'decimal', posterior: 'decimal' },
    order: ['hypothesis'],
  },
  {
    name: 'hypothesis_facts',
    says: 'What speaks for (positive bits) and against (negative) each explanation.',
    sql: { query: 'SELECT hypothesis, fact_no, fact, bits FROM hypothesis_fact_list' },
    columns: { hypothesis: 'text', fact_no: 'whole', fact: 'text', bits: 'decimal' },
    order: ['hypothesis', 'fact_no'],
  },
  {
    name: 'capabilities',
    says: 'What the exchanges were after, as shares.',
    sql: { query: 'SELECT capability, share FROM capability_list' },
    columns: { capability: 'text', share: 'decimal' },
    order: ['capability'],
  },
  {
    name: 'cells',
    says: 'Whom the accounts work for, as far as content tells; a cell names nobody.',
    sql: { query: 'SELECT cell, kind, accounts, exchanges, templates FROM cell_list' },
    columns: {
      cell: 'text',
      kind: 'text',
      accounts: 'whole',
      exchanges: 'whole',
      templates: 'whole',
    },
    order: ['cell'],
  },
  {
    name: 'error_rates',
    says: 'How often the method erred on cases whose truth is known, with exact bounds.',
    sql: { query: 'SELECT measure, says, count, "of", rate, lower, upper FROM error_rate_list' },
    columns: {
      measure: 'text',
      says: 'text',
      count: 'whole',
      of: 'whole',
      rate: 'decimal',
      lower: 'decimal',
      upper: 'decimal',
    },
    order: ['measure'],
  },
  {
    name: 'other_groups',
    says: 'Groups that share signals with this one and were judged apart from it.',
    sql: { file: 'other_groups' },
    columns: {
      group_id: 'text',
      verdict: 'text',
      leading: 'text',
      accounts: 'whole',
      shared_signals: 'whole',
    },
    order: ['group_id'],
  },
  {
    name: 'days',
    says: 'Sign-ups and exchanges of the attributed accounts by day (UTC).',
    sql: { file: 'days' },
    columns: { day: 'text', signups: 'whole', exchanges: 'whole' },
    order: ['day'],
  },
];

const LARGE: readonly ScheduleDefinition[] = [
  {
    name: 'accounts',
    says: 'Every account of the group, and every one that came close and was left out.',
    sql: { file: 'accounts' },
    columns: {
      account_id: 'text',
      in_group: 'text',
      status: 'text',
      confidence: 'decimal',
      bits: 'decimal',
      prior_bits: 'decimal',
      counter_bits: 'decimal',
      families: 'text',
      cell: 'text',
      exchanges: 'whole',
      first_seen: 'text',
      last_seen: 'text',
      created_at: 'text',
      email: 'text',
      phone_hash: 'text',
      org_id: 'text',
      org_verified: 'text',
      country: 'text',
      plan: 'text',
      account_status: 'text',
      referral_code: 'text',
      row_salt: 'text',
      row_commitment: 'text',
      ...SOURCE,
    },
    order: ['account_id'],
  },
  {
    name: 'facts',
    says: 'The sum behind each account, step by step; the bits of its rows add up to its bits.',
    sql: { file: 'facts' },
    columns: {
      account_id: 'text',
      status: 'text',
      fact_no: 'whole',
      step: 'text',
      family: 'text',
      signal: 'text',
      fact: 'text',
      signal_bits: 'decimal',
      taken_off: 'decimal',
      bits: 'decimal',
      ...SOURCE,
    },
    order: ['account_id', 'fact_no'],
  },
  {
    name: 'signals',
    says: 'Values that accounts of the group share: how many hold each inside and outside of it.',
    sql: { file: 'signals' },
    columns: {
      signal: 'text',
      family: 'text',
      kind: 'text',
      value: 'text',
      holders_inside: 'whole',
      holders_outside: 'whole',
      bits: 'decimal',
      first_seen: 'text',
      last_seen: 'text',
      value_salt: 'text',
      value_commitment: 'text',
      ...SOURCE,
    },
    order: ['signal'],
  },
  {
    name: 'holdings',
    says: 'Which account used which shared value: first, last, how often, and the first log row of it.',
    sql: { file: 'holdings' },
    columns: {
      signal: 'text',
      family: 'text',
      kind: 'text',
      account_id: 'text',
      in_group: 'text',
      first_seen: 'text',
      last_seen: 'text',
      times: 'whole',
      ...SOURCE,
    },
    order: ['signal', 'account_id'],
  },
  {
    name: 'links',
    says: 'The strongest links between two accounts, and the log rows of what joins them best.',
    sql: { file: 'links' },
    columns: {
      account_a: 'text',
      account_b: 'text',
      bits: 'decimal',
      families: 'text',
      signals: 'text',
      source_file_a: 'text',
      source_row_a: 'whole',
      source_sha256_a: 'text',
      source_file_b: 'text',
      source_row_b: 'whole',
      source_sha256_b: 'text',
    },
    order: ['account_a', 'account_b'],
  },
];

const exchanges = (withPrompts: boolean): ScheduleDefinition => ({
  name: 'exchanges',
  says: 'Every exchange of these accounts, with a hash of its prompt.',
  sql: { file: 'exchanges' },
  columns: {
    account_id: 'text',
    at: 'text',
    exchange_id: 'text',
    model: 'text',
    input_tokens: 'whole',
    output_tokens: 'whole',
    prompt_hash: 'text',
    ...(withPrompts ? { prompt: 'text' as const } : {}),
    ...SOURCE,
  },
  order: ['account_id', 'at', 'source_sha256', 'source_row'],
  isLong: true,
});

/** All schedules of a package, in the order they are written. */
export const scheduleCatalogue = (withPrompts: boolean): readonly ScheduleDefinition[] => [
  ...SMALL,
  ...LARGE,
  exchanges(withPrompts),
];

export const csvNameOf = (definition: ScheduleDefinition): string =>
  `${definition.name}.csv${definition.isLong === true ? '.gz' : ''}`;
