import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { applyAct, type DeskAct, strokeOf } from '../state/acts.js';
import { readAddress, writeAddress } from '../state/address.js';
import type { DeskState } from '../state/deskState.js';
import { type History, historyOf, redo, step, undo } from '../state/history.js';
import { readListing, withListing } from '../state/listing.js';

export interface Desk {
  readonly state: DeskState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  act(...acts: readonly DeskAct[]): void;
  undo(): void;
  redo(): void;
}

const asText = (state: DeskState): string => {
  const { search, hash } = writeAddress(state);
  return `${search === '' ? '' : `?${search}`}${hash === '' ? '' : `#${hash}`}`;
};
/** The list of groups has its own part of the address, which a view leaves as it is. */
const beside = (address: string): string => {
  const { pathname, search } = globalThis.location;
  return withListing(`${pathname}${address}`, readListing(search));
};

/** The view of a group with its undo, held by the address bar both ways. */
export function useDesk(): Desk {
  const location = useLocation();
  const navigate = useNavigate();
  const [history, setHistory] = useState<History<DeskState>>(() =>
    historyOf(readAddress(location)),
  );
  const written = useRef(asText(history.present));
  const text = asText(history.present);
  useEffect(() => {
    if (written.current === text) return;
    written.current = text;
    void navigate(beside(text), { replace: true });
  }, [text, navigate]);
  // An address that did not come from here (a search hit, a link) is an act like any other.
  const arrived = asText(readAddress(location));
  useEffect(() => {
    if (arrived === written.current) return;
    written.current = arrived;
    // An address holds no decisions: those of before stay, or to follow a link would withdraw them.
    setHistory((now) =>
      step(now, { ...readAddress(globalThis.location), decided: now.present.decided }),
    );
  }, [arrived]);
  const act = useCallback((...acts: readonly DeskAct[]) => {
    if (acts.length === 0) return;
    setHistory((now) =>
      step(now, acts.reduce(applyAct, now.present), acts.length === 1 ? strokeOf(acts[0]!) : null),
    );
  }, []);
  return {
    state: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    act,
    undo: useCallback(() => setHistory(undo), []),
    redo: useCallback(() => setHistory(redo), []),
  };
}
