import type { Random } from './random.js';

/** Seconds since 1970, UTC. */
export type Second = number;

export interface NewAccount {
  readonly kind: string;
  readonly operator?: string;
  /** Whom the account works for, in a farm that serves several. */
  readonly client?: string;
  readonly createdAt: Second;
  readonly email?: string;
  readonly phone?: string;
  readonly orgId?: string;
  readonly orgVerified?: boolean;
  readonly country?: string;
  readonly plan?: string;
  readonly referral?: string;
}

/** What is true of an operator as a whole. */
export interface OperatorTruth {
  readonly operator: string;
  readonly style: string;
  readonly aims: readonly string[];
  readonly clients: readonly string[];
}

/** The tables of a world while it is made: rows as cells, in columns of the contract's names. */
export interface Row {
  readonly at: Second;
  readonly cells: (string | number | null)[];
}

export const COLUMNS = {
  accounts: [
    'account_id',
    'created_at',
    'email',
    'phone_hash',
    'org_id',
    'org_verified',
    'country',
    'plan',
    'status',
    'referral_code',
  ],
  payments: [
    'account_id',
    'at',
    'payment_id',
    'method',
    'instrument_id',
    'bin',
    'last4',
    'billing_name',
    'billing_country',
    'amount_usd',
    'outcome',
  ],
  sessions: [
    'account_id',
    'at',
    'ip',
    'user_agent',
    'device_id',
    'tls_fingerprint',
    'timezone',
    'language',
    'asn',
  ],
  exchanges: [
    'account_id',
    'at',
    'exchange_id',
    'prompt',
    'model',
    'input_tokens',
    'output_tokens',
    'tools',
  ],
} as const;
export type WorldTable = keyof typeof COLUMNS;

const iso = (second: Second): string =>
  new Date(Math.floor(second) * 1000).toISOString().replace('.000', '');

/** Collects what happens in a world. Account ids say nothing of the order or kind of accounts. */
export class World {
  readonly rows: Record<WorldTable, Row[]> = {
    accounts: [],
    payments: [],
    sessions: [],
    exchanges: [],
  };
  readonly truth: { id: string; kind: string; operator: string; client: string }[] = [];
  readonly operators: OperatorTruth[] = [];
  readonly random: Random;
  /** First and last second of the logs. */
  readonly from: Second;
  readonly to: Second;
  /** When the provider released a new model. */
  readonly release: Second;
  #serial = 0;

  constructor(random: Random, from: Second, to: Second) {
    this.random = random;
    this.from = from;
    this.to = to;
    this.release = Math.floor(from + random.between(0.2, 0.8) * (to - from));
  }

  account(a: NewAccount): string {
    // The serial makes it unique, the random part in front hides it.
    const id = `acc_${this.random.hex(8)}${(this.#serial++).toString(16).padStart(6, '0')}`;
    this.rows.accounts.push({
      at: a.createdAt,
      cells: [
        id,
        iso(a.createdAt),
        a.email ?? null,
        a.phone ?? null,
        a.orgId ?? null,
        a.orgVerified === undefined ? null : String(a.orgVerified),
        a.country ?? null,
        a.plan ?? 'free',
        'active',
        a.referral ?? null,
      ],
    });
    this.truth.push({ id, kind: a.kind, operator: a.operator ?? '', client: a.client ?? '' });
    return id;
  }

  payment(
    id: string,
    at: Second,
    p: {
      instrument: string;
      bin: string | null;
      name: string;
      country: string;
      amount: number;
      method?: string;
      outcome?: string;
    },
  ): void {
    // The last four digits belong to the instrument: the same ones each time.
    const last4 =
      p.bin === null
        ? null
        : String(Number.parseInt(p.instrument.slice(-5), 16) % 10_000).padStart(4, '0');
    this.rows.payments.push({
      at,
      cells: [
        id,
        iso(at),
        `pay_${this.random.hex(12)}`,
        p.method ?? 'card',
        p.instrument,
        p.bin,
        last4,
        p.name,
        p.country,
        p.amount,
        p.outcome ?? 'succeeded',
      ],
    });
  }

  session(
    id: string,
    at: Second,
    s: {
      ip: string;
      agent: string;
      tls: string;
      device: string | null;
      zone: string;
      language: string;
      asn: string;
    },
  ): void {
    this.rows.sessions.push({
      at,
      cells: [id, iso(at), s.ip, s.agent, s.device, s.tls, s.zone, s.language, s.asn],
    });
  }

  exchange(id: string, at: Second, prompt: string, tools = '', model = 'large-3'): void {
    const tokens = Math.ceil(prompt.length / 4);
    this.rows.exchanges.push({
      at,
      cells: [
        id,
        iso(at),
        `ex_${this.random.hex(12)}`,
        prompt,
        model,
        tokens,
        Math.ceil(tokens * this.random.between(0.5, 4)),
        tools,
      ],
    });
  }
}
