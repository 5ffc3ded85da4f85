import { wholeWords } from '../contract/words.js';
import { Fingerprinter, SHINGLE_BYTES } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';
import type { Template } from './templates.js';

/** A prompt is made from a template when it holds at least this share of the template's fragments. */
const FRAGMENT_SHARE_MIN = 0.5;

/** Bits of the filter for each fingerprint of a template: of others about one in sixteen passes. */
const FILTER_BITS = 16;
/** Slots for each fingerprint of a template: few are taken, so that a search ends at once. */
const SLOTS = 4;
const TABLE_MIN = 1 << 12;
/** Words of a slot, side by side since they are needed together. */
const SLOT = 4;
/** Number of the fingerprint + 1, 0 for a free slot. */
const NUMBER = 0;
const HASH = 1;
/** The last prompt that held it. */
const SEEN_IN = 2;
/** One more than the template that has it, 0 where several do. */
const ONLY = 3;

/** Finds which templates a prompt was made from: one look-up for each fingerprint of the prompt. */
export class TemplateMatcher {
  /** Passes over fingerprints of no template without a look-up. */
  readonly #filter: Uint32Array;
  /** Open addressing by fingerprint, {@link SLOT} words a slot. */
  readonly #slots: Uint32Array;
  /** Templates that have each fingerprint, from its start to the next one's. */
  readonly #starts: Uint32Array;
  readonly #templates: Uint32Array;
  readonly #fragmentCounts: Uint32Array;
  readonly #hits: Uint32Array;
  /** Fingerprints of a prompt that the filter let through. */
  #passed = new Uint32Array(1 << 12);
  readonly #fingerprinter = new Fingerprinter();
  #prompts = 0;

  constructor(templates: readonly Template[]) {
    this.#fragmentCounts = Uint32Array.from(templates, (t) => t.fragments.length);
    this.#hits = new Uint32Array(templates.length);
    const byHash = new Map<number, number[]>();
    for (const [no, template] of templates.entries()) {
      for (const hash of template.fragments) {
        const list = byHash.get(hash);
        if (list === undefined) byHash.set(hash, [no]);
        else list.push(no);
      }
    }
    this.#starts = new Uint32Array(byHash.size + 1);
    this.#templates = Uint32Array.from([...byHash.values()].flat());
    this.#filter = new Uint32Array(powerOfTwo(FILTER_BITS * byHash.size) / 32);
    this.#slots = new Uint32Array(SLOT * powerOfTwo(SLOTS * byHash.size));
    for (const [no, [hash, list]] of [...byHash].entries()) {
      this.#starts[no + 1] = this.#starts[no]! + list.length;
      this.#filter[(hash >>> 5) & (this.#filter.length - 1)]! |= 1 << (hash & 31);
      const slot = this.#slotOf(hash);
      this.#slots[slot + NUMBER] = no + 1;
      this.#slots[slot + HASH] = hash;
      this.#slots[slot + ONLY] = list.length === 1 ? list[0]! + 1 : 0;
    }
  }

  /** Where the slot is that a fingerprint has, or would have. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = ((Math.imul(hash, 0x9e3779b1) >>> 7) * SLOT) & mask;
    while (slots[slot + NUMBER] !== 0 && slots[slot + HASH] !== hash) slot = (slot + SLOT) & mask;
    return slot;
  }

  /** Numbers of the templates that the prompt was made from, ascending. */
  match(prompt: string): number[] {
    const count = this.#fingerprinter.run(normalisePrompt(prompt));
    return this.matchFingerprints(this.#fingerprinter.values, 0, count);
  }

  /** The same of a prompt's fingerprints: `values` from `from` to before `to`. */
  matchFingerprints(values: Uint32Array, from: number, to: number): number[] {
    const touched: number[] = [];
    const count = this.#pass(values, from, to);
    const passed = this.#passed;
    const slots = this.#slots;
    const hits = this.#hits;
    const prompt = ++this.#prompts;
    for (let i = 0; i < count; i++) {
      const slot = this.#slotOf(passed[i]!);
      const entry = slots[slot + NUMBER]! - 1;
      if (entry < 0 || slots[slot + SEEN_IN] === prompt) continue;
      slots[slot + SEEN_IN] = prompt;
      const only = slots[slot + ONLY]! - 1;
      if (only >= 0) {
        if (hits[only]!++ === 0) touched.push(only);
        continue;
      }
      for (let t = this.#starts[entry]!; t < this.#starts[entry + 1]!; t++) {
        const no = this.#templates[t]!;
        if (hits[no]!++ === 0) touched.push(no);
      }
    }
    let kept = 0;
    for (const no of touched) {
      if (this.#hits[no]! >= FRAGMENT_SHARE_MIN * this.#fragmentCounts[no]!) touched[kept++] = no;
      this.#hits[no] = 0;
    }
    touched.length = kept;
    return kept < 2 ? touched : touched.sort((a, b) => a - b);
  }

  /** Writes the fingerprints that the filter lets through to `passed`, without a jump for each. */
  #pass(values: Uint32Array, from: number, to: number): number {
    if (this.#passed.length < to - from) this.#passed = new Uint32Array(2 * (to - from));
    const passed = this.#passed;
    const filter = this.#filter;
    const mask = filter.length - 1;
    let count = 0;
    for (let i = from; i < to; i++) {
      const hash = values[i]!;
      passed[count] = hash;
      count += (filter[(hash >>> 5) & mask]! >>> (hash & 31)) & 1;
    }
    return count;
  }

  #templatesOf(entry: number): Uint32Array {
    return this.#templates.subarray(this.#starts[entry]!, this.#starts[entry + 1]!);
  }

  /**
   * The text of one template as it stands in a prompt made from it: the whole words that its
   * fragments cover, joined by ` … ` where something else stands between.
   */
  excerpt(prompt: string, templateNo: number): string {
    const text = normalisePrompt(prompt);
    const count = this.#fingerprinter.run(text);
    const { values, offsets, bytes } = this.#fingerprinter;
    const spans: { start: number; end: number }[] = [];
    for (let i = 0; i < count; i++) {
      const entry = this.#slots[this.#slotOf(values[i]!)]! - 1;
      if (entry < 0 || !this.#templatesOf(entry).includes(templateNo)) continue;
      const start = offsets[i]!;
      const end = Math.min(start + SHINGLE_BYTES, this.#fingerprinter.byteLength);
      const last = spans.at(-1);
      // Fingerprints lie at most a window apart inside one shared text.
      if (last !== undefined && start <= last.end + SHINGLE_BYTES)
        last.end = Math.max(last.end, end);
      else spans.push({ start, end });
    }
    const unitOf = placesInText(bytes);
    return spans.map(({ start, end }) => wholeWords(text, unitOf(start), unitOf(end))).join(' … ');
  }
}

/** The smallest power of two that is no less, and at least {@link TABLE_MIN}. */
function powerOfTwo(least: number): number {
  let power = TABLE_MIN;
  while (power < least) power *= 2;
  return power;
}

/**
 * Places of UTF-8 bytes as places in the text, asked for in ascending order; a byte inside a
 * character stands at its start.
 */
function placesInText(bytes: Uint8Array): (byte: number) => number {
  let at = 0;
  let units = 0;
  return (byte) => {
    // A character has one byte that is no continuation (10xxxxxx); four bytes make two units.
    for (; at < byte; at++) if ((bytes[at]! & 0xc0) !== 0x80) units += bytes[at]! >= 0xf0 ? 2 : 1;
    return (bytes[byte]! & 0xc0) === 0x80 ? units - 1 : units;
  };
}
