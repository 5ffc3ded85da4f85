import { HAN } from '../standalone/formats.js';

/** Typefaces of the documents; `fonts.ts` has their files. */
export type Face = 'Serif' | 'SerifBold' | 'SerifItalic' | 'Sans' | 'SansBold' | 'Han';

/** Text in one face, size (points) and colour; `to` names a place in the document it leads to. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  /** Points between characters. */
  readonly spacing?: number;
  readonly to?: string;
}

/** A run on its line: `x` points from the line's left. */
export interface PlacedRun extends Run {
  readonly x: number;
}

export interface Line {
  readonly runs: readonly PlacedRun[];
  /** Points, without the white space at its end. */
  readonly width: number;
}

/** Width in points of a text set as a run is. */
export type Measure = (run: Run, text: string) => number;

/** What no line may begin with, and what none may end with, where text has no spaces. */
const [CLOSING, OPENING] = ['、。，．！？；：）」』】》〉〕”’ー…', '（「『【《〈〔“‘'];
/**
 * After a space or a zero-width space, after a hyphen between letters, and between Chinese
 * characters or kana.
 */
const BREAKS = new RegExp(
  `(?<=[ \\u200b])|(?<=\\p{L}-)(?=\\p{L})|(?<=${HAN.source})(?<![${OPENING}])(?![${CLOSING}])|(?<=.)(?<![${OPENING}])(?=${HAN.source})(?![${CLOSING}])`,
  'u',
);
const ENDS_A_WORD = new RegExp(`[ \\u200b]$|\\p{L}-$|${HAN.source}$`, 'u');

/** A text in parts between which a line may break. */
export const breakableParts = (text: string): string[] => text.split(BREAKS);

interface Fragment {
  readonly run: Run;
  readonly text: string;
}

/**
 * Breaks runs into lines no wider than `width` points. A word may span several runs; one that is
 * wider than a line is broken between characters. Zero-width spaces only say where a word may
 * break and are left out; all else stays as it is, white space at the end of lines included.
 */
export function breakLines(runs: readonly Run[], width: number, measure: Measure): Line[] {
  const lines: Fragment[][] = [[]];
  let used = 0;
  for (const word of wordsOf(runs)) {
    const bare = widthOf(trimmed(word), measure);
    if (used > 0 && used + bare > width) {
      lines.push([]);
      used = 0;
    }
    if (bare <= width) {
      lines.at(-1)!.push(...word);
      used += widthOf(word, measure);
      continue;
    }
    for (const fragment of charactersOf(word)) {
      const wide = measure(fragment.run, fragment.text);
      if (used > 0 && used + wide > width) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)!.push(fragment);
      used += wide;
    }
  }
  return lines.map((line) => placed(line, measure));
}

function wordsOf(runs: readonly Run[]): Fragment[][] {
  const words: Fragment[][] = [[]];
  for (const run of runs) {
    const parts = breakableParts(run.text);
    for (const [i, text] of parts.entries()) {
      words.at(-1)!.push({ run, text: text.replaceAll('\u200b', '') });
      if (i < parts.length - 1 || ENDS_A_WORD.test(text)) words.push([]);
    }
  }
  return words.filter((word) => word.some(({ text }) => text !== ''));
}

const widthOf = (word: readonly Fragment[], measure: Measure): number =>
  word.reduce((sum, { run, text }) => sum + measure(run, text), 0);

const trimmed = (word: readonly Fragment[]): Fragment[] =>
  word.map((fragment, i) =>
    i === word.length - 1 ? { ...fragment, text: fragment.text.trimEnd() } : fragment,
  );

const charactersOf = (word: readonly Fragment[]): Fragment[] =>
  word.flatMap(({ run, text }) => [...text].map((character) => ({ run, text: character })));

/** Fragments of one run joined, each run with its place. */
function placed(fragments: readonly Fragment[], measure: Measure): Line {
  const joined: Fragment[] = [];
  for (const { run, text } of fragments) {
    const last = joined.at(-1);
    if (last?.run === run) joined[joined.length - 1] = { run, text: last.text + text };
    else joined.push({ run, text });
  }
  let x = 0;
  const runs = joined.map(({ run, text }) => {
    const here = { ...run, text, x };
    x += measure(run, text);
    return here;
  });
  const last = joined.at(-1);
  const white =
    last === undefined ? 0 : measure(last.run, last.text) - measure(last.run, last.text.trimEnd());
  return { runs, width: x - white };
}
