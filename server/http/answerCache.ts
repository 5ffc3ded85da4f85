/** Answers that stay what they are while a run is served, as text. */
export interface AnswerCache {
  /** The kept answer, else what `make` makes; of the same question asked twice at once, made once. */
  get(question: string, make: () => Promise<string>): Promise<string>;
}

interface Kept {
  readonly answer: Promise<string>;
  readonly until: number;
  chars: number;
}

/** @param limits characters kept in all, the longest unused going first; how long one is kept. */
export function openAnswerCache(
  limits: { charsMax: number; msMax: number },
  now: () => number,
): AnswerCache {
  const kept = new Map<string, Kept>();
  let chars = 0;
  const drop = (question: string, entry: Kept) => {
    if (kept.get(question) !== entry) return;
    kept.delete(question);
    chars -= entry.chars;
  };
  return {
    get: (question, make) => {
      const found = kept.get(question);
      if (found !== undefined && found.until > now()) {
        // A map keeps the order of insertion: what is used goes to its end.
        kept.delete(question);
        kept.set(question, found);
        return found.answer;
      }
      if (found !== undefined) drop(question, found);
      const entry: Kept = {
        answer: make(),
        until: now() + limits.msMax,
        chars: question.length,
      };
      kept.set(question, entry);
      chars += entry.chars;
      entry.answer.then(
        (text) => {
          if (kept.get(question) !== entry) return;
          entry.chars += text.length;
          chars += text.length;
          for (const [oldest, its] of kept) {
            if (chars <= limits.charsMax) break;
            drop(oldest, its);
          }
        },
        () => drop(question, entry),
      );
      return entry.answer;
    },
  };
}
