import { useState } from 'react';

const KEY = 'throughline-person';

/** The name under which this browser’s decisions and reveals are written down. */
export function usePerson(): readonly [string, (name: string) => void] {
  const [person, setPerson] = useState(() => localStorage.getItem(KEY) ?? '');
  return [
    person,
    (name) => {
      localStorage.setItem(KEY, name);
      setPerson(name);
    },
  ];
}
