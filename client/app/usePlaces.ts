import { useEffect, useMemo, useRef, useState } from 'react';
import type { Dataset } from '../graph/dataset.js';
import type { LayoutAnswer } from '../graph/layout/layoutRequest.js';
import { layoutRequestOf, type Placed, placesOf } from '../graph/places.js';
import { runLayout } from '../graph/runLayout.js';
import type { Desk } from './useDesk.js';

/** The layout of a group, made once in a worker. */
export function useLayout(dataset: Dataset): LayoutAnswer | null {
  const [answer, setAnswer] = useState<LayoutAnswer | null>(null);
  const first = useRef(dataset);
  useEffect(() => runLayout(layoutRequestOf(first.current), setAnswer), []);
  return answer;
}

/** Places of all nodes; those of before stay. */
export function usePlaces(
  dataset: Dataset,
  answer: LayoutAnswer | null,
  state: Desk['state'],
): Placed | null {
  const before = useRef<Placed['places']>(new Map());
  const { arranged, moved } = state;
  const placed = useMemo(
    () => (answer === null ? null : placesOf(dataset, answer, { arranged, moved }, before.current)),
    [dataset, answer, arranged, moved],
  );
  useEffect(() => {
    if (placed !== null) before.current = placed.places;
  }, [placed]);
  return placed;
}
