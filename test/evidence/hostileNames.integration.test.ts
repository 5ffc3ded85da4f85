import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { type ExportedPackage, exportPackage } from '../../server/evidence/exportPackage.js';
import { pdfText } from '../../server/evidence/standalone/pdfText.js';
import { verifyPackage } from '../../server/evidence/standalone/verifyPackage.js';
import { zipHashes, zipMember } from '../../server/evidence/standalone/zip.js';
import { type FinishedRun, finishedRun } from '../support/finishedRun.js';

/** Names that somebody may choose who wants the evidence to fail, to lie, or to do harm where it is read. */
const NAMES = [
  '\u001b[2J\u001b[31mred\u0007',
  '[U+001B][2J[U+001B][31mred[U+0007]',
  '[2J[31mred',
  'exe\u202egpj',
  'ac\u200bme',
  'ac\u00adme',
  'one\u2028line\u2029more',
  'x\ufffey',
  '.',
  '..',
  '../../x',
  '__proto__',
  'constructor',
  '=HYPERLINK("http://evil.example")',
  "'=1+1",
  '<script>alert(1)</script>',
  ']]><x>&#60;',
  '_x0041_',
  'a;b',
  'a|b',
  'a,"b"\nc',
  'x'.repeat(2000),
  '👩‍🚀\u2060안녕',
];

interface Operator {
  readonly operator_id: string;
  readonly verdict: string;
  readonly accounts: number;
}
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Gives accounts of the world's largest operator hostile names, in every table. */
async function rename(logs: string): Promise<void> {
  const truth = parse(await readFile(join(logs, 'truth.csv')), { columns: true }) as {
    account_id: string;
    operator: string;
  }[];
  const members = truth.filter(({ operator }) => operator === 'operator-1');
  const named = new Map(members.map(({ account_id }, i) => [account_id, NAMES[i]]));
  for (const file of await readdir(logs)) {
    const text = await readFile(join(logs, file), 'utf8');
    const hostile = text.replaceAll(/^acc_\w+/gm, (id) => {
      const name = named.get(id);
      return name === undefined ? id : cell(name);
    });
    await writeFile(join(logs, file), file === 'sessions.csv' ? withLongAgents(hostile) : hostile);
  }
}

/** A client name that no index of a database takes, of every tenth session. */
const withLongAgents = (sessions: string): string =>
  sessions.replaceAll(
    /Mozilla\/5\.0 \(Windows/g,
    `Mozilla/5.0 (${'\u6f22'.repeat(12_000)}; Windows`,
  );

let run: FinishedRun;
let made: ExportedPackage;
beforeAll(async () => {
  run = await finishedRun(1000, rename);
  const text = await readFile(join(run.runDir, 'operators.json'), 'utf8');
  const [operator] = (JSON.parse(text) as Operator[])
    .filter(({ verdict }) => verdict === 'operator')
    .sort((a, b) => b.accounts - a.accounts);
  made = await exportPackage({
    workspace: run.workspace,
    operatorId: operator!.operator_id,
    outDir: join(run.folder, 'package'),
    level: 'internal',
    withPrompts: true,
    date: '2026-07-02T00:00:00Z',
    exportedBy: 'A. Analyst',
    form: {},
    keyFolder: join(run.folder, 'keys'),
    env: {},
    progress: silentProgress,
  });
});
afterAll(() => run.remove());

describe('accounts with hostile names', () => {
  it('are attributed under the names that they have', async () => {
    const accounts = parse(await readFile(join(run.runDir, 'accounts.csv')), {
      columns: true,
    }) as { account_id: string }[];
    const ids = new Set(accounts.map(({ account_id }) => account_id));
    const written = NAMES.map((name) => (/^'*[=]/.test(name) ? `'${name}` : name));
    expect(written.filter((name) => !ids.has(name))).toEqual([]);
  });

  it('leave a package that verifies', async () => {
    const report = await verifyPackage(made.folder, { logs: run.logs });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.ok).toBe(true);
  });

  it('are seen for what they are in the workbook', async () => {
    const workbook = await readFile(join(made.folder, 'data', 'schedules', 'schedules.xlsx'));
    const { name } = (await zipHashes(join(made.folder, 'data/schedules/schedules.xlsx')))
      .filter((part) => zipMember(workbook, part.name)!.includes('HYPERLINK'))
      .at(0)!;
    const sheet = zipMember(workbook, name)!.toString('utf8');
    expect(sheet).toContain('exe[U+202E]gpj');
    expect(sheet).toContain("'=HYPERLINK");
    expect(sheet).toContain('_x005F_x0041_');
    expect(sheet).not.toMatch(/\p{Bidi_Control}/u);
  });

  it('have no character that steers or hides in what is printed', async () => {
    for (const name of ['letter/letter.pdf', 'exhibits/exhibits.pdf']) {
      const text = pdfText(await readFile(join(made.folder, 'data', name)), true);
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });
});
