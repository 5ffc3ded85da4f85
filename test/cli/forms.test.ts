import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proveOpening } from '../../server/cli/opening.js';
import { readForm } from '../../server/cli/readForm.js';
import { verify } from '../../server/cli/verify.js';
import { UsageError } from '../../server/contract/errors.js';
import { LetterForm } from '../../server/contract/evidence.js';
import { main } from '../../server/evidence/standalone/main.js';
import { formatReport } from '../../server/evidence/standalone/report.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-forms-'));
});
afterEach(() => rm(root, { recursive: true }));

const usageError = async (work: Promise<unknown>): Promise<UsageError> => {
  const error: unknown = await work.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UsageError);
  return error as UsageError;
};

describe('a file that a person wrote', () => {
  it.each([
    ['a quote that never closes', 'matter: "Acme'],
    ['two keys in a line', 'matter: a: b\n'],
    ['a list in place of a form', '- a\n- b\n'],
    ['a file of nothing of the kind', '{"matter": '],
  ])('with %s is named in an error of usage', async (_, text) => {
    const file = join(root, 'bad.yaml');
    await writeFile(file, text);
    expect((await usageError(readForm(file, LetterForm))).message).toContain(file);
    expect((await usageError(proveOpening(root, file))).message).toContain(file);
  });

  it('that is not there is named too', async () => {
    const file = join(root, 'none.yaml');
    expect((await usageError(proveOpening(root, file))).message).toContain(file);
  });
});

describe('verify', () => {
  it('of a folder that is no package says so, in the command and in the single file', async () => {
    await writeFile(join(root, 'accounts.csv'), '');
    expect((await usageError(verify(root, {}))).message).toBe(`${root} is no folder of a package.`);
    expect(await main([root], root)).toBe(2);
    expect(await main([join(root, 'none')], root)).toBe(2);
  });

  it('of a package that lacks its declaration names what is missing, and no empty key', async () => {
    await mkdir(join(root, 'data/schedules'), { recursive: true });
    const report = await verify(root, {});
    expect(report.ok).toBe(false);
    expect(formatReport(report)).toContain('bagit.txt');
    expect(formatReport(report)).not.toMatch(/fingerprint: *$/m);
  });
});
