import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isImporting, removeHalfImported } from '../../server/graph/offlineImport.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-import-'));
  for (const folder of ['databases/neo4j', 'transactions/neo4j', 'databases/system']) {
    await mkdir(join(home, 'data', folder), { recursive: true });
  }
});
afterEach(() => rm(home, { recursive: true }));
const has = (folder: string) => existsSync(join(home, 'data', folder));

describe('a store that an import was killed in', () => {
  it('is taken away before the server starts, the names of users stay', async () => {
    await writeFile(join(home, 'importing'), '');
    expect(isImporting(home)).toBe(true);
    await removeHalfImported(home);
    expect(['databases/neo4j', 'transactions/neo4j', 'databases/system'].map(has)).toEqual([
      false,
      false,
      true,
    ]);
    expect(isImporting(home)).toBe(false);
  });

  it('is told from a whole one', async () => {
    await removeHalfImported(home);
    expect(has('databases/neo4j')).toBe(true);
  });
});
