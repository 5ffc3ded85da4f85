import { useState } from 'react';

const all: Map<string, unknown>[] = [];

/** Nothing that somebody wrote stays for the next person. */
export function forgetDrafts(): void {
  for (const kept of all) kept.clear();
}

/**
 * What is being written or marked, kept by a key until the page is loaded anew: one looks at another
 * view or node in the middle of it, and finds it again. It is in memory alone, never in the browser's
 * store.
 */
export function draftsOf<T>(initial: T): (key: string) => readonly [T, (next: T) => void] {
  const kept = new Map<string, T>();
  all.push(kept);
  return function useDraft(key) {
    const [value, setValue] = useState(() => kept.get(key) ?? initial);
    return [
      value,
      (next) => {
        kept.set(key, next);
        setValue(next);
      },
    ];
  };
}
