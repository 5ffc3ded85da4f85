import { useSyncExternalStore } from 'react';

const KEY = 'throughline-person';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function setPerson(name: string): void {
  localStorage.setItem(KEY, name);
  for (const listener of listeners) listener();
}

/** The name under which this browser’s decisions and reveals are written down; one for all panels. */
export function usePerson(): readonly [string, (name: string) => void] {
  const person = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY) ?? '');
  return [person, setPerson];
}
