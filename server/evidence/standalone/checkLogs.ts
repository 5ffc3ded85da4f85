import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256OfFile } from './bag.js';
import type { RedactionDeclared } from './checkRecord.js';
import { csvRecords, type Row } from './csv.js';
import { checkedRows, type DeclaredSchedule } from './loadSchedules.js';
import type { Schedules } from './queries.js';
import { Findings } from './report.js';

/** Rows of a long schedule that are compared with the logs; beyond it the rest is left to the hashes. */
const ROWS_COMPARED_MAX = 3_000_000;
const UNIT = '\u001f';
const RECORD = '\u001e';
/** Columns of the record behind an account's commitment, in order (the contract's columns). */
const RECORD_COLUMNS = [
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
];

/** What a schedule says of one row of a log file. */
interface Expected {
  readonly place: string;
  readonly accountId: string;
  readonly promptHash?: string;
  readonly salt?: string;
  readonly commitment?: string;
}

type Redaction = Pick<RedactionDeclared, 'prompt_hash' | 'pseudonyms_at_ingest' | 'treatments'>;

/** Of the prompt as the log has it, and not keyed. */
const PLAIN_PROMPT_HASH = 'SHA-256';
/** An account's commitment is to values of the log unless some were replaced when it was read. */
const hasPlainAccounts = ({ pseudonyms_at_ingest: replaced = [] }: Redaction): boolean =>
  !replaced.some((column) => column.startsWith('accounts.'));

/**
 * Compares the schedules with the source logs: each file's SHA-256, then row by row the account, the
 * prompt's hash and the commitment to the whole row, as far as the level shows them.
 */
export async function checkLogs(
  root: string,
  logs: string,
  o: {
    schedules: Schedules;
    declared: ReadonlyMap<string, DeclaredSchedule>;
    redaction: Redaction;
  },
  findings: Findings,
): Promise<string> {
  if (o.redaction.treatments['file'] !== 'full')
    return 'nothing compared: this level does not say which files they are';
  const areAccountsShown = o.redaction.treatments['account'] === 'full';
  const expected = areAccountsShown
    ? await expectedRows(root, o)
    : new Map<string, Map<number, Expected>>();
  let files = 0;
  let rows = 0;
  for (const source of o.schedules.get('sources') ?? []) {
    const name = source['file'] ?? '';
    const path = join(logs, name);
    if (!existsSync(path)) {
      findings.add(name, 'is not in the folder of logs');
      continue;
    }
    files++;
    if ((await sha256OfFile(path)) !== source['sha256']) {
      findings.add(name, 'is not the log file the run read (SHA-256 differs)');
      continue;
    }
    const wanted = expected.get(source['sha256'] ?? '');
    if (wanted !== undefined && /\.csv(\.gz)?$/.test(name)) {
      rows += await compareRows(path, wanted, findings);
    }
  }
  const apart = [
    o.redaction.prompt_hash.includes('sketch') ? 'prompts (sketches were kept)' : '',
    hasPlainAccounts(o.redaction) ? '' : 'records of accounts (pseudonyms were kept)',
  ].filter((text) => text !== '');
  return `${files} log files hashed, ${rows} rows compared${apart.length === 0 ? '' : `, without ${apart.join(' and ')}`}`;
}

async function expectedRows(
  root: string,
  o: {
    schedules: Schedules;
    declared: ReadonlyMap<string, DeclaredSchedule>;
    redaction: Redaction;
  },
): Promise<Map<string, Map<number, Expected>>> {
  const expected = new Map<string, Map<number, Expected>>();
  const want = (row: Row, place: string, more: Partial<Expected> = {}): void => {
    const sha256 = row['source_sha256'] ?? '';
    const rows = expected.get(sha256) ?? new Map<number, Expected>();
    expected.set(
      sha256,
      rows.set(Number(row['source_row']), { place, accountId: row['account_id'] ?? '', ...more }),
    );
  };
  for await (const { row, place } of checkedRows(root, o.declared.get('holdings')!, new Findings()))
    want(row, place);
  let exchanges = 0;
  for await (const { row, place } of checkedRows(
    root,
    o.declared.get('exchanges')!,
    new Findings(),
  )) {
    if (exchanges++ >= ROWS_COMPARED_MAX) break;
    want(
      row,
      place,
      o.redaction.prompt_hash === PLAIN_PROMPT_HASH ? { promptHash: row['prompt_hash'] ?? '' } : {},
    );
  }
  for (const [i, row] of (o.schedules.get('accounts') ?? []).entries()) {
    const isOpen = (row['row_salt'] ?? '') !== '' && hasPlainAccounts(o.redaction);
    want(
      row,
      `data/schedules/accounts.csv row ${i + 1}`,
      isOpen ? { salt: row['row_salt']!, commitment: row['row_commitment']! } : {},
    );
  }
  return expected;
}

async function compareRows(
  path: string,
  wanted: ReadonlyMap<number, Expected>,
  findings: Findings,
): Promise<number> {
  let header: string[] | null = null;
  let no = 0;
  let compared = 0;
  for await (const records of csvRecords(path)) {
    for (const record of records) {
      if (header === null) {
        header = record.map((name) => name.replace(/^\uFEFF/, ''));
        // A file whose columns case.yaml maps is compared by its hash alone.
        if (!header.includes('account_id')) return 0;
        continue;
      }
      const expected = wanted.get(++no);
      if (expected === undefined) continue;
      const row = Object.fromEntries(header.map((name, i) => [name, record[i] ?? '']));
      compareRow(row, expected, findings);
      compared++;
    }
  }
  return compared;
}

function compareRow(row: Row, expected: Expected, findings: Findings): void {
  if ((row['account_id'] ?? '').trim() !== expected.accountId) {
    findings.add(`${expected.place} column account_id`, 'is not the account of that log row');
  }
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  if (
    expected.promptHash !== undefined &&
    row['prompt'] !== undefined &&
    row['prompt'] !== '' &&
    sha256(row['prompt']) !== expected.promptHash
  ) {
    findings.add(
      `${expected.place} column prompt_hash`,
      'is not the hash of that log row’s prompt',
    );
  }
  if (
    expected.commitment !== undefined &&
    sha256((expected.salt ?? '') + recordText(row)) !== expected.commitment
  ) {
    findings.add(`${expected.place} column row_commitment`, 'does not open with that log row');
  }
}

/** The record of an account as its commitment was made: known columns only, times in UTC. */
export function recordText(row: Row): string {
  return RECORD_COLUMNS.map((name) => {
    const cell = (row[name] ?? '').trim();
    if (cell === '') return '';
    const value =
      name === 'created_at'
        ? new Date(/[Zz]|[+-]\d\d:?\d\d$/.test(cell) ? cell : `${cell}Z`)
            .toISOString()
            .replace(/\.\d+Z$/, 'Z')
        : name === 'org_verified'
          ? cell.toLowerCase()
          : cell;
    return name + UNIT + value + RECORD;
  }).join('');
}
