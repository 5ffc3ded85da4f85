import { CAPABILITIES, type Capability } from '../../contract/families.js';
import { type Cue, compilePhrases } from './cue.js';
import { CUES, GENERAL_BITS } from './cues/index.js';
import { SEVERAL_TOOLS_BITS, TOOL_CUES } from './toolCues.js';

/** Characters read at the beginning and at the end of a text: instructions stand there. */
const HEAD_CHARACTERS = 2000;
const TAIL_CHARACTERS = 1000;

export interface DecidingFact {
  readonly fact: string;
  readonly capability: Capability;
  readonly bits: number;
}

export interface Classified {
  readonly capability: Capability;
  /** Share of the odds that the capability has among all, 0–1. A rank, not a calibrated chance. */
  readonly score: number;
  readonly bits: Readonly<Record<Capability, number>>;
  /** Every cue that was met, in the order of the table. */
  readonly facts: readonly DecidingFact[];
}

const COMPILED: readonly { cue: Cue; phrases: RegExp | null }[] = CUES.map((cue) => ({
  cue,
  phrases: cue.phrases === undefined ? null : compilePhrases(cue.phrases),
}));

/**
 * What a prompt is after, by what it says and which tools came with it. Bits add up over the cues
 * of the table; the capability with most wins, and `general` where nothing reaches its own bits.
 * @param text a prompt, or the fixed text of a template
 * @param tools names of the tools sent along
 * @param generalBits what `general` starts with
 */
export function classifyPrompt(
  text: string,
  tools: readonly string[] = [],
  generalBits: number = GENERAL_BITS,
): Classified {
  const read = headAndTail(text).normalize('NFKC');
  const lower = read.toLowerCase();
  const facts: DecidingFact[] = [];
  const note = (fact: string, bits: Cue['bits']) => {
    for (const [capability, amount] of Object.entries(bits)) {
      facts.push({ fact, capability: capability as Capability, bits: amount });
    }
  };
  for (const { cue, phrases } of COMPILED) {
    if (phrases?.test(lower) || cue.pattern?.test(read)) note(cue.fact, cue.bits);
  }
  const names = new Set(tools.map((tool) => tool.trim().toLowerCase()).filter((t) => t !== ''));
  for (const { pattern, fact, bits } of TOOL_CUES) {
    if ([...names].some((name) => pattern.test(name))) note(fact, bits);
  }
  if (names.size >= 2)
    note('was sent with several tools', { 'agentic tool use': SEVERAL_TOOLS_BITS });
  return decide(facts, generalBits);
}

function decide(facts: readonly DecidingFact[], generalBits: number): Classified {
  const bits = Object.fromEntries(CAPABILITIES.map((name) => [name, 0])) as Record<
    Capability,
    number
  >;
  bits.general = generalBits;
  for (const fact of facts) bits[fact.capability] += fact.bits;
  // Of equal capabilities the one that stands first in the list of capabilities.
  const capability = CAPABILITIES.reduce((best, name) => (bits[name] > bits[best] ? name : best));
  const odds = CAPABILITIES.reduce((sum, name) => sum + 2 ** (bits[name] - bits[capability]), 0);
  return { capability, score: 1 / odds, bits, facts };
}

function headAndTail(text: string): string {
  if (text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return text;
  return `${text.slice(0, HEAD_CHARACTERS)}\n${text.slice(-TAIL_CHARACTERS)}`;
}
