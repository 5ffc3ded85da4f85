import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from './bag.js';
import type { Row } from './csv.js';
import type { Schedules } from './queries.js';
import { readJson } from './readJson.js';
import type { Findings } from './report.js';

const FACTS_FILE = 'data/facts.json';
export const APPROVAL_FILE = 'data/record/approval.json';

export interface RedactionDeclared {
  readonly level: string;
  readonly prompt_hash: string;
  /** Not in packages of the first versions. */
  readonly pseudonyms_at_ingest?: readonly string[];
  readonly treatments: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly kinds: Readonly<Record<string, string>>;
}

export const readRedaction = (root: string): Promise<RedactionDeclared> =>
  readJson<RedactionDeclared>(root, 'data/record/redaction.json');

/** facts.json says what the schedules say, account by account and step by step. */
export async function checkFactsFile(
  root: string,
  schedules: Schedules,
  findings: Findings,
): Promise<string> {
  const facts = await readJson<{
    probability: number;
    accounts: {
      account_id: string;
      status: string;
      bits: number;
      exchanges: number;
      probability: number;
      facts: { bits: number; signal: string | null; fact: string }[];
    }[];
  }>(root, FACTS_FILE);
  const [operator] = schedules.get('operator') ?? [];
  if (facts.probability !== Number(operator?.['confidence']))
    findings.add(`${FACTS_FILE} probability`, 'is not the one of operator.csv');
  const rows = schedules.get('accounts') ?? [];
  const steps = new Map<string, string[]>();
  for (const fact of schedules.get('facts') ?? []) {
    const id = fact['account_id'] ?? '';
    const list = steps.get(id) ?? [];
    list.push(`${Number(fact['bits'])} ${fact['signal'] ?? ''} ${fact['fact'] ?? ''}`);
    steps.set(id, list);
  }
  if (facts.accounts.length !== rows.length)
    findings.add(
      FACTS_FILE,
      `has ${facts.accounts.length} accounts, accounts.csv has ${rows.length}`,
    );
  for (const [i, row] of rows.entries()) {
    const account = facts.accounts[i];
    const place = `${FACTS_FILE} account ${i + 1}`;
    if (
      account === undefined ||
      account.account_id !== row['account_id'] ||
      account.status !== row['status']
    ) {
      findings.add(place, 'is not the account of accounts.csv');
    } else if (
      account.bits !== Number(row['bits']) ||
      account.exchanges !== Number(row['exchanges']) ||
      account.probability !== Number(row['confidence'])
    ) {
      findings.add(place, 'has other figures than accounts.csv');
    } else if (
      account.facts.map((fact) => `${fact.bits} ${fact.signal ?? ''} ${fact.fact}`).join('|') !==
      (steps.get(account.account_id) ?? []).join('|')
    ) {
      findings.add(place, 'has other facts than facts.csv');
    }
  }
  return `${rows.length} accounts compared`;
}

/** All parts of a package are of one level, and agree on whether it is a draft. */
export async function checkLevel(root: string, findings: Findings): Promise<void> {
  const facts = await readJson<{ level: string; is_draft: boolean }>(root, FACTS_FILE);
  const redaction = await readRedaction(root);
  if (redaction.level !== facts.level)
    findings.add(
      'data/record/redaction.json',
      `is of level ${redaction.level}, facts.json of ${facts.level}`,
    );
  const info = await readFile(join(root, 'bag-info.txt'), 'utf8');
  if (!new RegExp(`^External-Identifier: .* ${facts.level}$`, 'm').test(info))
    findings.add('bag-info.txt', `does not say that the package is of level ${facts.level}`);
  const isDraft = !existsSync(join(root, APPROVAL_FILE));
  if (facts.is_draft !== isDraft)
    findings.add(
      FACTS_FILE,
      isDraft ? 'hides that nobody has approved the package' : 'calls an approved package a draft',
    );
  if (/^External-Description: .*\(draft, not approved\)$/m.test(info) !== isDraft)
    findings.add(
      'bag-info.txt',
      isDraft ? 'does not say that the package is a draft' : 'calls an approved package a draft',
    );
}

/** Values that the level hides are hidden: a pseudonym looks like one, what is left out is empty. */
export function checkRedaction(
  redaction: RedactionDeclared,
  schedules: Schedules,
  findings: Findings,
): string {
  let cells = 0;
  const check = (cell: string, name: string, place: string): void => {
    cells++;
    const treatment = redaction.treatments[name] ?? 'omit';
    if (cell === '') return;
    if (treatment === 'omit') findings.add(place, `is shown, and ${redaction.level} leaves it out`);
    else if (treatment === 'pseudonym' && !new RegExp(`^${name}-[0-9a-f]{16}$`).test(cell)) {
      findings.add(place, `is no pseudonym, and ${redaction.level} shows only those`);
    } else if (treatment === 'coarse' && name === 'address' && !/ [0-9a-f]{8}$/.test(cell)) {
      findings.add(place, 'is finer than this level shows');
    }
  };
  for (const [name, columns] of Object.entries(redaction.columns)) {
    for (const [i, row] of (schedules.get(name) ?? []).entries()) {
      for (const [column, of] of Object.entries(columns))
        check(row[column] ?? '', of, `data/schedules/${name}.csv row ${i + 1} column ${column}`);
    }
  }
  for (const [i, row] of (schedules.get('signals') ?? []).entries()) {
    const place = `data/schedules/signals.csv row ${i + 1}`;
    check(
      row['value'] ?? '',
      redaction.kinds[row['kind'] ?? ''] ?? 'content',
      `${place} column value`,
    );
    checkCommitment(row, place, redaction, findings);
  }
  return `level ${redaction.level}, ${cells} cells`;
}

/** Where salt and value are shown, the commitment must open with them. */
function checkCommitment(
  row: Row,
  place: string,
  redaction: RedactionDeclared,
  findings: Findings,
): void {
  const isFull = redaction.treatments[redaction.kinds[row['kind'] ?? ''] ?? 'content'] === 'full';
  if (!isFull || (row['value_salt'] ?? '') === '') return;
  const opened = createHash('sha256')
    .update((row['value_salt'] ?? '') + (row['value'] ?? ''))
    .digest('hex');
  if (opened !== row['value_commitment'])
    findings.add(`${place} column value`, 'does not open the commitment');
}

/** Files whose content does not depend on whether a package is a draft: what a person approves. */
export const isApproved = (file: string): boolean =>
  /^data\/(schedules|graph)\//.test(file) ||
  file === 'data/figures.json' ||
  /^data\/(letter|exhibits)\/[a-z]+\.json$/.test(file);

/** Digest over the manifest lines of what is approved; the same for a draft and its approved form. */
export async function contentDigest(root: string): Promise<string> {
  const manifest = await readManifest(join(root, 'manifest-sha256.txt'));
  const hash = createHash('sha256');
  for (const [file, sha256] of manifest) if (isApproved(file)) hash.update(`${sha256}  ${file}\n`);
  return hash.digest('hex');
}

/** An approval is of this very content and by somebody else than who exported it; a draft has none. */
export async function checkApproval(root: string, findings: Findings): Promise<string> {
  if (!existsSync(join(root, APPROVAL_FILE))) return 'a draft: nobody has approved it';
  const approval = JSON.parse(await readFile(join(root, APPROVAL_FILE), 'utf8')) as {
    content_sha256: string;
    approved_by: string;
    exported_by: string;
    reason: string;
  };
  const digest = await contentDigest(root);
  if (approval.content_sha256 !== digest)
    findings.add(APPROVAL_FILE, `approves content ${approval.content_sha256}, this is ${digest}`);
  if (approval.approved_by.trim().toLowerCase() === approval.exported_by.trim().toLowerCase()) {
    findings.add(APPROVAL_FILE, 'is by the person who exported the package');
  }
  const custody = await readFile(join(root, 'data/record/custody.ndjson'), 'utf8');
  for (const word of [approval.approved_by, approval.reason]) {
    if (!custody.includes(JSON.stringify(word).slice(1, -1)))
      findings.add('data/record/custody.ndjson', 'does not name the approval');
  }
  return `approved by ${approval.approved_by}`;
}
