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
import { FingerprintWriter, readFingerprints } from './fingerprintFile.js';
import { readPrompts } from './promptReader.js';

/** Accounts from one number to before another. */
export interface AccountRange {
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
  /** The prompts are sketches: nothing can be quoted. */
  readonly sketched: boolean;
}
/** The first prompt of a range that was made from a template: its text names the template. */
export interface Example {
  readonly template: number;
  readonly excerpt: string;
}

/** Prompts of one account that are looked at to choose those that are sketched. */
const HELD_PER_ACCOUNT = 65_536;
const CHUNK_ROWS = 2048;
/** Name of a template whose text nobody kept; its number tells it from the others. */
const SKETCHED_EXCERPT = 'text not kept';
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
  #connection: DuckDBConnection | null = null;
  #writer: FingerprintWriter | null = null;
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

  get #fingerprints(): string {
    return join(this.#place.folder, `fingerprints-${this.#place.worker}`);
  }

  /** First pass: counts which accounts hold which fragments, and keeps the fingerprints. */
  async sketch({ from, to }: AccountRange): Promise<void> {
    this.#writer ??= new FingerprintWriter(this.#fingerprints);
    let account = -1;
    let held: Uint8Array[] = [];
    for await (const batch of readPrompts(await this.#open(), this.#place.file, from, to)) {
      for (let i = 0; i < batch.count; i++) {
        const no = batch.account(i);
        if (no !== account) {
          this.#sketchAccount(account, held);
          account = no;
          held = [];
        }
        if (held.length < HELD_PER_ACCOUNT) held.push(batch.prompt(i));
      }
    }
    this.#sketchAccount(account, held);
  }

  #sketchAccount(account: number, held: readonly Uint8Array[]): void {
    if (held.length === 0) return;
    const prompts = samplePrompts(held);
    this.#writer!.account(account, prompts.length);
    this.#distinct.clear();
    for (const prompt of prompts) {
      const count = this.#fingerprinter.runSent(prompt, 0, prompt.length);
      const { values } = this.#fingerprinter;
      for (let i = 0; i < count; i++)
        if (this.#distinct.add(values[i]!)) this.#sketch.add(values[i]!);
      this.#writer!.prompt(values, count);
    }
  }

  /** What this worker counted; shared memory. */
  sketched(): Uint8Array {
    this.#writer?.close();
    return this.#sketch.cells;
  }

  /**
   * Second pass: holders and prompts of the fragments that at least `holdersMin` accounts may hold,
   * of one part of all fragments.
   */
  collect(o: { cells: Uint8Array; holdersMin: number; part: number; parts: number }): Fragments {
    const postings = new Postings();
    if (this.#writer === null) return postings.finish();
    const sketch = new HolderSketch(this.#place.sketchSlots, o.cells);
    readFingerprints(this.#fingerprints, (account, words, from, to) => {
      const hash = promptHash(words, from, to);
      for (let i = from; i < to; i++) {
        const fragment = words[i]!;
        if (o.parts > 1 && fragment % o.parts !== o.part) continue;
        if (sketch.count(fragment) >= o.holdersMin) postings.add(fragment, account, hash);
      }
    });
    return postings.finish();
  }

  setTemplates(templates: readonly Template[]): void {
    this.#matcher = new TemplateMatcher(templates, this.#place.sketched);
  }

  /**
   * Last pass: which prompts were made from which template, as Parquet (account_no, template_no,
   * at_us, file_no, row_no) in the order of the table.
   */
  async match(
    { from, to }: AccountRange,
    outFile: string,
  ): Promise<{ uses: number; examples: Example[] }> {
    // Apart from the connection that the prompts stream from: what is run on that one ends its stream.
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
    const examples = new Map<number, Example>();
    const decoder = new TextDecoder();
    let uses = 0;
    for await (const batch of readPrompts(await this.#open(), this.#place.file, from, to)) {
      for (let i = 0; i < batch.count; i++) {
        const prompt = batch.prompt(i);
        const matched = this.#matcher.matchSent(prompt, 0, prompt.length);
        for (const template of matched) {
          uses++;
          columns[0]!.push(batch.account(i));
          columns[1]!.push(template);
          columns[2]!.push(batch.atUs(i));
          columns[3]!.push(batch.fileNo(i));
          columns[4]!.push(batch.rowNo(i));
          if (columns[0]!.length === CHUNK_ROWS) flush();
          if (!examples.has(template))
            examples.set(template, {
              template,
              excerpt: this.#place.sketched
                ? SKETCHED_EXCERPT
                : this.#matcher.excerpt(decoder.decode(prompt), template),
            });
        }
      }
    }
    if (columns[0]!.length > 0) flush();
    appender.closeSync();
    await connection.run(`COPY hits TO ${sqlString(outFile)} (FORMAT parquet)`);
    connection.closeSync();
    return { uses, examples: [...examples.values()] };
  }

  close(): void {
    this.#connection?.closeSync();
  }
}
