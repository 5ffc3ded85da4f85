import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StageStore } from '../../server/runs/stageStore.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-stages-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Three stages, each writing a file made from the one before; answers which were done again. */
async function runThree(key: string, breakIn?: string): Promise<string[]> {
  const stages = new StageStore(folder, key);
  const worked: string[] = [];
  let before = key;
  for (const name of ['one', 'two', 'three']) {
    await stages.once(name, [`${name}.txt`], async (pathOf) => {
      await writeFile(pathOf(`${name}.txt`), `${name} after ${before}`);
      if (name === breakIn) throw new Error('broken off');
      worked.push(name);
      return name;
    });
    before = await readFile(join(folder, `${name}.txt`), 'utf8');
  }
  return worked;
}

describe('the stages of a run', () => {
  it('are done once', async () => {
    expect(await runThree('key')).toEqual(['one', 'two', 'three']);
    expect(await runThree('key')).toEqual([]);
  });

  it('are all done again for another input', async () => {
    await runThree('key');
    expect(await runThree('another')).toEqual(['one', 'two', 'three']);
    expect(await readFile(join(folder, 'one.txt'), 'utf8')).toBe('one after another');
  });

  it('go on where one was broken off, and leave nothing half written', async () => {
    await expect(runThree('key', 'two')).rejects.toThrow('broken off');
    expect(await readdir(folder)).not.toContain('two.txt');
    expect(await runThree('key')).toEqual(['two', 'three']);
    expect((await readdir(folder)).sort()).toEqual(['one.txt', 'stages', 'three.txt', 'two.txt']);
  });

  it('are made again from the first damaged file or record on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('one', 'two', 'three'),
        fc.constantFrom('cut', 'changed', 'removed', 'record'),
        async (name, damage) => {
          await runThree('key');
          const file = join(folder, `${name}.txt`);
          if (damage === 'cut') await truncate(file, 3);
          else if (damage === 'changed') await writeFile(file, `${name} aftER key`.padEnd(13));
          else if (damage === 'removed') await rm(file);
          else await truncate(join(folder, 'stages', `${name}.json`), 20);
          // What comes after is made again only where its input really is another.
          expect(await runThree('key')).toEqual([name]);
          expect(await runThree('key')).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
