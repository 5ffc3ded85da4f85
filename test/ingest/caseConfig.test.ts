import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { readCaseConfig } from '../../server/ingest/caseConfig.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-config-'));
});
afterEach(() => rm(folder, { recursive: true }));
const read = async (yaml: string) => {
  await writeFile(join(folder, 'case.yaml'), yaml);
  return readCaseConfig(folder);
};

describe('readCaseConfig', () => {
  it('is empty where there is no case.yaml, or an empty one', async () => {
    expect(await readCaseConfig(folder)).toEqual({ tables: {}, settings: {} });
    expect(await read('')).toEqual({ tables: {}, settings: {} });
  });
  it('reads a mapping', async () => {
    const config = await read(
      'name: x\ntables:\n  payments:\n    file: "pay/*.csv"\n    columns: { at: paid_at }\n',
    );
    expect(config.tables.payments?.columns).toEqual({ at: 'paid_at' });
  });
  it.each([
    ['broken YAML', 'tables: [', 'no YAML'],
    [
      'names that stand for one another (“billion laughs”)',
      [
        'a: &a [x, x]',
        ...[...'bcdefghijkl'].map(
          (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijk'[i]}`).join(', ')}]`,
        ),
      ].join('\n'),
      'no YAML',
    ],
    ['an unknown table', 'tables: { people: { file: a.csv } }', 'tables'],
    ['an unknown key', 'colour: red', 'colour'],
    [
      'an unknown column',
      'tables: { accounts: { columns: { birthday: b } } }',
      'tables.accounts.columns.birthday',
    ],
    [
      'columns and query',
      'tables: { accounts: { columns: { email: e }, query: SELECT 1 } }',
      'tables.accounts',
    ],
  ])('refuses %s and says where', async (_, yaml, where) => {
    const failure: unknown = await read(yaml).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputRefusedError);
    expect((failure as InputRefusedError).message).toContain(where);
  });
});
