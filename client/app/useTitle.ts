import { useEffect } from 'react';

/** Names the page in tabs, bookmarks and the history: what is open, then the program. */
export function useTitle(what: string): void {
  useEffect(() => {
    document.title = `${what} · Throughline`;
    return () => {
      document.title = 'Throughline';
    };
  }, [what]);
}
