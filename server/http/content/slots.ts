/** A piece of a template: text that its prompts have in common, or a gap that each fills anew. */
export interface TemplatePart {
  readonly fixed: boolean;
  readonly text: string;
}

/** Words that must stand together before they count as fixed: one common word is chance. */
const FIXED_WORDS_MIN = 3;
/** Words compared of a prompt; a template repeats long before. */
const WORDS_MAX = 400;

const wordsOf = (prompt: string): string[] => (prompt.match(/\s*\S+/g) ?? []).slice(0, WORDS_MAX);
const bare = (word: string): string => word.trim().toLowerCase();

/**
 * What several prompts of one template have in common, word by word, and the slots between: the
 * words of the first prompt that stand in the longest common subsequence with every other.
 * @returns parts in the order of the first prompt; a slot holds the first prompt's own text.
 */
export function templateParts(prompts: readonly string[]): TemplatePart[] {
  const first = wordsOf(prompts[0] ?? '');
  let common = first.map(() => true);
  for (const other of prompts.slice(1)) {
    const shared = commonWords(first.map(bare), wordsOf(other).map(bare));
    common = common.map((keep, i) => keep && shared[i]!);
  }
  if (prompts.length > 1) common = withoutShortRuns(common);
  const parts: { fixed: boolean; text: string }[] = [];
  for (const [i, word] of first.entries()) {
    const last = parts.at(-1);
    if (last !== undefined && last.fixed === common[i]) last.text += word;
    else parts.push({ fixed: common[i]!, text: word });
  }
  return parts;
}

/** Which words of `a` are in the longest common subsequence with `b` (Hirschberg’s table, whole). */
function commonWords(a: readonly string[], b: readonly string[]): boolean[] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const inBoth = a.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inBoth[i] = true;
      i++;
      j++;
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++;
    else j++;
  }
  return inBoth;
}

function withoutShortRuns(common: readonly boolean[]): boolean[] {
  const kept = [...common];
  for (let start = 0; start < kept.length; ) {
    let end = start;
    while (end < kept.length && kept[end] === kept[start]) end++;
    if (kept[start] && end - start < FIXED_WORDS_MIN) kept.fill(false, start, end);
    start = end;
  }
  return kept;
}
