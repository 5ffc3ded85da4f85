import { wholeWords } from '../contract/words.js';
import { Fingerprinter, SHINGLE_BYTES } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';
import { ones } from './ones.js';
import type { Template } from './templates.js';

/** A prompt is made from a template when it holds at least this share of the template's fragments. */
const FRAGMENT_SHARE_MIN = 0.5;

/** Bits of the filter for each fingerprint of a template: of others about one in sixteen passes. */
const FILTER_BITS = 16;
/** Slots for each fingerprint of a template: few are taken, so that a search ends at once. */
const SLOTS = 2;
const TABLE_MIN = 1 << 12;
/** Words of a slot, side by side since they are needed together. */
const SLOT = 2;
const HASH = 0;
/** {@link FREE}, or number of the template, bit of the fragment and whether others may have it too. */
const OWNER = 1;
const FREE = -1;
const TEMPLATE_AT = 6;
const BIT_AT = 1;
const SHARED = 1;

/** Finds which templates a prompt was made from: one look-up for each fingerprint of the prompt. */
export class TemplateMatcher {
  /** Templates of the last prompt, ascending: as many as was answered, until the next. */
  readonly matched: Uint32Array;
  /** Passes over fingerprints of no template without a look-up. */
  readonly #filter: Int32Array;
  /** Open addressing by fingerprint, {@link SLOT} words a slot; a fingerprint of several templates has several. */
  readonly #slots: Int32Array;
  readonly #fragmentCounts: Uint32Array;
  /** Of each template a bit for each fragment that the prompt has. */
  readonly #hits: Int32Array;
  /** Fingerprints of a prompt that the filter let through. */
  #passed = new Int32Array(1 << 12);
  readonly #fingerprinter = new Fingerprinter();

  constructor(templates: readonly Template[]) {
    this.#fragmentCounts = Uint32Array.from(templates, (t) => t.fragments.length);
    this.#hits = new Int32Array(templates.length);
    this.matched = new Uint32Array(templates.length);
    const fragments = this.#fragmentCounts.reduce((sum, count) => sum + count, 0);
    this.#filter = new Int32Array(powerOfTwo(FILTER_BITS * fragments) / 32);
    this.#slots = new Int32Array(SLOT * powerOfTwo(SLOTS * fragments)).fill(FREE);
    for (const [no, template] of templates.entries())
      for (const [bit, hash] of template.fragments.entries()) this.#insert(hash | 0, no, bit);
  }

  #insert(hash: number, template: number, bit: number): void {
    this.#filter[(hash >>> 5) & (this.#filter.length - 1)]! |= 1 << (hash & 31);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = firstSlot(hash, mask);
    for (; slots[slot + OWNER] !== FREE; slot = (slot + SLOT) & mask)
      if (slots[slot + HASH] === hash) slots[slot + OWNER]! |= SHARED;
    slots[slot + HASH] = hash;
    slots[slot + OWNER] = (template << TEMPLATE_AT) | (bit << BIT_AT);
  }

  /** Numbers of the templates that the prompt was made from, ascending. */
  match(prompt: string): number[] {
    const count = this.#fingerprinter.run(normalisePrompt(prompt));
    return [
      ...this.matched.subarray(0, this.matchFingerprints(this.#fingerprinter.values, 0, count)),
    ];
  }

  /**
   * The same of a prompt's fingerprints, `values` from `from` to before `to`: leaves the numbers in
   * `matched` and returns how many they are.
   */
  matchFingerprints(values: Uint32Array, from: number, to: number): number {
    const touched = this.matched;
    let touches = 0;
    const count = this.#pass(values, from, to);
    const passed = this.#passed;
    const slots = this.#slots;
    const mask = slots.length - 1;
    const hits = this.#hits;
    for (let i = 0; i < count; i++) {
      const hash = passed[i]!;
      let slot = firstSlot(hash, mask);
      for (let owner = slots[slot + OWNER]!; owner !== FREE; owner = slots[slot + OWNER]!) {
        const isFound = slots[slot + HASH] === hash;
        slot = (slot + SLOT) & mask;
        if (!isFound) continue;
        const template = owner >>> TEMPLATE_AT;
        if (hits[template] === 0) touched[touches++] = template;
        hits[template]! |= 1 << (owner >>> BIT_AT);
        if ((owner & SHARED) === 0) break;
      }
    }
    let kept = 0;
    for (let i = 0; i < touches; i++) {
      const no = touched[i]!;
      if (ones(hits[no]!) >= FRAGMENT_SHARE_MIN * this.#fragmentCounts[no]!) touched[kept++] = no;
      hits[no] = 0;
    }
    if (kept > 1) touched.subarray(0, kept).sort();
    return kept;
  }

  /** Writes the fingerprints that the filter lets through to `passed`, without a jump for each. */
  #pass(values: Uint32Array, from: number, to: number): number {
    if (this.#passed.length < to - from) this.#passed = new Int32Array(2 * (to - from));
    const passed = this.#passed;
    const filter = this.#filter;
    const mask = filter.length - 1;
    let count = 0;
    for (let i = from; i < to; i++) {
      const hash = values[i]! | 0;
      passed[count] = hash;
      count += (filter[(hash >>> 5) & mask]! >>> (hash & 31)) & 1;
    }
    return count;
  }

  #has(templateNo: number, hash: number): boolean {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = firstSlot(hash, mask);
    for (; slots[slot + OWNER] !== FREE; slot = (slot + SLOT) & mask)
      if (slots[slot + HASH] === hash && slots[slot + OWNER]! >>> TEMPLATE_AT === templateNo)
        return true;
    return false;
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
      if (!this.#has(templateNo, values[i]! | 0)) continue;
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

/** Where a fingerprint, as a signed number, is looked for first. */
const firstSlot = (hash: number, mask: number): number =>
  ((Math.imul(hash, 0x9e3779b1) >>> 7) * SLOT) & mask;

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
