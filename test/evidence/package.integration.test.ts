import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { UsageError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { type ExportedPackage, exportPackage } from '../../server/evidence/exportPackage.js';
import { parseSigningKey } from '../../server/evidence/keys/keyFolder.js';
import type { ExportOptions } from '../../server/evidence/packageContent.js';
import { approvePackage } from '../../server/evidence/record/approve.js';
import { filesBelow, sha256OfFile } from '../../server/evidence/standalone/bag.js';
import { declaredSchedules } from '../../server/evidence/standalone/loadSchedules.js';
import { verifyPackage } from '../../server/evidence/standalone/verifyPackage.js';
import { openDuckDb, queryRows, sqlString } from '../../server/ingest/duckdb.js';
import { type FinishedRun, finishedRun } from '../support/finishedRun.js';
import { found, packageTexts, rawIdentifiers } from './packageText.js';
import { copyOf, reseal } from './reseal.js';
import { TAMPERINGS } from './tamperings.js';

let run: FinishedRun;
let operatorId: string;
let made: ExportedPackage;

const exportTo = (out: string, changes: Partial<ExportOptions> = {}): Promise<ExportedPackage> =>
  exportPackage({
    workspace: run.workspace,
    operatorId,
    outDir: join(run.folder, out),
    level: 'internal',
    withPrompts: false,
    date: '2026-07-02T00:00:00Z',
    exportedBy: 'A. Analyst',
    form: {},
    keyFolder: join(run.folder, 'keys'),
    env: {},
    progress: silentProgress,
    ...changes,
  });

beforeAll(async () => {
  run = await finishedRun();
  const operators = JSON.parse(await readFile(join(run.runDir, 'operators.json'), 'utf8')) as {
    operator_id: string;
    verdict: string;
    accounts: number;
  }[];
  operatorId = operators
    .filter(({ verdict }) => verdict === 'operator')
    .sort((a, b) => b.accounts - a.accounts)[0]!.operator_id;
  made = await exportTo('first');
});
afterAll(() => run.remove());

describe('an evidence package', () => {
  it('verifies as folder and as archive, and against the logs', async () => {
    const folder = await verifyPackage(made.folder, {
      fingerprint: made.fingerprint,
      logs: run.logs,
    });
    expect(folder.checks.flatMap(({ findings }) => findings)).toEqual([]);
    const archive = await verifyPackage(made.zip);
    expect(archive.checks.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('verifies with the verifier inside it and nothing else', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(made.folder, 'verify.mjs')],
      {
        cwd: run.folder,
        env: {},
      },
    );
    expect(stdout).toContain('The package is whole');
    expect(stdout).toContain(made.fingerprint);
  });

  it('is the same to the byte when made again', async () => {
    const again = await exportTo('second');
    for (const file of await filesBelow(made.folder)) {
      expect(await sha256OfFile(join(again.folder, file)), file).toBe(
        await sha256OfFile(join(made.folder, file)),
      );
    }
    expect(await sha256OfFile(again.zip)).toBe(await sha256OfFile(made.zip));
  });

  it('keeps its keys where only their owner reads them', async () => {
    for (const name of ['signing-key.pem', 'redaction-secret']) {
      expect((await stat(join(run.folder, 'keys', name))).mode & 0o077).toBe(0);
    }
  });

  it('is readable by its owner only until somebody passes it on', async () => {
    for (const path of [made.folder, made.zip])
      expect((await stat(path)).mode & 0o077, path).toBe(0);
  });

  it('gives every row its log row, and log rows that say so', async () => {
    const connection = await openDuckDb();
    const of = (name: string) =>
      `read_parquet(${sqlString(join(made.folder, 'data', 'schedules', `${name}.parquet`))})`;
    for (const name of ['accounts', 'facts', 'signals', 'holdings', 'exchanges']) {
      const [count] = await queryRows(
        connection,
        `SELECT count(*)::INTEGER AS n FROM ${of(name)} WHERE source_row IS NULL OR source_sha256 IS NULL`,
      );
      expect(count!['n'], name).toBe(0);
    }
    const log = `read_csv(${sqlString(join(run.logs, 'exchanges.csv'))}, all_varchar = true)`;
    const [wrong] = await queryRows(
      connection,
      `SELECT count(*)::INTEGER AS n FROM ${of('exchanges')} x
       JOIN (SELECT row_number() OVER () AS row_no, * FROM ${log}) l ON x.source_row = l.row_no
       WHERE x.account_id <> l.account_id OR x.exchange_id <> l.exchange_id OR x.prompt_hash <> sha256(l.prompt)`,
    );
    expect(wrong!['n']).toBe(0);
    connection.closeSync();
  });

  it('gives each file of the run with the hash the run recorded', async () => {
    const record = JSON.parse(
      await readFile(join(made.folder, 'data/record/run.json'), 'utf8'),
    ) as { original_sha256: string };
    const original = createHash('sha256')
      .update(await readFile(join(run.runDir, 'run.json')))
      .digest('hex');
    expect(record.original_sha256).toBe(original);
  });

  it('is not made of a group that is no operator, nor over another package', async () => {
    await expect(exportTo('first')).rejects.toBeInstanceOf(UsageError);
    await expect(exportTo('third', { operatorId: 'OP-NONE' })).rejects.toBeInstanceOf(UsageError);
    await expect(exportTo('third', { level: 'public', withPrompts: true })).rejects.toBeInstanceOf(
      UsageError,
    );
  });
});

describe('measured errors', () => {
  it('stand in letter, exhibit and schedule with exact bounds, and without them the letter says so', async () => {
    const { folder } = await exportTo('measured', {
      measured: {
        innocents: [{ attributed: 1, of: 1000 }],
        operators: [{ accounts: 50, attributed: 45 }],
        calibration: { top: { claims: 100, observed: 0.99, lower: 0.94, upper: 0.9997 } },
      },
    });
    const report = await verifyPackage(folder);
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    const letter = await readFile(join(folder, 'data/letter/letter.txt'), 'utf8');
    // Clopper and Pearson: one of a thousand is at most 0.556 %, printed no narrower.
    expect(letter).toContain(
      'Of 1,000 innocent accounts it attributed 1 (0.1 %, and with ninety-five per cent confidence at most 0.56 %)',
    );
    expect(letter).toContain('of 50 accounts of operators it missed 5 (10.0 %)');
    expect(await readFile(join(made.folder, 'data/letter/letter.txt'), 'utf8')).toContain(
      'No error rate measured',
    );
  });
});

describe('redaction', () => {
  it.each(['counsel', 'regulator'] as const)('verifies at level %s', async (level) => {
    const { folder } = await exportTo(level, { level });
    const report = await verifyPackage(folder);
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('leaves no raw identifier of the case in any byte of a public package', async () => {
    const { folder } = await exportTo('public', { level: 'public' });
    const report = await verifyPackage(folder);
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    const identifiers = await rawIdentifiers(run.logs);
    expect(identifiers.size).toBeGreaterThan(10_000);
    for (const { file, text } of await packageTexts(folder)) {
      expect(found(text, identifiers), file).toEqual([]);
    }
  });

  it('shows no prompt without an explicit option, and the rest at level internal', async () => {
    const identifiers = await rawIdentifiers(run.logs);
    const prompts = [...identifiers].filter(
      (text) => text.length > 40 && !text.startsWith('mozilla'),
    );
    for (const { file, text } of await packageTexts(made.folder)) {
      expect(found(text, prompts), file).toEqual([]);
      // The same search finds what is there: it can fail.
      if (file.endsWith('accounts.parquet'))
        expect(found(text, identifiers).length).toBeGreaterThan(100);
      // Exhibits name the strongest values only, so some are enough.
      if (file.endsWith('exhibits.pdf')) expect(found(text, identifiers).length).toBeGreaterThan(3);
    }
  });

  it('undone by putting an account’s id back is caught', async () => {
    const root = await copyOf(
      join(run.folder, 'public', `${operatorId}-public`),
      join(run.folder, 'undone'),
    );
    const path = join(root, 'data/schedules/accounts.csv');
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace(/^account-[0-9a-f]{16}/m, 'acc_0000'),
    );
    const report = await verifyPackage(root);
    const places = report.checks
      .find(({ check }) => check === 'redaction')!
      .findings.map(({ place }) => place);
    expect(places).toContain('data/schedules/accounts.csv row 1 column account_id');
  });
});

describe('the Parquet files', () => {
  it('hold the record of the CSV, unmodified', async () => {
    const connection = await openDuckDb();
    const declared = await declaredSchedules(made.folder);
    for (const { name, csv, parquet, columns } of declared) {
      const path = (file: string) => sqlString(join(made.folder, 'data', 'schedules', file));
      const texts = Object.keys(columns).map(
        (column) => `coalesce(CAST("${column}" AS VARCHAR), '') AS "${column}"`,
      );
      const shown = Object.entries(columns).map(([column, type]) =>
        type === 'text'
          ? `coalesce(regexp_replace("${column}", '^''([=+@''-])', '\\1'), '') AS "${column}"`
          : `coalesce("${column}", '') AS "${column}"`,
      );
      const [difference] = await queryRows(
        connection,
        `SELECT count(*)::INTEGER AS n FROM (SELECT ${texts.join(', ')} FROM read_parquet(${path(parquet)})
         EXCEPT ALL SELECT ${shown.join(', ')} FROM read_csv(${path(csv)}, all_varchar = true, header = true, delim = ',', quote = '"'))`,
      );
      expect(difference!['n'], name).toBe(0);
    }
    connection.closeSync();
  });
});

describe('an approval', () => {
  it('turns a draft into an approved package, with both names in the custody log', async () => {
    const o = {
      by: 'B. Reviewer',
      reason: 'figures read against the logs',
      at: '2026-07-03T00:00:00Z',
    };
    const approval = await approvePackage(made.folder, o);
    const approved = await exportTo('approved', { approval });
    const report = await verifyPackage(approved.folder);
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    const custody = await readFile(join(approved.folder, 'data/record/custody.ndjson'), 'utf8');
    for (const word of ['A. Analyst', o.by, o.reason]) expect(custody).toContain(word);
  });

  it('is refused to whoever exported, and for other content', async () => {
    const o = { by: 'a. analyst', reason: 'mine', at: '2026-07-03T00:00:00Z' };
    await expect(approvePackage(made.folder, o)).rejects.toBeInstanceOf(UsageError);
    const approval = await approvePackage(made.folder, { ...o, by: 'B. Reviewer' });
    await expect(exportTo('other', { approval, level: 'public' })).rejects.toBeInstanceOf(
      UsageError,
    );
  });
});

describe('an archive made anew', () => {
  it('is caught by its entries’ dates and order, though its content is whole', async () => {
    const name = `${operatorId}-internal`;
    const zip = new ZipFile();
    for (const file of (await filesBelow(made.folder)).reverse())
      zip.addFile(join(made.folder, file), `${name}/${file}`);
    zip.end();
    const target = join(run.folder, 'anew.zip');
    await writeFile(target, await buffer(zip.outputStream));
    const report = await verifyPackage(target);
    expect(
      report.checks.filter(({ findings }) => findings.length > 0).map(({ check }) => check),
    ).toEqual(['archive']);
  });
});

describe('tampering with a package', () => {
  const forger = parseSigningKey(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  it.each(TAMPERINGS)(
    'is caught: $name (sealed anew: $isSealed)',
    async ({ change, isSealed, place }) => {
      const root = await copyOf(made.folder, join(run.folder, 'tampered'));
      try {
        await change(root);
        if (isSealed) await reseal(root, forger);
        const report = await verifyPackage(root);
        const places = report.checks.flatMap(({ findings }) =>
          findings.map((finding) => finding.place),
        );
        expect(report.ok).toBe(false);
        expect(
          places.some((found) => place.test(found)),
          places.join('\n'),
        ).toBe(true);
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    },
  );
});

describe.skipIf(process.platform === 'win32')('a package that never ends', () => {
  it.each([
    ['a link to a device', (path: string) => symlink('/dev/zero', path)],
    ['a pipe', async (path: string) => void (await promisify(execFile)('mkfifo', [path]))],
  ])(
    'is refused at once: %s',
    async (_, make) => {
      const root = await copyOf(made.folder, join(run.folder, 'endless'));
      try {
        const file = join('data', 'schedules', 'days.csv');
        await rm(join(root, file));
        await make(join(root, file));
        const report = await verifyPackage(root);
        expect(report.ok).toBe(false);
        expect(report.checks.flatMap(({ findings }) => findings)).toMatchObject([{ place: file }]);
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    },
    20_000,
  );
});

describe('an archive that is not what it seems', () => {
  const forged = async (change: (archive: Buffer) => Buffer) => {
    const target = join(run.folder, 'forged.zip');
    await writeFile(target, change(await readFile(made.zip)));
    return (await verifyPackage(target)).checks.filter(({ findings }) => findings.length > 0);
  };

  it('is refused where an entry has another name in front of its content', async () => {
    const [check, ...others] = await forged((archive) => {
      archive.write('evil!.txt', archive.indexOf('bagit.txt'));
      return archive;
    });
    expect(check?.findings[0]?.problem).toContain('evil!.txt');
    // What was not unpacked is not called missing.
    expect(others).toEqual([]);
  });

  it('is caught where an entry would be unpacked as a link', async () => {
    const [check] = await forged((archive) => {
      const at = archive.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
      archive.writeUInt32LE(0o120777 * 65536, at + 38);
      return archive;
    });
    expect(check?.check).toBe('archive');
    expect(check?.findings[0]?.problem).toBe('would not be unpacked as a plain file');
  });
});

describe('the words of a report', () => {
  it('name what is missing or broken as the package does, and no file of the machine', async () => {
    const broken: [string, (path: string) => Promise<void>][] = [
      ['manifest-sha256.txt', (path) => rm(path)],
      ['data/figures.json', (path) => rm(path)],
      ['data/schedules/schedules.json', (path) => writeFile(path, '[{')],
      ['data/record/custody.ndjson', (path) => writeFile(path, 'no log\n')],
    ];
    for (const [file, change] of broken) {
      const root = await copyOf(made.folder, join(run.folder, 'broken'));
      await change(join(root, file));
      const report = await verifyPackage(root);
      await rm(root, { recursive: true, force: true });
      const lines = report.checks.flatMap(({ findings }) =>
        findings.map(({ place, problem }) => `${place}: ${problem}`),
      );
      expect(lines.some((line) => line.includes(file))).toBe(true);
      for (const line of lines) {
        expect(line).not.toContain(run.folder);
        expect(line).not.toMatch(/ENOENT|undefined|Unexpected|Expected property|JSON at/);
      }
    }
  });
});
