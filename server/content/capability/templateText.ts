/** Share of the prompts of a template in which a run of words must stand to belong to it. */
const PROMPTS_SHARE_MIN = 0.6;
/** Words in a run. */
const RUN_WORDS = 3;
/** Characters of a prompt that are compared. */
const CHARACTERS_MAX = 8000;

/** Words; of scripts without spaces every letter is one. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

export interface SplitTemplate {
  /** What the prompts have in common, as it stands in the first of them. */
  readonly text: string;
  /** What each prompt puts into it, in the order of the prompts; empty where it adds nothing. */
  readonly payloads: readonly string[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  /** As it is compared: lower case, digits folded. */
  readonly key: string;
}

function wordsOf(prompt: string): Word[] {
  return [...prompt.slice(0, CHARACTERS_MAX).matchAll(WORDS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    key: match[0].toLowerCase().replace(/\d+/g, '0'),
  }));
}

const runAt = (words: readonly Word[], at: number): string =>
  words
    .slice(at, at + RUN_WORDS)
    .map((word) => word.key)
    .join(' ');

/**
 * Parts prompts that were made from one template into the template and their payloads: a run of
 * {@link RUN_WORDS} words that most of the prompts hold is the template's. Prompts shorter than a
 * run are one run themselves.
 */
export function splitTemplate(prompts: readonly string[]): SplitTemplate {
  const worded = prompts.map(wordsOf);
  const holders = new Map<string, number>();
  for (const words of worded) {
    const runs = new Set<string>();
    for (let at = 0; at === 0 || at + RUN_WORDS <= words.length; at++) runs.add(runAt(words, at));
    for (const run of runs) holders.set(run, (holders.get(run) ?? 0) + 1);
  }
  const holdersMin = Math.max(1, Math.ceil(prompts.length * PROMPTS_SHARE_MIN));
  const parted = prompts.map((prompt, i) => {
    const words = worded[i]!;
    const common = new Uint8Array(words.length);
    for (let at = 0; at === 0 || at + RUN_WORDS <= words.length; at++) {
      if (holders.get(runAt(words, at))! >= holdersMin) common.fill(1, at, at + RUN_WORDS);
    }
    return { common: cut(prompt, words, common, 1), rest: cut(prompt, words, common, 0) };
  });
  return { text: parted[0]?.common ?? '', payloads: parted.map((part) => part.rest) };
}

/** The stretches of a prompt whose words are marked `kind`, each as it was written. */
function cut(prompt: string, words: readonly Word[], marks: Uint8Array, kind: 0 | 1): string {
  const stretches: string[] = [];
  for (let at = 0; at < words.length; ) {
    if (marks[at] !== kind) {
      at++;
      continue;
    }
    const first = at;
    while (at < words.length && marks[at] === kind) at++;
    stretches.push(prompt.slice(words[first]!.start, words[at - 1]!.end));
  }
  return stretches.join('\n');
}
