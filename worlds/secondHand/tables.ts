import type { Book } from './book.js';
import type { Dice } from './dice.js';
import type { Shape } from './shape.js';

export type Cell = string | number | boolean | null;
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function uuid(dice: Dice): string {
  return `${dice.hex(8)}-${dice.hex(4)}-4${dice.hex(3)}-${dice.pick(['8', '9', 'a', 'b'])}${dice.hex(3)}-${dice.hex(12)}`;
}

/** Ids as providers give them: random, or counted in the order of sign-up. */
function accountIds(book: Book, shape: Shape, dice: Dice): string[] {
  const order = book.accounts
    .map((facts, account) => ({ account, at: facts.createdAt }))
    .sort((a, b) => a.at - b.at || a.account - b.account);
  const ids: string[] = [];
  let next = 100_000 + dice.int(0, 9_999);
  for (const { account } of order) {
    next += dice.int(1, 9);
    ids[account] =
      shape.ids === 'uuid'
        ? uuid(dice)
        : shape.ids === 'integer'
          ? String(next)
          : `acct_${dice.hex(4)}${next.toString(36)}`;
  }
  return ids;
}

const iso = (at: number): string => new Date(at).toISOString();
const byTime = <T extends { at: number; account: number }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.at - b.at || a.account - b.account);

/** The contract's tables as this provider would export them, and the truth beside them. */
export function tablesOf(book: Book, shape: Shape, dice: Dice): { tables: Table[]; truth: Table } {
  const ids = accountIds(book, shape, dice.fork('ids'));
  const idOf = (account: number): string => {
    const id = ids[account];
    if (id === undefined) throw new Error(`account ${account} has no id`);
    return id;
  };
  const number = dice.fork('numbers');
  const accounts = book.accounts
    .map((facts, account) => ({ facts, id: idOf(account), at: facts.createdAt, account }))
    .sort((a, b) => a.at - b.at || a.account - b.account);
  const all: Table[] = [
    {
      name: 'accounts',
      columns: [
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
      rows: accounts.map(({ facts, id }) => [
        id,
        iso(facts.createdAt),
        facts.email,
        facts.phone,
        facts.org,
        facts.orgVerified,
        facts.country,
        facts.plan,
        facts.status,
        facts.referral,
      ]),
    },
    {
      name: 'payments',
      columns: [
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
      rows: byTime(book.payments).map((row) => [
        idOf(row.account),
        iso(row.at),
        `pay_${number.hex(14)}`,
        row.means.method,
        row.means.id,
        row.means.bin,
        row.means.last4,
        row.means.owner,
        row.means.country,
        row.amount,
        row.outcome,
      ]),
    },
    {
      name: 'sessions',
      columns: [
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
      rows: byTime(book.sessions).map((row) => [
        idOf(row.account),
        iso(row.at),
        row.address.ip,
        row.client.userAgent,
        row.client.device,
        row.client.tls,
        row.timezone,
        row.language,
        row.address.asn,
      ]),
    },
    {
      name: 'exchanges',
      columns: [
        'account_id',
        'at',
        'exchange_id',
        'prompt',
        'model',
        'input_tokens',
        'output_tokens',
        'tools',
      ],
      rows: byTime(book.exchanges).map((row) => [
        idOf(row.account),
        iso(row.at),
        `ex_${number.hex(16)}`,
        row.ask.text,
        row.ask.model,
        Math.ceil(row.ask.text.length / 4),
        row.ask.answerTokens,
        row.ask.tools.length > 0 ? row.ask.tools.join(';') : null,
      ]),
    },
  ];
  const truth: Table = {
    name: 'truth',
    columns: ['account_id', 'class', 'operator'],
    rows: accounts.map(({ id, account }) => {
      const told = book.truths[account];
      if (!told) throw new Error(`account ${account} has no truth`);
      return [id, told.class, told.operator];
    }),
  };
  const kept = all.filter((table) => !shape.without?.some((name) => name === table.name));
  return { tables: kept.map((table) => withoutColumns(table, shape.lacks ?? [])), truth };
}

function withoutColumns(table: Table, lacks: readonly string[]): Table {
  const keep = table.columns.map((column) => !lacks.includes(column));
  return {
    name: table.name,
    columns: table.columns.filter((_, n) => keep[n]),
    rows: table.rows.map((row) => row.filter((_, n) => keep[n])),
  };
}
