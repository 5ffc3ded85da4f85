import { join } from 'node:path';
import { BIGINT, type DuckDBConnection, DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import { DistinctSet } from '../../content/distinctSet.js';
import { Fingerprinter } from '../../content/fingerprint.js';
import { promptHash } from '../../content/fragmentIndex.js';
import { HolderSketch } from '../../content/holderSketch.js';
import { type Fragments, Postings } from '../../content/postings.js';
import { samplePrompts } from '../../content/samplePrompts.js';
import { TemplateMatcher } from '../../content/templateMatcher.js';
import type { Template } from '../../content/templates.js';
import { openDuckDb, sqlString } from '../../ingest/duckdb.js';
import { FingerprintReader, FingerprintWriter } from './fingerprintFile.js';
import { HeldPrompts } from './heldPrompts.js';
import { type RowBatch, readRows } from './rowReader.js';

/** Accounts from one number to before another. */
export interface AccountRange {
  /** Of all ranges, in order of accounts. */
  readonly no: number;
  readonly from: number;
  readonly to: number;
}
/** Where one worker works. */
export interface ContentPlace {
  /** The exchanges, in order of account and time. */
  readonly file: string;
  /** Folder for what is read again later. */
  readonly folder: string;
  readonly worker: number;
  readonly sketchSlots: number;
  /** Bytes of fingerprints beyond which only those of sampled prompts are kept of further ranges. */
  readonly keptBytes: number;
  /** The prompts are sketches: nothing can be quoted. */
  readonly sketched: boolean;
}
/** The first prompt of a range that was made from a template. */
export interface FirstUse {
  readonly template: number;
  readonly account: number;
  readonly fileNo: number;
  readonly rowNo: bigint;
}

/** Prompts of one account that are looked at to choose those that are sketched. */
const HELD_PER_ACCOUNT = 65_536;
const CHUNK_ROWS = 2048;
const SKETCHED_COLUMNS = ['account', 'hash', 'prompt'] as const;
const MATCHED_COLUMNS = ['account', 'atUs', 'fileNo', 'rowNo'] as const;
const HIT_TYPES = [INTEGER, INTEGER, BIGINT, INTEGER, BIGINT];

/**
 * One worker's share of the content stage, over whole accounts: what workers leave can be put
 * together in any way and gives what one would leave alone.
 */
export class ContentWork {
  readonly #place: ContentPlace;
  readonly #sketch: HolderSketch;
  readonly #fingerprinter: Fingerprinter;
  readonly #distinct = new DistinctSet();
  readonly #held = new HeldPrompts();
  /** The last account that was sampled. */
  #sampled = -1;
  readonly #files: string[] = [];
  #keptBytes = 0;
  #connection: DuckDBConnection | null = null;
  #matcher = new TemplateMatcher([]);

  constructor(place: ContentPlace) {
    this.#place = place;
    this.#fingerprinter = new Fingerprinter(place.sketched);
    this.#sketch = new HolderSketch(
      place.sketchSlots,
      new Uint8Array(new SharedArrayBuffer(place.sketchSlots / 4)),
    );
  }

  async #open(): Promise<DuckDBConnection> {
    this.#connection ??= await openDuckDb({
      memoryLimit: '1GB',
      threads: 1,
      tempDir: this.#place.folder,
    });
    return this.#connection;
  }

  #fileOf(range: AccountRange): string {
    return join(this.#place.folder, `fingerprints-${range.no}`);
  }

  /**
   * First pass: fingerprints every prompt, counts which accounts hold which fragments, and keeps the
   * fingerprints, so that no text is read again.
   * @returns whether those of all prompts were kept, and not of the sampled alone
   */
  async sketch(range: AccountRange): Promise<boolean> {
    const whole = this.#keptBytes < this.#place.keptBytes;
    const file = this.#fileOf(range);
    const writer = new FingerprintWriter(file);
    this.#files.push(file);
    const held = this.#held;
    let account = -1;
    const connection = await this.#open();
    for await (const batch of readRows(connection, this.#place.file, range, SKETCHED_COLUMNS)) {
      const prompts = batch.prompts!;
      for (let i = 0; i < batch.count; i++) {
        const no = batch.account(i);
        if (no !== account) {
          this.#settle(account, writer, whole);
          account = no;
        }
        if (!prompts.goTo(i)) {
          held.addNone();
          continue;
        }
        const count = this.#fingerprinter.runSent(prompts.bytes, prompts.start, prompts.end);
        held.add(this.#fingerprinter.values, count, batch.hash(i));
        if (held.hashes.length === HELD_PER_ACCOUNT) this.#settle(account, writer, whole);
      }
    }
    this.#settle(account, writer, whole);
    writer.close();
    this.#keptBytes += writer.bytes;
    return whole;
  }

  /** Counts fragments of the account's sampled prompts and writes what is kept of those held. */
  #settle(account: number, writer: FingerprintWriter, whole: boolean): void {
    const held = this.#held;
    if (held.count === 0) return;
    // Of an account with more than are held only the first are sampled from.
    const places = account === this.#sampled ? [] : samplePrompts(held.hashes);
    if (places.length > 0) this.#sampled = account;
    writer.account(account, whole ? held.count : places.length);
    this.#distinct.clear();
    let next = 0;
    for (let no = 0; no < held.count; no++) {
      const sampled = next < places.length && held.numbers[places[next]!] === no;
      const [from, to] = [held.start(no), held.end(no)];
      if (sampled) {
        next++;
        for (let i = from; i < to; i++)
          if (this.#distinct.add(held.words[i]!)) this.#sketch.add(held.words[i]!);
      }
      if (sampled || whole) writer.prompt(held.words, from, to, sampled);
    }
    held.clear();
  }

  /** What this worker counted; shared memory. */
  sketched(): Uint8Array {
    return this.#sketch.cells;
  }

  /**
   * Second pass: holders and prompts of the fragments that at least `holdersMin` accounts may hold,
   * of one part of all fragments.
   */
  collect(o: { cells: Uint8Array; holdersMin: number; part: number; parts: number }): Fragments {
    const postings = new Postings();
    const sketch = new HolderSketch(this.#place.sketchSlots, o.cells);
    for (const file of this.#files) {
      const reader = new FingerprintReader(file);
      while (reader.next()) {
        if (!reader.sampled) continue;
        const { account, words, from, to } = reader;
        const hash = promptHash(words, from, to);
        for (let i = from; i < to; i++) {
          const fragment = words[i]!;
          if (o.parts > 1 && fragment % o.parts !== o.part) continue;
          if (sketch.count(fragment) >= o.holdersMin) postings.add(fragment, account, hash);
        }
      }
      reader.close();
    }
    return postings.finish();
  }

  setTemplates(templates: readonly Template[]): void {
    this.#matcher = new TemplateMatcher(templates);
  }

  /**
   * Last pass: which prompts were made from which template, as Parquet (account_no, template_no,
   * at_us, file_no, row_no) in the order of the table.
   * @param whole fingerprints of all prompts were kept
   */
  async match(
    range: AccountRange,
    whole: boolean,
    outFile: string,
  ): Promise<{ uses: number; firsts: FirstUse[] }> {
    // Apart from the connection that the rows stream from: what is run on that one ends its stream.
    const connection = await openDuckDb({
      memoryLimit: '512MB',
      threads: 1,
      tempDir: this.#place.folder,
    });
    await connection.run(
      'CREATE OR REPLACE TEMP TABLE hits (account_no INTEGER, template_no INTEGER, at_us BIGINT, file_no INTEGER, row_no BIGINT)',
    );
    const appender = await connection.createAppender('hits');
    const columns: (number | bigint)[][] = HIT_TYPES.map(() => []);
    const flush = () => {
      const chunk = DuckDBDataChunk.create(HIT_TYPES);
      chunk.setColumns(columns);
      appender.appendDataChunk(chunk);
      for (const column of columns) column.length = 0;
    };
    const firsts = new Map<number, FirstUse>();
    let uses = 0;
    for await (const { batch, matched } of this.#matches(range, whole)) {
      for (let i = 0; i < batch.count; i++) {
        for (const template of matched(i)) {
          uses++;
          columns[0]!.push(batch.account(i));
          columns[1]!.push(template);
          columns[2]!.push(batch.atUs(i));
          columns[3]!.push(batch.fileNo(i));
          columns[4]!.push(batch.rowNo(i));
          if (columns[0]!.length === CHUNK_ROWS) flush();
          if (!firsts.has(template))
            firsts.set(template, {
              template,
              account: batch.account(i),
              fileNo: batch.fileNo(i),
              rowNo: batch.rowNo(i),
            });
        }
      }
    }
    if (columns[0]!.length > 0) flush();
    appender.closeSync();
    await connection.run(`COPY hits TO ${sqlString(outFile)} (FORMAT parquet)`);
    connection.closeSync();
    return { uses, firsts: [...firsts.values()] };
  }

  /** The rows of a range, with the templates of each in turn. */
  async *#matches(
    range: AccountRange,
    whole: boolean,
  ): AsyncGenerator<{ batch: RowBatch; matched: (i: number) => readonly number[] }> {
    const connection = await this.#open();
    if (!whole) {
      const columns = [...MATCHED_COLUMNS, 'prompt'] as const;
      for await (const batch of readRows(connection, this.#place.file, range, columns)) {
        const prompts = batch.prompts!;
        const matched = (i: number) => {
          if (!prompts.goTo(i)) return [];
          const count = this.#fingerprinter.runSent(prompts.bytes, prompts.start, prompts.end);
          return this.#matcher.matchFingerprints(this.#fingerprinter.values, 0, count);
        };
        yield { batch, matched };
      }
      return;
    }
    const reader = new FingerprintReader(this.#fileOf(range));
    try {
      for await (const batch of readRows(connection, this.#place.file, range, MATCHED_COLUMNS)) {
        const matched = (i: number) => {
          if (!reader.next() || reader.account !== batch.account(i))
            throw new Error('The exchanges are not those that were fingerprinted.');
          return this.#matcher.matchFingerprints(reader.words, reader.from, reader.to);
        };
        yield { batch, matched };
      }
    } finally {
      reader.close();
    }
  }

  close(): void {
    this.#connection?.closeSync();
  }
}
