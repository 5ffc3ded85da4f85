import type { SplitTemplate } from './templateText.js';

/** What is put into templates, over the compared prompts of all templates of a group. */
export interface PayloadFigures {
  readonly payloads: number;
  /** Median lengths in characters: of the template's own text, and of what is put into it. */
  readonly templateCharacters: number;
  readonly payloadCharacters: number;
  /** Share of the payloads that occur once only, 0–1. */
  readonly onceOnly: number;
  /** Mean share of words that two payloads of one template have in common (Jaccard), 0–1. */
  readonly overlap: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Figures of what a group puts into its templates; null where no template has three prompts. */
export function payloadFigures(templates: readonly SplitTemplate[]): PayloadFigures | null {
  const compared = templates.filter((template) => template.payloads.length >= 3);
  if (compared.length === 0) return null;
  const payloads = compared.flatMap((template) => template.payloads);
  const times = new Map<string, number>();
  for (const payload of payloads) times.set(payload, (times.get(payload) ?? 0) + 1);
  const overlaps = compared.flatMap((template) => pairOverlaps(template.payloads));
  return {
    payloads: payloads.length,
    templateCharacters: median(
      compared.flatMap((template) => template.payloads.map(() => template.text.length)),
    ),
    payloadCharacters: median(payloads.map((payload) => payload.length)),
    onceOnly: payloads.filter((payload) => times.get(payload) === 1).length / payloads.length,
    overlap: overlaps.reduce((a, b) => a + b, 0) / overlaps.length,
  };
}

/** Each payload with the next one: every payload counts alike and no pair twice. */
function pairOverlaps(payloads: readonly string[]): number[] {
  const sets = payloads.map(
    (payload) => new Set(payload.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}_]+/gu) ?? []),
  );
  return sets.slice(1).map((words, i) => {
    const before = sets[i]!;
    const common = [...words].filter((word) => before.has(word)).length;
    const union = words.size + before.size - common;
    return union === 0 ? 1 : common / union;
  });
}
