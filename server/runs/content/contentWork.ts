import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { BulkFingerprinter } from '../../content/bulkFingerprinter.js';
import { promptHash } from '../../content/fragmentIndex.js';
import { HolderSketch, type SketchMemory } from '../../content/holderSketch.js';
import { PostingParts } from '../../content/postingParts.js';
import type { Fragments } from '../../content/postings.js';
import { PromptKeys } from '../../content/promptKeys.js';
import { TemplateMatcher } from '../../content/templateMatcher.js';
import type { Template } from '../../content/templates.js';
import { openDuckDb } from '../../ingest/duckdb.js';
import { FingerprintReader, FingerprintWriter } from './fingerprintFile.js';
import { HeldPrompts } from './heldPrompts.js';
import { HolderCounter } from './holderCounter.js';
import { loadKernel } from './loadKernel.js';
import { type MatchFiles, openMatchTables } from './matchTables.js';
import { type RowBatch, RowReader } from './rowReader.js';

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
  /** Where all workers count holders, and the locks with which they do. */
  readonly sketch: SketchMemory;
  readonly sketchLocks: Int32Array;
  /** Bytes of fingerprints beyond which only those of sampled prompts are kept of further ranges. */
  readonly keptBytes: number;
  /** The prompts are sketches: nothing can be quoted. */
  readonly sketched: boolean;
}
/** The first prompt in a worker's ranges that was made from a template. */
export interface FirstUse {
  readonly template: number;
  readonly account: number;
  readonly fileNo: number;
  readonly rowNo: bigint;
}

const MATCHED_COLUMNS = ['account', 'atUs', 'fileNo', 'rowNo'] as const;

/**
 * One worker's share of the content stage, over whole accounts: what workers leave can be put
 * together in any way and gives what one would leave alone.
 */
export class ContentWork {
  readonly #place: ContentPlace;
  readonly #sketch: HolderSketch;
  readonly #counter: HolderCounter;
  readonly #fingerprinter: BulkFingerprinter;
  readonly #held = new HeldPrompts();
  readonly #keys = new PromptKeys();
  readonly #files: string[] = [];
  #keptBytes = 0;
  #reader: RowReader | null = null;
  #close = () => {};
  #hits: DuckDBConnection | null = null;
  #matcher = new TemplateMatcher([]);
  /** Fingerprints of the prompt under way: `#words` from `#from` to before `#to`. */
  #words = new Uint32Array(0);
  #from = 0;
  #to = 0;
  /** By template: 1 where this worker found a use. */
  #isUsed = new Uint8Array(0);

  constructor(place: ContentPlace) {
    this.#place = place;
    this.#fingerprinter = new BulkFingerprinter(loadKernel(), place.sketched);
    this.#sketch = new HolderSketch(place.sketch);
    this.#counter = new HolderCounter(this.#sketch, place.sketchLocks);
  }

  async #open(): Promise<RowReader> {
    if (this.#reader !== null) return this.#reader;
    const connection = await openDuckDb({
      memoryLimit: '1GB',
      threads: 1,
      tempDir: this.#place.folder,
    });
    this.#close = () => connection.closeSync();
    this.#reader = new RowReader(connection, this.#fingerprinter);
    return this.#reader;
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
    let account = -1;
    const reader = await this.#open();
    for await (const batch of reader.read(this.#place.file, range, ['account'], true)) {
      for (let i = 0; i < batch.count; ) {
        if (batch.account[i] !== account) {
          this.#settle(account, writer, whole);
          account = batch.account[i]!;
        }
        let next = i + 1;
        while (next < batch.count && batch.account[next] === account) next++;
        i = this.#held.add(batch.prompts, i, next);
        if (this.#held.isFull) this.#settle(account, writer, whole);
      }
    }
    this.#settle(account, writer, whole);
    writer.close();
    this.#keptBytes += writer.bytes;
    return whole;
  }

  /** Counts the account's prompts and fragments of those sampled, and writes what is kept of those held. */
  #settle(account: number, writer: FingerprintWriter, whole: boolean): void {
    const held = this.#held;
    if (held.count === 0) return;
    const isSampled = this.#counter.count(account, held);
    if (!whole) held.keep(isSampled);
    writer.account(account, held.count, held.words, held.ends, isSampled);
    held.clear();
  }

  /** Between the passes: nothing that this worker counts is still on its way into the sketch. */
  finishSketch(): void {
    this.#counter.finish();
  }

  /** Then, of one part of the sketch: about how many fragments at least `holdersMin` accounts may hold. */
  survey(holdersMin: number, part: number, parts: number): number {
    return this.#sketch.survey(holdersMin, part, parts);
  }

  /**
   * Second pass: holders and prompts of the fragments that at least `holdersMin` accounts may hold,
   * of one part of all fragments.
   */
  collect(o: { holdersMin: number; part: number; parts: number }): Fragments {
    const postings = new PostingParts();
    let kept = new Uint32Array(1 << 12);
    for (const file of this.#files) {
      const reader = new FingerprintReader(file, false);
      while (reader.next()) {
        const { account, words, from, to } = reader;
        const hash = promptHash(words, from, to);
        if (kept.length < to - from) kept = new Uint32Array(2 * (to - from));
        let count = this.#sketch.select(words, from, to, o.holdersMin, kept);
        if (o.parts > 1) count = keepPart(kept, count, o);
        postings.add(kept, count, account, hash);
      }
      reader.close();
    }
    return postings.finish();
  }

  setTemplates(templates: readonly Template[]): void {
    this.#matcher = new TemplateMatcher(templates);
    this.#isUsed = new Uint8Array(templates.length);
  }

  /**
   * Last pass: which prompts were made from which template, and which several accounts may have sent,
   * in the order of the table.
   * @param whole fingerprints of all prompts were kept
   * @returns of the templates that no earlier range of this worker used, the first use as well; ranges
   *   come in their order
   */
  async match(
    range: AccountRange,
    whole: boolean,
    files: MatchFiles,
  ): Promise<{ uses: number; firsts: FirstUse[] }> {
    const tables = await openMatchTables(await this.#openHits());
    const keys = this.#keys;
    const firsts: FirstUse[] = [];
    let uses = 0;
    for await (const { batch, goTo } of this.#rows(range, whole)) {
      keys.clear(batch.count);
      for (let i = 0; i < batch.count; i++) {
        goTo(i);
        keys.set(i, this.#words, this.#from, this.#to);
        const count = this.#matcher.matchFingerprints(this.#words, this.#from, this.#to);
        uses += count;
        for (let m = 0; m < count; m++) {
          const template = this.#matcher.matched[m]!;
          tables.addUse(batch, i, template);
          if (this.#isUsed[template] === 1) continue;
          this.#isUsed[template] = 1;
          const [account, fileNo, rowNo] = [batch.account[i]!, batch.fileNo[i]!, batch.rowNo[i]!];
          firsts.push({ template, account, fileNo, rowNo });
        }
      }
      const several = keys.ofSeveral(this.#sketch);
      for (let no = 0; no < several; no++) tables.addShared(batch, keys.found[no]!, keys);
    }
    await tables.finish(files);
    return { uses, firsts };
  }

  /** Apart from the connection that the rows stream from: what is run on that one ends its stream. */
  async #openHits(): Promise<DuckDBConnection> {
    this.#hits ??= await openDuckDb({
      memoryLimit: '512MB',
      threads: 1,
      tempDir: this.#place.folder,
    });
    return this.#hits;
  }

  /** The rows of a range; `goTo` makes each in turn the prompt under way. */
  async *#rows(
    range: AccountRange,
    whole: boolean,
  ): AsyncGenerator<{ batch: RowBatch; goTo: (row: number) => void }> {
    const rows = await this.#open();
    const { file } = this.#place;
    if (!whole) {
      for await (const batch of rows.read(file, range, MATCHED_COLUMNS, true)) {
        const { words, ends } = batch.prompts;
        const goTo = (i: number) => {
          this.#words = words;
          this.#from = i === 0 ? 0 : ends[i - 1]!;
          this.#to = ends[i]!;
        };
        yield { batch, goTo };
      }
      return;
    }
    const reader = new FingerprintReader(this.#fileOf(range), true);
    try {
      for await (const batch of rows.read(file, range, MATCHED_COLUMNS, false)) {
        const goTo = (i: number) => {
          if (!reader.next() || reader.account !== batch.account[i])
            throw new Error('The exchanges are not those that were fingerprinted.');
          this.#words = reader.words;
          this.#from = reader.from;
          this.#to = reader.to;
        };
        yield { batch, goTo };
      }
    } finally {
      reader.close();
    }
  }

  close(): void {
    this.#close();
    this.#hits?.closeSync();
  }
}

/** Keeps of the first `count` fragments those of one part of all; returns how many. */
function keepPart(
  fragments: Uint32Array,
  count: number,
  { part, parts }: { readonly part: number; readonly parts: number },
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const fragment = fragments[i]!;
    if (fragment % parts === part) fragments[kept++] = fragment;
  }
  return kept;
}
