import { useSyncExternalStore } from 'react';

const KEY = 'throughline-person';
const listeners = new Set<() => void>();
/** The name of whoever is signed in; null where there is no login and one types a name. */
let signedIn: string | null = null;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const tell = () => {
  for (const listener of listeners) listener();
};

function setPerson(name: string): void {
  if (signedIn !== null) return;
  localStorage.setItem(KEY, name);
  tell();
}

/** From now on decisions and reveals are this person’s, whatever was typed before. */
export function setSignedIn(name: string | null): void {
  if (signedIn === name) return;
  signedIn = name;
  tell();
}

/** The name under which this browser’s decisions and reveals are written down; one for all panels. */
export function usePerson(): readonly [string, (name: string) => void] {
  const read = () => signedIn ?? localStorage.getItem(KEY) ?? '';
  return [useSyncExternalStore(subscribe, read), setPerson];
}
