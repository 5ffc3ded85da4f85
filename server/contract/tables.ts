/**
 * The input tables of a case (CONTRACT.md §1): columns, their types, which are required.
 * Unknown columns are kept as attributes and never fail a run.
 */
export type ColumnType = 'text' | 'time' | 'boolean' | 'number';

export interface ColumnSpec {
  readonly type: ColumnType;
  readonly required?: true;
}

export const TABLES = {
  accounts: {
    account_id: { type: 'text', required: true },
    created_at: { type: 'time', required: true },
    email: { type: 'text' },
    phone_hash: { type: 'text' },
    org_id: { type: 'text' },
    org_verified: { type: 'boolean' },
    country: { type: 'text' },
    plan: { type: 'text' },
    status: { type: 'text' },
    referral_code: { type: 'text' },
  },
  payments: {
    account_id: { type: 'text', required: true },
    at: { type: 'time', required: true },
    payment_id: { type: 'text' },
    method: { type: 'text' },
    instrument_id: { type: 'text' },
    bin: { type: 'text' },
    last4: { type: 'text' },
    billing_name: { type: 'text' },
    billing_country: { type: 'text' },
    amount_usd: { type: 'number' },
    outcome: { type: 'text' },
  },
  sessions: {
    account_id: { type: 'text', required: true },
    at: { type: 'time', required: true },
    ip: { type: 'text' },
    user_agent: { type: 'text' },
    device_id: { type: 'text' },
    tls_fingerprint: { type: 'text' },
    timezone: { type: 'text' },
    language: { type: 'text' },
    asn: { type: 'text' },
  },
  exchanges: {
    account_id: { type: 'text', required: true },
    at: { type: 'time', required: true },
    exchange_id: { type: 'text' },
    prompt: { type: 'text' },
    model: { type: 'text' },
    input_tokens: { type: 'number' },
    output_tokens: { type: 'number' },
    tools: { type: 'text' },
  },
  labels: {
    account_id: { type: 'text', required: true },
    label: { type: 'text', required: true },
    source: { type: 'text' },
    at: { type: 'time' },
  },
} as const satisfies Record<string, Record<string, ColumnSpec>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
