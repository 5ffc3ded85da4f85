import type { Row } from './csv.js';
import type { Schedules } from './queries.js';
import type { Findings } from './report.js';

/** Figures of a run are written with two digits: sums may be off by half a digit for each step. */
const ROUNDING = 0.0051;
/** Probabilities have four digits, and so has the group’s. */
const PROBABILITY_ROUNDING = 0.0002;
const FACTS = 'data/schedules/facts.csv';
/** What a step says whose words are the program’s. */
export const PRIOR_WORDS = 'before any evidence';
export const familyWords = (family: string): string => `shares a signal of the ${family} family`;

/** Who holds which signal, from the holdings schedule. */
export type Holders = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Adds up every account's sum again from its listed facts, and weighs every signal in it again
 * from how many accounts hold it inside and outside the group.
 */
export function checkFacts(schedules: Schedules, holders: Holders, findings: Findings): string {
  const signals = new Map(
    (schedules.get('signals') ?? []).map((row) => [row['signal'] ?? '', row]),
  );
  const [operator] = schedules.get('operator') ?? [];
  const members = Number(operator?.['members']);
  const others = Number(operator?.['case_accounts']) - members;
  const steps = new Map<string, Row[]>();
  const accounts = new Map(
    (schedules.get('accounts') ?? []).map((row) => [row['account_id'] ?? '', row]),
  );
  for (const [i, fact] of (schedules.get('facts') ?? []).entries()) {
    const place = `${FACTS} row ${i + 1}`;
    const account = accounts.get(fact['account_id'] ?? '');
    if (account === undefined) {
      findings.add(place, 'is of an account that is not in accounts.csv');
      continue;
    }
    const list = steps.get(fact['account_id'] ?? '') ?? [];
    steps.set(fact['account_id'] ?? '', [...list, fact]);
    if (fact['step'] === 'prior' && fact['fact'] !== PRIOR_WORDS)
      findings.add(`${place} column fact`, `is “${fact['fact']}”, not “${PRIOR_WORDS}”`);
    if (fact['step'] !== 'family') continue;
    const words = familyWords(fact['family'] ?? '');
    if (fact['fact'] !== words)
      findings.add(`${place} column fact`, `is “${fact['fact']}”, not “${words}”`);
    const signal = signals.get(fact['signal'] ?? '');
    if (
      signal === undefined ||
      !(holders.get(fact['signal'] ?? '')?.has(fact['account_id'] ?? '') ?? false)
    ) {
      findings.add(place, 'rests on a signal that holdings.csv does not give this account');
      continue;
    }
    if (signal['family'] !== fact['family'])
      findings.add(`${place} column family`, 'is not the signal’s family');
    const inside = Number(signal['holders_inside']);
    const outside = Number(signal['holders_outside']);
    const weight =
      account['in_group'] === 'true'
        ? Math.log2((inside - 1) / (members - 1) / ((outside + 0.5) / (others + 1)))
        : Math.log2(inside / members / ((outside - 0.5) / others));
    if (Math.abs(weight - Number(fact['signal_bits'])) > 0.0002) {
      findings.add(
        `${place} column signal_bits`,
        `is ${fact['signal_bits']}, the counts give ${weight.toFixed(4)}`,
      );
    }
    if (
      Math.abs(Number(fact['signal_bits']) - Number(fact['taken_off']) - Number(fact['bits'])) >
      0.0002
    ) {
      findings.add(`${place} column taken_off`, 'signal_bits less taken_off is not bits');
    }
  }
  for (const [i, account] of (schedules.get('accounts') ?? []).entries()) {
    checkSum(
      `data/schedules/accounts.csv row ${i + 1}`,
      account,
      steps.get(account['account_id'] ?? '') ?? [],
      findings,
    );
    checkProbability(`data/schedules/accounts.csv row ${i + 1}`, account, operator, findings);
  }
  return `${accounts.size} accounts added up again`;
}

/** No account is stated more probable than its sum and the group together allow (Exhibit N). */
function checkProbability(
  place: string,
  account: Row,
  operator: Row | undefined,
  findings: Findings,
): void {
  // The sum is printed to two digits; the probability may be that of what was rounded down.
  const ofSum = 1 / (1 + 2 ** -(Number(account['bits']) + ROUNDING));
  const most = ofSum * Number(operator?.['confidence']);
  if (Number(account['confidence']) > most + PROBABILITY_ROUNDING)
    findings.add(
      `${place} column confidence`,
      `is ${account['confidence']}, its sum and the group allow ${most.toFixed(4)} at most`,
    );
}

function checkSum(place: string, account: Row, steps: readonly Row[], findings: Findings): void {
  const sum = (rows: readonly Row[]) => rows.reduce((total, row) => total + Number(row['bits']), 0);
  const of = (...names: string[]) => steps.filter((row) => names.includes(row['step'] ?? ''));
  const tolerance = ROUNDING * (steps.length + 1);
  if (Math.abs(sum(steps) - Number(account['bits'])) > tolerance) {
    findings.add(
      `${place} column bits`,
      `is ${account['bits']}, its facts add up to ${sum(steps).toFixed(2)}`,
    );
  }
  if (Math.abs(sum(of('prior')) - Number(account['prior_bits'])) > ROUNDING) {
    findings.add(`${place} column prior_bits`, 'is not the prior of its facts');
  }
  if (Math.abs(sum(of('against', 'limit')) - Number(account['counter_bits'])) > tolerance) {
    findings.add(`${place} column counter_bits`, 'is not what its facts say against it');
  }
  const families = of('family')
    .map((row) => row['family'])
    .sort()
    .join(';');
  const listed = (account['families'] ?? '')
    .split(';')
    .filter((name) => name !== '')
    .sort()
    .join(';');
  if (families !== listed)
    findings.add(`${place} column families`, 'are not the families of its facts');
}
