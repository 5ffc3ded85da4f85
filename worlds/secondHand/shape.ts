/** What a provider's export looks like: format, ids, and what it does not have. */
export interface Shape {
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly ids: 'uuid' | 'integer' | 'prefixed';
  /** Tables the provider does not keep. */
  readonly without?: readonly ('payments' | 'sessions' | 'exchanges')[];
  /** Columns that the export lacks. */
  readonly lacks?: readonly Column[];
}

export type Column =
  | 'email'
  | 'phone_hash'
  | 'org_id'
  | 'org_verified'
  | 'country'
  | 'referral_code'
  | 'instrument_id'
  | 'bin'
  | 'billing_name'
  | 'user_agent'
  | 'device_id'
  | 'tls_fingerprint'
  | 'timezone'
  | 'language'
  | 'asn'
  | 'model'
  | 'tools';
