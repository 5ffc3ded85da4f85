import type { Capability } from '../../contract/families.js';

/** Languages of the cue table: English, Chinese, Russian, German, Spanish, French, Japanese, Korean. */
export type Language = 'en' | 'zh' | 'ru' | 'de' | 'es' | 'fr' | 'ja' | 'ko';

/**
 * One thing that can be seen in a prompt and what it says of the prompt's aim. Bits add up over
 * cues and a cue counts once, however often it is met. Either phrases or a pattern of structure.
 */
export interface Cue {
  /** As a fact about a prompt: “asks for a score on a scale”. */
  readonly fact: string;
  readonly bits: Readonly<Partial<Record<Capability, number>>>;
  /** In the notation of {@link compilePhrases}, lower case. */
  readonly phrases?: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** Matched against the text as it was written. */
  readonly pattern?: RegExp;
}

/** Letters of scripts that part words by spaces; Chinese, Japanese and Korean do not need a border. */
const WORD = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_]';
const SPACELESS: ReadonlySet<string> = new Set(['zh', 'ja', 'ko']);

/**
 * Phrases as one expression over lower-case text. They are regular expressions with three
 * shorthands: a blank is any white space, `*` after a word any ending of it, `…` up to eighty
 * characters of the same sentence.
 */
export function compilePhrases(phrases: NonNullable<Cue['phrases']>): RegExp {
  const spaced: string[] = [];
  const spaceless: string[] = [];
  for (const [language, list] of Object.entries(phrases)) {
    (SPACELESS.has(language) ? spaceless : spaced).push(...list.map(expand));
  }
  const parts = [
    ...(spaced.length === 0 ? [] : [`(?<!${WORD})(?:${spaced.join('|')})(?!${WORD})`]),
    ...spaceless,
  ];
  return new RegExp(parts.join('|'), 'u');
}

function expand(phrase: string): string {
  return phrase
    .replaceAll('*', `${WORD}*`)
    .replace(/ ?… ?/g, '[^.!?。！？\\n]{0,80}?')
    .replaceAll(' ', '\\s+');
}
