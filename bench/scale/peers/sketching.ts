import { join } from 'node:path';
import { execa } from 'execa';
import { BulkFingerprinter } from '../../../server/content/bulkFingerprinter.js';
import { Fingerprinter, SHINGLE_BYTES } from '../../../server/content/fingerprint.js';
import { openDuckDb, queryRows, sqlString } from '../../../server/ingest/duckdb.js';
import { PACKAGE_ROOT } from '../../../server/packageRoot.js';
import { loadKernel } from '../../../server/runs/content/loadKernel.js';
import { RowReader } from '../../../server/runs/content/rowReader.js';
import { TextColumn } from '../../../server/runs/content/textColumn.js';
import { type Speed, speedOf } from './speed.js';

const PERMUTATIONS = 64;
const OURS_MAX = 1_000_000;
/** As many as DuckDB hands over at a time. */
const CHUNK_PROMPTS = 2048;
/** Prompts that each peer is given: some seconds of its time. */
const PEERS = { rensa: 20_000, datasketch: 5_000 } as const;
const ALL_ACCOUNTS = { from: 0, to: 2 ** 31 - 1 };

/**
 * Prompts that lie in memory, sketched by one thread of each program.
 *
 * The same text is cut into the same shingles: every 24 bytes of the normalised prompt. Throughline
 * is given the prompt as it was sent: copying it, a hash of the text, normalising it, cutting it and
 * keeping one of each sixteen shingles (winnowing) are counted. Of the peers, who start from the
 * normalised prompt, there are two figures: their MinHash of 64 permutations alone, taking shingles
 * over from Python that were cut beforehand, and with cutting them, as whoever uses them must. The
 * sketches are not the same: winnowing compares shingles by 16 bits each and hashes the two of about
 * seventeen that it keeps, MinHash hashes each, permutes the hash 64 times and keeps 64 minima,
 * however long the prompt. The one finds fixed text of forty bytes within a prompt, which the
 * content stage needs; the other tells how alike two whole prompts are.
 */
export async function sketchingSpeeds(exchanges: string, python: string): Promise<Speed[]> {
  const prompts = await firstPrompts(exchanges, OURS_MAX);
  const bulk = new BulkFingerprinter(loadKernel());
  const fingerprinter = new Fingerprinter();
  const task = { task: 'sketching', unit: 'prompts', clock: 'processor' } as const;
  const ours = await speedOf({ ...task, name: 'Throughline, normalising as well' }, async () => {
    for (let i = 0; i < prompts.count; i++) {
      if (i % CHUNK_PROMPTS === 0) bulk.clear();
      bulk.add(prompts.bytes[i]!, prompts.starts[i]!, prompts.ends[i]!);
      if (i % CHUNK_PROMPTS === CHUNK_PROMPTS - 1) bulk.finish();
    }
    bulk.finish();
    return prompts.count;
  });
  const speeds = [ours];
  for (const [method, most] of Object.entries(PEERS)) {
    const given = spread(prompts.count, most).map((i) => {
      fingerprinter.runSent(prompts.bytes[i]!, prompts.starts[i]!, prompts.ends[i]!);
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
    const { seconds, cuttingSeconds } = JSON.parse(stdout) as {
      seconds: number;
      cuttingSeconds: number;
    };
    const name = `${method}, ${PERMUTATIONS} permutations`;
    const units = given.length;
    speeds.push(
      { ...task, name: `${name}, given shingles`, units, seconds },
      { ...task, name: `${name}, cutting them`, units, seconds: seconds + cuttingSeconds },
    );
  }
  return speeds;
}

/** Every so manieth number below `count`, so that fewer prompts are of the same lengths. */
function spread(count: number, most: number): number[] {
  const taken = Math.min(most, count);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}

/** Texts in memory, each `bytes` from `starts` to before `ends`: an object for each would be measured with them. */
interface Prompts {
  count: number;
  readonly bytes: Uint8Array[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Prompts as DuckDB hands them over: many behind one another. */
async function firstPrompts(exchanges: string, most: number): Promise<Prompts> {
  const connection = await openDuckDb({ threads: 1 });
  try {
    const prompts: Prompts = {
      count: 0,
      bytes: [],
      starts: new Uint32Array(most),
      ends: new Uint32Array(most),
    };
    const result = await connection.stream(
      `SELECT prompt FROM read_parquet(${sqlString(exchanges)}) WHERE prompt IS NOT NULL LIMIT ${most}`,
    );
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      const texts = new TextColumn(chunk, 0);
      const copies = new Map<Uint8Array, Uint8Array>();
      for (let i = 0; i < chunk.rowCount; i++) {
        if (!texts.goTo(i)) continue;
        const bytes = copies.get(texts.bytes) ?? texts.bytes.slice();
        copies.set(texts.bytes, bytes);
        prompts.bytes.push(bytes);
        prompts.starts[prompts.count] = texts.start;
        prompts.ends[prompts.count++] = texts.end;
      }
    }
    return prompts;
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
      const reader = new RowReader(connection, new BulkFingerprinter(loadKernel()));
      let prompts = 0;
      for await (const batch of reader.read(exchanges, ALL_ACCOUNTS, [], true))
        for (let i = 0; i < batch.count; i++) prompts += batch.prompts.given[i]!;
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
