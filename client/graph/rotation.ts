import type { SignalNode } from '../../server/contract/api.js';
import { plusDays } from '../state/days.js';
import type { NodeRef } from '../state/nodeRef.js';
import type { Dataset } from './dataset.js';

interface Span {
  readonly first: string | null;
  readonly last: string | null;
  readonly accounts: number;
}

/** Periods of use of a value: by account where accounts are loaded, else by cell. */
function spansOf(dataset: Dataset, signal: NodeRef, links: ReadonlyMap<NodeRef, Span[]>): Span[] {
  const uses = dataset.usesOf.get(signal);
  if (uses === undefined) return links.get(signal) ?? [];
  return uses.map(({ first, last }) => ({ first, last, accounts: 1 }));
}

function linksBySignal(dataset: Dataset): Map<NodeRef, Span[]> {
  const links = new Map<NodeRef, Span[]>();
  for (const link of dataset.links) {
    const list = links.get(link.signal);
    if (list === undefined) links.set(link.signal, [link]);
    else list.push(link);
  }
  return links;
}

/** How many values the group used for the first time on each day. */
export function firstUsesByDay(dataset: Dataset): [string, number][] {
  const links = linksBySignal(dataset);
  const counts = new Map<string, number>();
  for (const ref of dataset.signals.keys()) {
    const firsts = spansOf(dataset, ref, links).flatMap(({ first }) => first ?? []);
    if (firsts.length === 0) continue;
    const day = firsts.reduce((a, b) => (a < b ? a : b));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One value through time: in each slice, how many accounts used it. */
export interface RotationRow {
  readonly ref: NodeRef;
  readonly signal: SignalNode;
  readonly first: string;
  readonly last: string;
  readonly slices: readonly number[];
}

/**
 * Every value through time, in the order in which they came into use: a hand that goes from card to
 * card and range to range shows as stairs.
 * @param from first day; slices are `sliceDays` long.
 */
export function rotationOf(
  dataset: Dataset,
  from: string,
  sliceDays: number,
  slices: number,
): RotationRow[] {
  const links = linksBySignal(dataset);
  const starts = Array.from({ length: slices }, (_, i) => plusDays(from, i * sliceDays));
  const ends = starts.map((day) => plusDays(day, sliceDays - 1));
  const rows: RotationRow[] = [];
  for (const [ref, signal] of dataset.signals) {
    const spans = spansOf(dataset, ref, links).filter((span) => span.first !== null);
    if (spans.length === 0) continue;
    rows.push({
      ref,
      signal,
      first: spans.map((span) => span.first!).reduce((a, b) => (a < b ? a : b)),
      last: spans.map((span) => span.last ?? span.first!).reduce((a, b) => (a > b ? a : b)),
      slices: starts.map((start, i) =>
        spans.reduce(
          (sum, span) =>
            span.first! <= ends[i]! && (span.last ?? span.first!) >= start
              ? sum + span.accounts
              : sum,
          0,
        ),
      ),
    });
  }
  return rows.sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : a.ref < b.ref ? -1 : 1,
  );
}
