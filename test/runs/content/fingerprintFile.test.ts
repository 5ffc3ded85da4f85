import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import {
  FingerprintReader,
  FingerprintWriter,
} from '../../../server/runs/content/fingerprintFile.js';

const folder = mkdtempSync(join(tmpdir(), 'throughline-fingerprints-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Prompt {
  readonly account: number;
  readonly sampled: boolean;
  readonly values: readonly number[];
}

function read(path: string, all: boolean) {
  const reader = new FingerprintReader(path, all);
  const prompts: Omit<Prompt, 'sampled'>[] = [];
  while (reader.next()) {
    const { account, words, from, to } = reader;
    prompts.push({ account, values: [...words.subarray(from, to)] });
  }
  reader.close();
  return prompts;
}

/** What a prompt is read as. */
const plain = (no: number, { values }: { values: readonly number[] }) => ({ account: no, values });

function writtenAndRead(accounts: readonly { no: number; prompts: Omit<Prompt, 'account'>[] }[]) {
  const path = join(folder, 'file');
  const writer = new FingerprintWriter(path);
  for (const { no, prompts } of accounts) {
    let end = 0;
    const ends = prompts.map(({ values }) => (end += values.length));
    const words = new Uint32Array(end + 1);
    for (const [i, { values }] of prompts.entries()) words.set(values, ends[i - 1] ?? 0);
    const sampled = prompts.map((prompt) => Number(prompt.sampled));
    writer.account(no, prompts.length, words, Uint32Array.from(ends), Uint8Array.from(sampled));
  }
  writer.close();
  return { all: read(path, true), sampled: read(path, false) };
}

it('gives back what was written, prompt by prompt', () => {
  const prompt = fc.record({
    values: fc.array(fc.nat(0xffffffff)),
    sampled: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(fc.record({ no: fc.nat(9), prompts: fc.array(prompt, { maxLength: 4 }) })),
      (accounts) => {
        expect(writtenAndRead(accounts)).toEqual({
          all: accounts.flatMap(({ no, prompts }) => prompts.map((prompt) => plain(no, prompt))),
          sampled: accounts.flatMap(({ no, prompts }) =>
            prompts.filter(({ sampled }) => sampled).map((prompt) => plain(no, prompt)),
          ),
        });
      },
    ),
  );
});

it('gives back more than its buffers hold', () => {
  const sizes = [700_000, 3, 1_200_000, 0, 500_000];
  const prompts = sizes.map((size, i) => ({
    values: Array.from({ length: size }, (_, k) => k + i),
    sampled: i % 2 === 0,
  }));
  const { all, sampled } = writtenAndRead([{ no: 5, prompts }]);
  expect(all.map(({ values }) => values.length)).toEqual(sizes);
  expect(sampled.map(({ values }) => values.length)).toEqual([700_000, 1_200_000, 500_000]);
  for (const [i, { values, account }] of all.entries()) {
    expect(account).toBe(5);
    expect(values.every((value, k) => value === k + i)).toBe(true);
  }
});

it('gives back more prompts of one account than stand together', () => {
  const prompts = Array.from({ length: 2500 }, (_, i) => ({
    values: [i, i + 1].slice(0, i % 3),
    sampled: i % 5 === 0,
  }));
  const { all, sampled } = writtenAndRead([{ no: 7, prompts }]);
  expect(all).toEqual(prompts.map((prompt) => plain(7, prompt)));
  expect(sampled).toEqual(all.filter((_, i) => i % 5 === 0));
});
