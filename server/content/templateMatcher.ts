import { Fingerprinter, SHINGLE_BYTES } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';
import type { Template } from './templates.js';

/** A prompt is made from a template when it holds at least this share of the template's fragments. */
const FRAGMENT_SHARE_MIN = 0.5;

/** Finds which templates a prompt was made from: one look-up for each fingerprint of the prompt. */
export class TemplateMatcher {
  readonly #byHash = new Map<number, number[]>();
  readonly #fragmentCounts: Uint32Array;
  readonly #hits: Uint32Array;
  readonly #fingerprinter = new Fingerprinter();

  constructor(templates: readonly Template[]) {
    this.#fragmentCounts = Uint32Array.from(templates, (t) => t.fragments.length);
    this.#hits = new Uint32Array(templates.length);
    for (const [no, template] of templates.entries()) {
      for (const hash of template.fragments) {
        const list = this.#byHash.get(hash);
        if (list === undefined) this.#byHash.set(hash, [no]);
        else list.push(no);
      }
    }
  }

  /** Numbers of the templates that the prompt was made from, ascending. */
  match(prompt: string): number[] {
    const touched: number[] = [];
    const seen = new Set<number>();
    const count = this.#fingerprinter.run(normalisePrompt(prompt));
    for (let i = 0; i < count; i++) {
      const hash = this.#fingerprinter.values[i]!;
      if (seen.has(hash)) continue;
      const templates = this.#byHash.get(hash);
      if (templates === undefined) continue;
      seen.add(hash);
      for (const no of templates) {
        if (this.#hits[no] === 0) touched.push(no);
        this.#hits[no]!++;
      }
    }
    const matched = touched.filter(
      (no) => this.#hits[no]! >= FRAGMENT_SHARE_MIN * this.#fragmentCounts[no]!,
    );
    for (const no of touched) this.#hits[no] = 0;
    return matched.sort((a, b) => a - b);
  }

  /**
   * The text of one template as it stands in a prompt made from it: the parts that its fragments
   * cover, joined by ` … ` where something else stands between.
   */
  excerpt(prompt: string, templateNo: number): string {
    const count = this.#fingerprinter.run(normalisePrompt(prompt));
    const { values, offsets, bytes } = this.#fingerprinter;
    const spans: { start: number; end: number }[] = [];
    for (let i = 0; i < count; i++) {
      if (!this.#byHash.get(values[i]!)?.includes(templateNo)) continue;
      const start = offsets[i]!;
      const end = Math.min(start + SHINGLE_BYTES, this.#fingerprinter.byteLength);
      const last = spans.at(-1);
      // Fingerprints lie at most a window apart inside one shared text.
      if (last !== undefined && start <= last.end + SHINGLE_BYTES)
        last.end = Math.max(last.end, end);
      else spans.push({ start, end });
    }
    const decoder = new TextDecoder('utf-8');
    return spans
      .map(({ start, end }) => decoder.decode(bytes.subarray(start, end)).replaceAll('\uFFFD', ''))
      .join(' … ');
  }
}
