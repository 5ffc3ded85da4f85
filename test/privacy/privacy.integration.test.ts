import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { verifyRecords } from '../../server/decisions/verifyRecords.js';
import { exportPackage } from '../../server/evidence/exportPackage.js';
import { verifyPackage } from '../../server/evidence/standalone/verifyPackage.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import type { AppDependencies } from '../../server/http/appDependencies.js';
import { templateHandlers } from '../../server/http/routes/templates.js';
import { openRunView } from '../../server/http/runView.js';
import { openDuckDb, queryRows, sqlString } from '../../server/ingest/index.js';
import { eraseAccount } from '../../server/runs/privacy/eraseAccount.js';
import { type RunResult, runCase } from '../../server/runs/runCase.js';
import { generateWorld } from '../../worlds/index.js';

const KEY = 'held by the user alone: 91b6c8d2e4f7a035';
let folder: string;
let caseDir: string;
let graph: GraphDatabase;
let plain: RunResult;
/** The case again, with pseudonyms and sketches. */
let hidden: RunResult;
const env = { ...process.env, THROUGHLINE_PSEUDONYM_KEY: KEY };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-privacy-'));
  caseDir = join(folder, 'case');
  const world = { scenario: 'demo', accounts: 400, seed: 5, progress: silentProgress };
  await generateWorld({ ...world, outDir: caseDir });
  const workspace = join(folder, 'plain');
  graph = await openGraph({ workspace, env: process.env, progress: silentProgress });
  plain = await run(caseDir, workspace, graph);
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (dir: string, workspace: string, its?: GraphDatabase): Promise<RunResult> =>
  runCase({
    caseDir: dir,
    workspace,
    env,
    now: () => new Date('2026-07-01T06:00:00Z'),
    seed: 1,
    progress: silentProgress,
    ...(its && { graph: its }),
  });

/** Files below a folder that hold one of the texts; grep reads the bytes of any file, the database's too. */
async function filesWith(dir: string, texts: readonly string[]): Promise<string[]> {
  const needles = join(folder, 'needles');
  await writeFile(needles, texts.join('\n'));
  const { stdout, exitCode } = await execa('grep', ['-rlaF', '-f', needles, dir], {
    env: { LC_ALL: 'C' },
    reject: false,
  });
  expect([0, 1]).toContain(exitCode);
  return stdout.split('\n').filter((name) => name !== '' && !name.endsWith('.jar'));
}

async function table(name: string): Promise<Record<string, string>[]> {
  const files = await readdir(caseDir);
  const file = files.find((each) => each.startsWith(name) && each.endsWith('.csv'))!;
  return parse(await readFile(join(caseDir, file), 'utf8'), { columns: true, bom: true });
}

/** Attributed accounts by operator. */
async function groupsOf({ folder: dir }: RunResult): Promise<string[][]> {
  const rows: Record<string, string>[] = parse(await readFile(join(dir, 'accounts.csv'), 'utf8'), {
    columns: true,
  });
  const groups = new Map<string, string[]>();
  for (const { account_id, operator_id } of rows)
    if (operator_id !== '')
      groups.set(operator_id!, [...(groups.get(operator_id!) ?? []), account_id!]);
  return [...groups.values()].map((ids) => ids.sort()).sort();
}

/** Of each value its number, its kind and who has it, without the value. */
async function sharedIn({ folder: dir }: RunResult): Promise<string[]> {
  const connection = await openDuckDb();
  const of = (name: string) => `read_parquet(${sqlString(join(dir, name))})`;
  const rows = await queryRows(
    connection,
    `SELECT s.signal_no || ' ' || s.kind || ' ' || string_agg(u.account_no, ' ' ORDER BY u.account_no) AS shared
     FROM ${of('uses.parquet')} u JOIN ${of('signals.parquet')} s ON u.signal_no = s.signal_no
     GROUP BY s.signal_no, s.kind ORDER BY s.signal_no`,
  );
  connection.closeSync();
  return rows.map((row) => String(row['shared']));
}

describe('privacy of a whole workspace', () => {
  it('with pseudonyms and sketches shares what was shared, and holds no text, no value and no key', async () => {
    const own = join(folder, 'hidden-case');
    const workspace = join(folder, 'private');
    await cp(caseDir, own, { recursive: true });
    await writeFile(
      join(own, 'case.yaml'),
      'settings:\n  prompts: sketches\n  pseudonyms: [accounts.email, payments.instrument_id, payments.billing_name, sessions.ip]\n',
    );
    hidden = await run(own, workspace);
    // All that attribution is given is the same, and in the same order: who shares which number of
    // what kind with whom. So is what comes of it.
    expect(await sharedIn(hidden)).toEqual(await sharedIn(plain));
    expect((await sharedIn(hidden)).length).toBeGreaterThan(100);
    expect(await groupsOf(hidden)).toEqual(await groupsOf(plain));
    const [accounts, payments, sessions, exchanges] = await Promise.all(
      ['accounts', 'payments', 'sessions', 'exchanges'].map(table),
    );
    const some = (rows: Record<string, string>[], column: string) =>
      [...new Set(rows.map((row) => row[column]!).filter((text) => text.length >= 9))].slice(0, 60);
    // Twenty-four characters from the middle: a part of a prompt is as bad as the whole.
    const middles = some(exchanges!, 'prompt')
      .filter((text) => text.length > 60)
      .map((text) => text.slice(20, 44));
    const secret = [
      KEY,
      ...middles,
      ...some(accounts!, 'email'),
      ...some(payments!, 'instrument_id'),
      ...some(payments!, 'billing_name'),
      ...some(sessions!, 'ip'),
    ];
    expect(middles.length).toBeGreaterThan(20);
    expect(await filesWith(workspace, secret)).toEqual([]);
    // The same look finds them where nothing was asked for.
    expect(await filesWith(join(folder, 'plain', 'cases'), secret)).not.toEqual([]);
  });

  it('says on the page and in a package that no text was kept, and the package holds', async () => {
    const view = await openRunView(hidden.folder);
    const operator = [...view.operators.values()]
      .filter(({ verdict }) => verdict === 'operator')
      .sort((a, b) => b.accounts - a.accounts)[0]!;
    const answer = await templateHandlers({ view } as AppDependencies).templates({
      params: { id: operator.operator_id },
      query: { offset: 0, limit: 5 },
    } as never);
    view.connection.closeSync();
    expect(answer.prompts_kept).toBe('sketches');
    expect(answer.templates.length).toBeGreaterThan(0);
    expect(answer.templates.every(({ parts }) => parts.length === 0)).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('[sketch]');

    const options = {
      workspace: join(folder, 'private'),
      operatorId: operator.operator_id,
      outDir: join(folder, 'package'),
      level: 'internal',
      withPrompts: false,
      date: '2026-07-02T00:00:00Z',
      exportedBy: 'Ada',
      form: {},
      keyFolder: join(folder, 'keys'),
      env: {},
      progress: silentProgress,
    } as const;
    await expect(exportPackage({ ...options, withPrompts: true })).rejects.toBeInstanceOf(
      UsageError,
    );
    const made = await exportPackage(options);
    // The logs have texts and addresses where the package has sketches and pseudonyms.
    const { checks } = await verifyPackage(made.folder, { logs: join(folder, 'hidden-case') });
    expect(checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(JSON.stringify(checks)).toContain('without prompts (sketches were kept)');
    const letter = await readFile(join(made.folder, 'data/letter/letter.txt'), 'utf8');
    expect(letter).toContain('kept sketches and not their text');
    const exhibits = await readFile(join(made.folder, 'data/exhibits/exhibits.json'), 'utf8');
    expect(exhibits).toContain('The sender keeps no text of prompts.');
    expect(exhibits).toContain(
      'replaced by keyed pseudonyms when the logs were read: accounts.email',
    );
  });

  it('of an erased account holds nothing, says where it still stands, and does not take it in again', async () => {
    const own = join(folder, 'erasing');
    await cp(join(folder, 'plain'), own, {
      recursive: true,
      filter: (path) => !path.includes(join('plain', 'neo4j')) && !path.includes('locks'),
    });
    await run(caseDir, own, graph);
    // Of the largest: a group of seven may not stand without one of its accounts.
    const [group] = (await groupsOf(plain)).sort((a, b) => b.length - a.length);
    const account = group![0]!;
    const email = (await table('accounts')).find((row) => row['account_id'] === account)!['email']!;
    expect(await filesWith(own, [account])).not.toEqual([]);
    // What an embedded database would have left, and a server of one’s own that holds the case.
    await mkdir(join(own, 'neo4j', 'data'), { recursive: true });
    await writeFile(join(own, 'neo4j', 'data', 'store'), account);
    const home = join(folder, 'plain', 'neo4j');
    const { port } = JSON.parse(await readFile(join(home, 'server.json'), 'utf8'));
    const server = {
      NEO4J_URI: `bolt://127.0.0.1:${port}`,
      NEO4J_PASSWORD: await readFile(join(home, 'password'), 'utf8'),
    };
    const inServer = () => graph.run('account-signals', { accountId: account });
    expect((await inServer()).length).toBeGreaterThan(0);
    const ask = {
      workspace: own,
      account,
      by: 'Ada',
      reason: 'asked for',
      env: { ...env, ...server },
    };
    const done = await eraseAccount({
      ...ask,
      now: () => new Date('2026-07-02T06:00:00Z'),
      progress: silentProgress,
    });
    expect(done.runs).toContain(plain.record.run_id);
    expect(done.kept.map(({ where }) => where)).toContain(caseDir);
    expect(await filesWith(own, [account, email])).toEqual([]);
    expect(await inServer()).toEqual([]);
    expect(await graph.run('concluded-run')).toEqual([]);
    const audit = await readFile(join(own, 'audit.jsonl'), 'utf8');
    expect(audit).toContain('erase-account');
    expect((await verifyRecords(own, [])).every(({ ok }) => ok)).toBe(true);

    const next = await run(caseDir, own, graph);
    expect(await inServer()).toEqual([]);
    expect(next.record.run_id).not.toBe(plain.record.run_id);
    expect(await filesWith(own, [account, email])).toEqual([]);
    // Operators keep their ids without it; one of hardly more accounts than a group must have may fall.
    const idsOf = async ({ folder: dir }: RunResult) =>
      (
        JSON.parse(await readFile(join(dir, 'operators.json'), 'utf8')) as {
          operator_id: string;
          verdict: string;
          accounts: number;
        }[]
      )
        .filter(({ verdict, accounts }) => verdict === 'operator' && accounts >= 12)
        .map(({ operator_id }) => operator_id);
    expect((await idsOf(plain)).length).toBeGreaterThan(0);
    expect(await idsOf(next)).toEqual(await idsOf(plain));
    // Again: nothing is left to do, and nothing breaks.
    const again = await eraseAccount({ ...ask, now: () => new Date(), progress: silentProgress });
    expect(again.tombstone).toBe(done.tombstone);
    expect(await filesWith(own, [account])).toEqual([]);
  });
});
