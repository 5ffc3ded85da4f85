import { useState } from 'react';

const KEY = 'throughline-density';

export interface Density {
  readonly chosen: 'compact' | 'roomy';
  toggle(): void;
}

/** How closely lists and tables are set: compact, until one chooses. */
export function useDensity(): Density {
  const [chosen, setChosen] = useState<Density['chosen']>(() =>
    localStorage.getItem(KEY) === 'roomy' ? 'roomy' : 'compact',
  );
  document.documentElement.dataset['density'] = chosen;
  return {
    chosen,
    toggle: () => {
      const next = chosen === 'roomy' ? 'compact' : 'roomy';
      localStorage.setItem(KEY, next);
      setChosen(next);
    },
  };
}
