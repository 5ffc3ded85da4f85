import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { DatabaseUnreachableError, InputRefusedError } from '../../server/contract/errors.js';
import { unpackZip } from '../../server/evidence/standalone/zip.js';
import { checkJars } from '../../server/graph/jarChecksums.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';
import { caseIdOf, workspacePaths } from '../../server/runs/workspace.js';
import { CaseFolder } from '../ingest/caseFolder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-attack-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a case name', () => {
  it('never leads out of the workspace', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('..', '../../etc', '/etc', 'C:\\x'),
        ),
        (name) => {
          const id = caseIdOf(name, '/data');
          expect(id).toMatch(/^[a-z0-9-]+-[0-9a-f]{8}$/);
          expect(workspacePaths('/w').tables(id)).toBe(`/w/cases/${id}/tables`);
        },
      ),
    );
  });
});

/** An archive with one file whose name stands in it as given, whatever a packer would say to it. */
async function archiveOf(name: string, content: Buffer): Promise<string> {
  const path = join(folder, 'evil.zip');
  const zip = new ZipFile();
  const harmless = 'x'.repeat(Buffer.byteLength(name));
  zip.addBuffer(content, harmless);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  const bytes = await readFile(path);
  for (let at = bytes.indexOf(harmless); at >= 0; at = bytes.indexOf(harmless, at + 1)) {
    bytes.write(name, at);
  }
  await writeFile(path, bytes);
  return path;
}

describe('an archive', () => {
  it.each(['../evil.txt', '/tmp/evil.txt', 'a/../../evil.txt', 'C:\\evil.txt', '..\\evil.txt'])(
    'with an entry called %s is refused before anything is written',
    async (name) => {
      const target = join(folder, 'unpacked');
      await mkdir(target);
      const path = await archiveOf(name, Buffer.from('evil'));
      await expect(unpackZip(path, target)).rejects.toThrow('unsafe name');
      expect(await readdir(target)).toEqual([]);
      expect((await readdir(folder)).sort()).toEqual(['evil.zip', 'unpacked']);
    },
  );

  it('that says it is small and unpacks to much stops at what it said', async () => {
    const target = join(folder, 'unpacked');
    await mkdir(target);
    const path = await archiveOf('zeros.bin', Buffer.alloc(20_000_000));
    const bytes = await readFile(path);
    const directory = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt32LE(1000, directory + 24);
    await writeFile(path, bytes);
    await expect(unpackZip(path, target)).rejects.toThrow('larger than it says');
  });

  it('that unpacks to more than there is room for is refused before anything is written', async () => {
    const target = join(folder, 'unpacked');
    await mkdir(target);
    const path = await archiveOf('zeros.bin', Buffer.alloc(20_000_000));
    await expect(unpackZip(path, target, 21_000_000)).rejects.toThrow('room');
    expect(await readdir(target)).toEqual([]);
  });
});

describe('a case', () => {
  it('reads no file outside it, by a path, by a link, or by SQL', async () => {
    const secret = join(folder, 'secret.csv');
    await writeFile(secret, 'account_id,created_at\nsecret,2026-01-01T00:00:00Z\n');
    const attempts = [
      `tables: { accounts: { file: "../../${secret.slice(1)}" } }`,
      `tables: { accounts: { file: "${secret}" } }`,
      'tables: { accounts: { file: "link.csv" } }',
      `tables: { accounts: { query: "SELECT * FROM read_csv('${secret}')" } }`,
      `tables: { accounts: { query: "COPY (SELECT 1) TO '${join(folder, 'written.csv')}'" } }`,
      'tables: { accounts: { query: "SELECT getenv(\'HOME\') AS account_id, now() AS created_at" } }',
    ];
    for (const yaml of attempts) {
      const attacked = await CaseFolder.create();
      await attacked.write('case.yaml', yaml);
      await symlink(secret, join(attacked.caseDir, 'link.csv'));
      await expect(attacked.ingest(), yaml).rejects.toThrow(InputRefusedError);
      await attacked.remove();
    }
    expect(await readdir(folder)).toEqual(['secret.csv']);
  });

  it('with a small Parquet file that unpacks to more than the memory given is refused in words', async () => {
    const attacked = await CaseFolder.create();
    const path = join(attacked.caseDir, 'accounts.parquet');
    const connection = await openDuckDb();
    // 80,000 rows of 10 kB in a file of some kilobytes.
    await connection.run(
      `COPY (SELECT 'a' || i AS account_id, '2026-01-01T00:00:00Z' AS created_at,
                    repeat('x', 10000) AS plan FROM range(80000) t(i))
       TO ${sqlString(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    connection.closeSync();
    expect((await readFile(path)).byteLength).toBeLessThan(2_000_000);
    await expect(attacked.ingest({ memoryLimit: '100MB' })).rejects.toThrow(InputRefusedError);
    await attacked.remove();
  });
});

describe('the jars of the database', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  it('are those that were pinned, and no others', async () => {
    const list = join(folder, 'sha256.txt');
    await writeFile(list, `${sha256('one')}  one.jar\n${sha256('two')}  two.jar\n`);
    const jars = join(folder, 'jars');
    await mkdir(jars);
    await writeFile(join(jars, 'one.jar'), 'one');
    const check = () => checkJars(jars, list);
    await expect(check()).rejects.toThrow('two.jar');
    await writeFile(join(jars, 'two.jar'), 'two');
    await check();
    await writeFile(join(jars, 'two.jar'), 'other');
    await expect(check()).rejects.toThrow(DatabaseUnreachableError);
    await writeFile(join(jars, 'two.jar'), 'two');
    await writeFile(join(jars, 'three.jar'), 'three');
    await expect(check()).rejects.toThrow('three.jar');
  });
});
