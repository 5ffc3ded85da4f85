import { join } from 'node:path';
import { execa } from 'execa';
import { Fingerprinter, SHINGLE_BYTES } from '../../../server/content/fingerprint.js';
import { openDuckDb, queryRows, sqlString } from '../../../server/ingest/duckdb.js';
import { PACKAGE_ROOT } from '../../../server/packageRoot.js';
import { readRows } from '../../../server/runs/content/rowReader.js';
import { type Speed, speedOf } from './speed.js';

const PERMUTATIONS = 64;
const OURS_MAX = 200_000;
/** Prompts that each peer is given: some seconds of its time. */
const PEERS = { rensa: 20_000, datasketch: 5_000 } as const;
const ALL_ACCOUNTS = { from: 0, to: 2 ** 31 - 1 };

/**
 * Fingerprints of prompts that lie in memory, by one thread of each: Throughline normalises the text
 * and hashes its shingles meanwhile, the peers are handed the same shingles cut.
 */
export async function sketchingSpeeds(exchanges: string, python: string): Promise<Speed[]> {
  const prompts = await firstPrompts(exchanges, OURS_MAX);
  const fingerprinter = new Fingerprinter();
  const task = { task: 'sketching', unit: 'prompts', clock: 'processor' } as const;
  const ours = await speedOf({ ...task, name: 'Throughline, normalising as well' }, async () => {
    for (const prompt of prompts) fingerprinter.runSent(prompt, 0, prompt.length);
    return prompts.length;
  });
  const speeds = [ours];
  for (const [method, most] of Object.entries(PEERS)) {
    const given = spread(prompts, most).map((prompt) => {
      fingerprinter.runSent(prompt, 0, prompt.length);
      return Buffer.from(fingerprinter.bytes.subarray(0, fingerprinter.byteLength)).toString(
        'latin1',
      );
    });
    const { stdout } = await execa(
      python,
      [join(PACKAGE_ROOT, 'bench/scale/peers/sketch_peer.py')],
      {
        input: JSON.stringify({
          method,
          permutations: PERMUTATIONS,
          shingleBytes: SHINGLE_BYTES,
          prompts: given,
        }),
      },
    );
    const { seconds } = JSON.parse(stdout) as { seconds: number };
    speeds.push({
      ...task,
      name: `${method}, ${PERMUTATIONS} permutations`,
      units: given.length,
      seconds,
    });
  }
  return speeds;
}

/** Every so manieth, so that fewer are of the same lengths. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  const count = Math.min(most, items.length);
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}

async function firstPrompts(exchanges: string, most: number): Promise<Uint8Array[]> {
  const connection = await openDuckDb({ threads: 1 });
  try {
    const prompts: Uint8Array[] = [];
    for await (const { count, prompts: texts } of readRows(connection, exchanges, ALL_ACCOUNTS, [
      'prompt',
    ])) {
      for (let i = 0; i < count; i++)
        if (texts!.goTo(i)) prompts.push(texts!.bytes.slice(texts!.start, texts!.end));
      if (prompts.length >= most) break;
    }
    return prompts.slice(0, most);
  } finally {
    connection.closeSync();
  }
}

/** Every prompt out of Parquet by one thread: fingerprinted, and only looked at by DuckDB. */
export async function readingSpeeds(exchanges: string): Promise<Speed[]> {
  const connection = await openDuckDb({ threads: 1 });
  const task = {
    task: 'prompts out of Parquet, one thread',
    unit: 'prompts',
    clock: 'processor',
  } as const;
  try {
    const ours = await speedOf({ ...task, name: 'Throughline, fingerprinted' }, async () => {
      const fingerprinter = new Fingerprinter();
      let prompts = 0;
      for await (const { count, prompts: texts } of readRows(connection, exchanges, ALL_ACCOUNTS, [
        'prompt',
      ])) {
        for (let i = 0; i < count; i++) {
          if (!texts!.goTo(i)) continue;
          fingerprinter.runSent(texts!.bytes, texts!.start, texts!.end);
          prompts++;
        }
      }
      return prompts;
    });
    const floor = await speedOf({ ...task, name: 'bare scan by DuckDB' }, async () => {
      const [found] = await queryRows(
        connection,
        `SELECT count(prompt) AS n, sum(strlen(prompt)) AS bytes FROM read_parquet(${sqlString(exchanges)})`,
      );
      return Number(found!['n']);
    });
    return [ours, floor];
  } finally {
    connection.closeSync();
  }
}
