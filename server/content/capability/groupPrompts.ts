import { CAPABILITIES, type Capability } from '../../contract/families.js';
import { classifyPrompt } from './classifyPrompt.js';
import { GENERAL_BITS, GENERAL_TEMPLATE_BITS } from './cues/index.js';
import { ASKS_FOR_REASONING } from './cues/reasoning.js';
import { type PayloadFigures, payloadFigures } from './payloadFigures.js';
import { type SplitTemplate, splitTemplate } from './templateText.js';

/** A prompt drawn from a group, with the number of prompts it stands for. */
export interface SampledPrompt {
  readonly prompt: string;
  readonly tools: readonly string[];
  /** Name of the template that it was made from. */
  readonly template: string | null;
  readonly weight: number;
}

export interface GroupPrompts {
  /** Prompts after each capability, weighted; those that no prompt is after are left out. */
  readonly weights: ReadonlyMap<Capability, number>;
  /** Share of prompts that ask in words for reasoning, 0–1. */
  readonly reasoningShare: number;
  readonly payloads: PayloadFigures | null;
}

/** Prompts of one template that are laid side by side to part it from its payloads. */
const COMPARED_PROMPTS = 24;

/**
 * What a group's prompts are after. Where a prompt was made from a template, the template's own
 * words are judged: the instruction tells the aim, the payload only its subject. A template that
 * says nothing (“Answer the following.”) leaves it to the whole prompt.
 */
export function judgePrompts(sample: readonly SampledPrompt[]): GroupPrompts {
  const templates = splitByTemplate(sample);
  const weights = new Map<Capability, number>();
  const known = new Map<string, { capability: Capability; reasoning: boolean } | null>();
  let reasoning = 0;
  let total = 0;
  for (const row of sample) {
    const judged =
      (row.template === null ? null : ofTemplate(row, row.template)) ??
      judge(row.prompt, row.tools);
    total += row.weight;
    if (judged.reasoning) reasoning += row.weight;
    weights.set(judged.capability, (weights.get(judged.capability) ?? 0) + row.weight);
  }
  return {
    weights,
    reasoningShare: total === 0 ? 0 : reasoning / total,
    payloads: payloadFigures([...templates.values()]),
  };

  function ofTemplate(row: SampledPrompt, template: string) {
    const key = `${template}\n${row.tools.join(';')}`;
    let judged = known.get(key);
    if (judged === undefined) {
      const found = judge(templates.get(template)!.text, row.tools, GENERAL_TEMPLATE_BITS);
      judged = found.capability === 'general' ? null : found;
      known.set(key, judged);
    }
    return judged;
  }
}

function judge(text: string, tools: readonly string[], generalBits = GENERAL_BITS) {
  const { capability, facts } = classifyPrompt(text, tools, generalBits);
  return { capability, reasoning: facts.some((fact) => fact.fact === ASKS_FOR_REASONING) };
}

function splitByTemplate(sample: readonly SampledPrompt[]): Map<string, SplitTemplate> {
  const prompts = new Map<string, string[]>();
  for (const { template, prompt } of sample) {
    if (template === null) continue;
    const list = prompts.get(template);
    if (list === undefined) prompts.set(template, [prompt]);
    else list.push(prompt);
  }
  return new Map(
    [...prompts].map(([template, list]) => {
      const step = Math.max(1, list.length / COMPARED_PROMPTS);
      const count = Math.min(COMPARED_PROMPTS, list.length);
      const compared = Array.from({ length: count }, (_, i) => list[Math.floor(i * step)]!);
      return [template, splitTemplate(compared)];
    }),
  );
}

const PARTS = 10_000;

/**
 * Weights as shares of four decimals that add up to exactly 1 (largest remainders), the greatest
 * first, equal ones in the order of {@link CAPABILITIES}; shares of zero are left out.
 */
export function capabilityShares(
  weights: ReadonlyMap<Capability, number>,
): { capability: Capability; share: number }[] {
  const total = [...weights.values()].reduce((a, b) => a + b, 0);
  if (total === 0) return [];
  const exact = CAPABILITIES.map((capability) => ((weights.get(capability) ?? 0) / total) * PARTS);
  const parts = exact.map(Math.floor);
  const missing = PARTS - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, c) => ({ c, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.c - b.c);
  for (const { c } of byRemainder.slice(0, missing)) parts[c]!++;
  return CAPABILITIES.map((capability, c) => ({ capability, share: parts[c]! / PARTS }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
