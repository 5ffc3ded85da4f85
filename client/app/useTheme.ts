import { useEffect, useState } from 'react';

export interface Theme {
  readonly resolved: 'light' | 'dark';
  toggle(): void;
}

const KEY = 'throughline-theme';

/** Light or dark: as the system asks, until one chooses. */
export function useTheme(): Theme {
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(KEY));
  const [system, setSystem] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setSystem(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const resolved = chosen === 'light' || chosen === 'dark' ? chosen : system ? 'dark' : 'light';
  // Set while rendering, so that whoever reads a token in the same pass reads the right one.
  document.documentElement.dataset['theme'] = resolved;
  return {
    resolved,
    toggle: () => {
      const next = resolved === 'dark' ? 'light' : 'dark';
      localStorage.setItem(KEY, next);
      setChosen(next);
    },
  };
}
