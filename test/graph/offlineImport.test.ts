import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isImporting, removeHalfImported, shareDone } from '../../server/graph/offlineImport.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-import-'));
  for (const folder of ['databases/neo4j', 'transactions/neo4j', 'databases/system']) {
    await mkdir(join(home, 'data', folder), { recursive: true });
  }
});
afterEach(() => rm(home, { recursive: true }));
const has = (folder: string) => existsSync(join(home, 'data', folder));

describe('how far an import is', () => {
  it.each([
    ['Estimated required memory usage: 960.2MiB\n', 0],
    ['Import starting\n.......... ..........   5% ∆1s 158ms [1s 158ms]\n', 1 / 80],
    [`${'..........  50% ∆0ms [1s 631ms]\n'.repeat(80)}IMPORT DONE in 9s 251ms.`, 1],
  ])('is read from the tool’s words: %#', (words, share) => {
    expect(shareDone(words)).toBeCloseTo(share);
  });
});

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
