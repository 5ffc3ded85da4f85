import type { Row } from './csv.js';
import { checkedRows, type DeclaredSchedule } from './loadSchedules.js';
import type { Schedules } from './queries.js';
import type { Findings } from './report.js';

const PATH = 'data/schedules';

/** Who holds which signal, by streaming the holdings; compares counts and weights of the signals. */
export async function checkHoldings(
  root: string,
  schedules: Schedules,
  declared: DeclaredSchedule,
  findings: Findings,
): Promise<Map<string, Set<string>>> {
  const holders = new Map<string, Set<string>>();
  const inside = new Map<string, number>();
  const accounts = new Map(
    (schedules.get('accounts') ?? []).map((row) => [row['account_id'], row]),
  );
  const signals = new Map((schedules.get('signals') ?? []).map((row) => [row['signal'], row]));
  const sources = sourceRows(schedules);
  for await (const { row, place } of checkedRows(root, declared, findings)) {
    const signal = row['signal'] ?? '';
    const account = accounts.get(row['account_id']);
    if (account === undefined) findings.add(place, 'is of an account that is not in accounts.csv');
    else if (account['in_group'] !== row['in_group'])
      findings.add(`${place} column in_group`, 'is not what accounts.csv says');
    if (signals.get(signal)?.['kind'] !== row['kind'])
      findings.add(place, 'is of a signal that is not so in signals.csv');
    checkSource(row, place, '', sources, findings);
    const set = holders.get(signal) ?? new Set();
    holders.set(signal, set.add(row['account_id'] ?? ''));
    if (row['in_group'] === 'true') inside.set(signal, (inside.get(signal) ?? 0) + 1);
  }
  const [operator] = schedules.get('operator') ?? [];
  const members = Number(operator?.['members']);
  const others = Number(operator?.['case_accounts']) - members;
  for (const [i, row] of (schedules.get('signals') ?? []).entries()) {
    const place = `${PATH}/signals.csv row ${i + 1}`;
    const count = inside.get(row['signal'] ?? '') ?? 0;
    if (count !== Number(row['holders_inside'])) {
      findings.add(
        `${place} column holders_inside`,
        `is ${row['holders_inside']}, holdings.csv has ${count}`,
      );
    }
    checkSource(row, place, '', sources, findings);
    if (row['bits'] === '') continue;
    const outside = Number(row['holders_outside']);
    const weight = Math.log2((count - 1) / (members - 1) / ((outside + 0.5) / (others + 1)));
    if (Math.abs(weight - Number(row['bits'])) > 0.0002) {
      findings.add(
        `${place} column bits`,
        `is ${row['bits']}, the counts give ${weight.toFixed(4)}`,
      );
    }
  }
  return holders;
}

/** Every link joins two attributed accounts by signals that both hold. */
export function checkLinks(
  schedules: Schedules,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  findings: Findings,
): string {
  const accounts = new Map(
    (schedules.get('accounts') ?? []).map((row) => [row['account_id'], row]),
  );
  const sources = sourceRows(schedules);
  const links = schedules.get('links') ?? [];
  const familyOf = new Map(
    (schedules.get('signals') ?? []).map((row) => [row['signal'], row['family'] ?? '']),
  );
  for (const [i, link] of links.entries()) {
    const place = `${PATH}/links.csv row ${i + 1}`;
    for (const end of ['account_a', 'account_b']) {
      if (accounts.get(link[end])?.['status'] !== 'attributed') {
        findings.add(`${place} column ${end}`, 'is no attributed account of accounts.csv');
      }
    }
    const families: string[] = [];
    for (const signal of (link['signals'] ?? '').split(';')) {
      const held = holders.get(signal);
      if (
        held?.has(link['account_a'] ?? '') !== true ||
        held.has(link['account_b'] ?? '') !== true
      ) {
        findings.add(`${place} column signals`, `${signal} is not held by both accounts`);
      }
      families.push(familyOf.get(signal) ?? '');
    }
    if (families.sort().join(';') !== (link['families'] ?? '').split(';').sort().join(';')) {
      findings.add(`${place} column families`, 'are not the families of its signals');
    }
    for (const end of ['_a', '_b']) checkSource(link, place, end, sources, findings);
  }
  return `${links.length} links`;
}

/** The exchanges, streamed: as many for each account and day as the other schedules say. */
export async function checkExchanges(
  root: string,
  schedules: Schedules,
  declared: DeclaredSchedule,
  findings: Findings,
): Promise<string> {
  const sources = sourceRows(schedules);
  const accounts = new Map(
    (schedules.get('accounts') ?? []).map((row) => [row['account_id'], row]),
  );
  const perAccount = new Map<string, number>();
  const perDay = new Map<string, number>();
  let count = 0;
  for await (const { row, place } of checkedRows(root, declared, findings)) {
    const id = row['account_id'] ?? '';
    const account = accounts.get(id);
    if (account === undefined) findings.add(place, 'is of an account that is not in accounts.csv');
    checkSource(row, place, '', sources, findings);
    perAccount.set(id, (perAccount.get(id) ?? 0) + 1);
    const day = (row['at'] ?? '').slice(0, 10);
    if (account?.['status'] === 'attributed') perDay.set(day, (perDay.get(day) ?? 0) + 1);
    count++;
  }
  for (const [i, account] of (schedules.get('accounts') ?? []).entries()) {
    const found = perAccount.get(account['account_id'] ?? '') ?? 0;
    if (found !== Number(account['exchanges'])) {
      findings.add(
        `${PATH}/accounts.csv row ${i + 1} column exchanges`,
        `is ${account['exchanges']}, exchanges.csv has ${found}`,
      );
    }
  }
  checkDays(schedules, perDay, findings);
  return `${count} exchanges`;
}

function checkDays(
  schedules: Schedules,
  perDay: ReadonlyMap<string, number>,
  findings: Findings,
): void {
  const signups = new Map<string, number>();
  for (const account of schedules.get('accounts') ?? []) {
    if (account['status'] !== 'attributed') continue;
    const day = (account['created_at'] ?? '').slice(0, 10);
    signups.set(day, (signups.get(day) ?? 0) + 1);
  }
  const days = schedules.get('days') ?? [];
  for (const [i, row] of days.entries()) {
    const place = `${PATH}/days.csv row ${i + 1}`;
    const day = row['day'] ?? '';
    if (Number(row['exchanges']) !== (perDay.get(day) ?? 0)) {
      findings.add(
        `${place} column exchanges`,
        `is ${row['exchanges']}, exchanges.csv has ${perDay.get(day) ?? 0}`,
      );
    }
    if (Number(row['signups']) !== (signups.get(day) ?? 0)) {
      findings.add(
        `${place} column signups`,
        `is ${row['signups']}, accounts.csv has ${signups.get(day) ?? 0}`,
      );
    }
  }
  const listed = new Set(days.map((row) => row['day']));
  for (const day of [...perDay.keys(), ...signups.keys()]) {
    if (!listed.has(day)) findings.add(`${PATH}/days.csv`, `${day} is missing`);
  }
}

/** What must hold between the small schedules. */
export function checkWhole(schedules: Schedules, findings: Findings): string {
  const accounts = schedules.get('accounts') ?? [];
  const [operator] = schedules.get('operator') ?? [];
  const members = accounts.filter((row) => row['in_group'] === 'true').length;
  if (members !== Number(operator?.['members'])) {
    findings.add(
      `${PATH}/operator.csv column members`,
      `is ${operator?.['members']}, accounts.csv has ${members}`,
    );
  }
  checkCells(schedules, findings);
  checkErrorRates(schedules, findings);
  const sources = sourceRows(schedules);
  for (const [i, row] of accounts.entries())
    checkSource(row, `${PATH}/accounts.csv row ${i + 1}`, '', sources, findings);
  for (const [i, row] of (schedules.get('facts') ?? []).entries())
    checkSource(row, `${PATH}/facts.csv row ${i + 1}`, '', sources, findings);
  let sum = 0;
  for (const [i, row] of (schedules.get('hypotheses') ?? []).entries()) {
    const posterior = Number(row['posterior']);
    sum += posterior;
    // Log-odds have two digits: they fix the probability to about a third of a percent.
    if (Math.abs(1 / (1 + 2 ** -Number(row['log_odds'])) - posterior) > 0.004) {
      findings.add(
        `${PATH}/hypotheses.csv row ${i + 1} column posterior`,
        'does not follow from its log-odds',
      );
    }
  }
  if (Math.abs(sum - 1) > 0.002)
    findings.add(`${PATH}/hypotheses.csv`, `probabilities add up to ${sum.toFixed(4)}`);
  return `${accounts.length} accounts, ${schedules.get('signals')?.length ?? 0} signals`;
}

/** A measured rate is its counts' quotient, and lies between its bounds. */
function checkErrorRates(schedules: Schedules, findings: Findings): void {
  for (const [i, row] of (schedules.get('error_rates') ?? []).entries()) {
    const [rate, lower, upper] = ['rate', 'lower', 'upper'].map((name) => Number(row[name]));
    const place = `${PATH}/error_rates.csv row ${i + 1}`;
    if (!(Math.abs(rate! - Number(row['count']) / Number(row['of'])) < 1e-6))
      findings.add(`${place} column rate`, 'is not its count over its total');
    if (!(lower! <= rate! && rate! <= upper!))
      findings.add(`${place} column rate`, 'does not lie between its bounds');
  }
}

/** Every cell has the accounts and exchanges that the schedule of accounts gives it. */
function checkCells(schedules: Schedules, findings: Findings): void {
  const accounts = schedules.get('accounts') ?? [];
  for (const [i, row] of (schedules.get('cells') ?? []).entries()) {
    const members = accounts.filter((account) => account['cell'] === row['cell']);
    const exchanges = members.reduce((sum, account) => sum + Number(account['exchanges']), 0);
    for (const [column, found] of [
      ['accounts', members.length],
      ['exchanges', exchanges],
    ] as const) {
      if (found !== Number(row[column])) {
        findings.add(
          `${PATH}/cells.csv row ${i + 1} column ${column}`,
          `is ${row[column]}, accounts.csv has ${found}`,
        );
      }
    }
  }
}

type Sources = ReadonlyMap<string, Row>;
const sourceRows = (schedules: Schedules): Sources =>
  new Map((schedules.get('sources') ?? []).map((row) => [row['sha256'] ?? '', row]));

function checkSource(
  row: Row,
  place: string,
  end: string,
  sources: Sources,
  findings: Findings,
): void {
  const source = sources.get(row[`source_sha256${end}`] ?? '');
  if (source === undefined || source['file'] !== row[`source_file${end}`]) {
    findings.add(`${place} column source_sha256${end}`, 'is of no file in sources.csv');
    return;
  }
  const no = Number(row[`source_row${end}`]);
  if (!(no >= 1 && no <= Number(source['rows']))) {
    findings.add(`${place} column source_row${end}`, `${source['file']} has no such row`);
  }
}
