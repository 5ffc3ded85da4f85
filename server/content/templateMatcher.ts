import { wholeWords } from '../contract/words.js';
import { Fingerprinter, SHINGLE_BYTES } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';
import type { Template } from './templates.js';

/** A prompt is made from a template when it holds at least this share of the template's fragments. */
const FRAGMENT_SHARE_MIN = 0.5;

/** Bits of the filter that passes over fingerprints of no template without a look-up. */
const FILTER_BITS = 1 << 22;

/** Finds which templates a prompt was made from: one look-up for each fingerprint of the prompt. */
export class TemplateMatcher {
  readonly #byHash = new Map<number, { readonly templates: readonly number[]; seenIn: number }>();
  readonly #filter = new Uint32Array(FILTER_BITS / 32);
  readonly #fragmentCounts: Uint32Array;
  readonly #hits: Uint32Array;
  readonly #fingerprinter: Fingerprinter;
  #prompts = 0;

  /** @param sketched prompts as they were kept are sketches */
  constructor(templates: readonly Template[], sketched = false) {
    this.#fingerprinter = new Fingerprinter(sketched);
    this.#fragmentCounts = Uint32Array.from(templates, (t) => t.fragments.length);
    this.#hits = new Uint32Array(templates.length);
    const byHash = new Map<number, number[]>();
    for (const [no, template] of templates.entries()) {
      for (const hash of template.fragments) {
        const list = byHash.get(hash);
        if (list === undefined) byHash.set(hash, [no]);
        else list.push(no);
        this.#filter[(hash & (FILTER_BITS - 1)) >>> 5]! |= 1 << (hash & 31);
      }
    }
    for (const [hash, list] of byHash) this.#byHash.set(hash, { templates: list, seenIn: 0 });
  }

  /** Numbers of the templates that the prompt was made from, ascending. */
  match(prompt: string): number[] {
    return this.#matched(this.#fingerprinter.run(normalisePrompt(prompt)));
  }

  /** The same of a prompt's UTF-8 bytes as they were sent. */
  matchSent(source: Uint8Array, start: number, end: number): number[] {
    return this.#matched(this.#fingerprinter.runSent(source, start, end));
  }

  #matched(count: number): number[] {
    const touched: number[] = [];
    const { values } = this.#fingerprinter;
    this.#prompts++;
    for (let i = 0; i < count; i++) {
      const hash = values[i]!;
      if ((this.#filter[(hash & (FILTER_BITS - 1)) >>> 5]! & (1 << (hash & 31))) === 0) continue;
      const entry = this.#byHash.get(hash);
      if (entry === undefined || entry.seenIn === this.#prompts) continue;
      entry.seenIn = this.#prompts;
      for (const no of entry.templates) {
        if (this.#hits[no] === 0) touched.push(no);
        this.#hits[no]!++;
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
      if (!this.#byHash.get(values[i]!)?.templates.includes(templateNo)) continue;
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
