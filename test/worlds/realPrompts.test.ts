import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, ThroughlineError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { generateWorld } from '../../worlds/index.js';
import { readRealPrompts } from '../../worlds/prompts/readRealPrompts.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-prompts-'));
});
afterEach(() => rm(folder, { recursive: true }));
const file = async (name: string, content: string) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('readRealPrompts', () => {
  it('reads one prompt a line', async () => {
    expect(await readRealPrompts(await file('a.txt', '\ufeffone\r\n\r\n{two}\nthree'))).toEqual([
      'one',
      '{two}',
      'three',
    ]);
  });
  it('reads JSON lines of the forms that public sets have', async () => {
    const lines = [
      '{"id":1,"prompt":"a\\nb","text":"not this"}',
      '{"instruction":"c","instances":[]}',
      '{"turns":["d","e",""]}',
    ];
    expect(await readRealPrompts(await file('a.jsonl', `${lines.join('\n')}\n`))).toEqual([
      'a\nb',
      'c',
      'd',
      'e',
    ]);
  });
  it.each([
    ['broken JSON', 'a.jsonl', '{"prompt":"a"}\n{"prompt":', EXIT.inputRefused, 'line 2'],
    ['no prompt', 'a.ndjson', '{"id":1}', EXIT.inputRefused, 'line 1'],
    ['a number', 'a.jsonl', '{"prompt":7}', EXIT.inputRefused, 'line 1'],
    ['null', 'a.jsonl', 'null', EXIT.inputRefused, 'line 1'],
    ['nothing', 'a.txt', '\n \n', EXIT.inputRefused, 'holds no prompt'],
    ['no file', '', '', EXIT.usage, 'cannot be read'],
  ])('refuses %s and says where', async (_, name, content, exitCode, said) => {
    const path = name === '' ? join(folder, 'none.txt') : await file(name, content);
    const failure: unknown = await readRealPrompts(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ThroughlineError);
    expect(failure).toMatchObject({ exitCode, message: expect.stringContaining(said) });
  });
});

describe('a world of real prompts', () => {
  it('has them where people speak, and none of the composed ones', async () => {
    const real = Array.from({ length: 40 }, (_, i) => `a real prompt, number ${i}`);
    await generateWorld({
      scenario: 'null',
      outDir: folder,
      accounts: 300,
      seed: 3,
      promptsFile: await file('real.txt', real.join('\n')),
      progress: silentProgress,
    });
    const classes = new Map(
      (await rowsOf('truth.csv')).map((row) => [row['account_id'], row['class']]),
    );
    const sent = (await rowsOf('exchanges.csv')).filter(
      (row) => classes.get(row['account_id']) === 'ordinary',
    );
    const asTheyAre = sent.filter((row) => real.includes(row['prompt']!));
    expect(asTheyAre.length / sent.length).toBeGreaterThan(0.5);
    // What goes round (a viral prompt, a template of one's own) may stand before a real one.
    expect(new Set(asTheyAre.map((row) => row['prompt'])).size).toBe(real.length);
  });
});

const rowsOf = async (name: string) =>
  parse(await readFile(join(folder, name), 'utf8'), { columns: true }) as Record<string, string>[];
