import { type Evidence, FAMILY_COUNT, type Rows } from './evidence.js';

/** How many members of a group hold each signal, for the signals that any member holds. */
export interface GroupCounts {
  readonly members: ReadonlySet<number>;
  /** Signals that any member holds, in the order in which they are met member by member. */
  readonly signals: Int32Array;
  /** At the same place: how many members hold it. */
  readonly insides: Int32Array;
  /** The same by signal; made when it is first asked for. */
  readonly inside: ReadonlyMap<number, number>;
  /** Mean number of signals of each family that a member has: how often it had a chance to share. */
  readonly meanDegree: Float64Array;
}

/** A group and what its members hold. */
export interface Counted {
  /** Account numbers. */
  readonly members: Int32Array;
  readonly counts: GroupCounts;
}

/** By signal its place in a group's list plus one, 0 where no member holds it; for one group at a time. */
interface Places {
  readonly of: Int32Array;
  /** The list of signals that the places are of. */
  owner: Int32Array;
}

/** One for each evidence: as long as all its signals, and cleared by those of the last group. */
const PLACES = new WeakMap<Rows, Places>();

function placesIn(evidence: Evidence): Places {
  let places = PLACES.get(evidence.bySignal);
  if (places === undefined) {
    places = { of: new Int32Array(evidence.signals), owner: new Int32Array(0) };
    PLACES.set(evidence.bySignal, places);
  }
  return places;
}

function clear(places: Places): void {
  for (const signal of places.owner) places.of[signal] = 0;
  places.owner = new Int32Array(0);
}

/**
 * By signal its place in `counts.signals` plus one, 0 where no member holds it: to look up what is
 * kept of a group's signals without a search. It holds until another group is asked for or counted.
 */
export function placesOf(evidence: Evidence, counts: GroupCounts): Int32Array {
  const places = placesIn(evidence);
  if (places.owner !== counts.signals) {
    clear(places);
    for (let i = 0; i < counts.signals.length; i++) places.of[counts.signals[i]!] = i + 1;
    places.owner = counts.signals;
  }
  return places.of;
}

export function countGroup(evidence: Evidence, members: ReadonlySet<number>): GroupCounts {
  const { starts, items } = evidence.byAccount;
  let uses = 0;
  for (const account of members) uses += starts[account + 1]! - starts[account]!;
  const places = placesIn(evidence);
  clear(places);
  const met = new Int32Array(uses);
  const held = new Int32Array(uses);
  const degree = new Float64Array(FAMILY_COUNT);
  let count = 0;
  for (const account of members) {
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const signal = items[i]!;
      let place = places.of[signal]!;
      if (place === 0) {
        met[count++] = signal;
        place = places.of[signal] = count;
      }
      held[place - 1]!++;
      degree[evidence.families[signal]!]!++;
    }
  }
  for (let f = 0; f < FAMILY_COUNT; f++) degree[f]! /= Math.max(1, members.size);
  const signals = met.slice(0, count);
  const insides = held.slice(0, count);
  places.owner = signals;
  let inside: Map<number, number> | undefined;
  return {
    members,
    signals,
    insides,
    meanDegree: degree,
    get inside() {
      if (inside === undefined) {
        inside = new Map();
        for (let i = 0; i < count; i++) inside.set(signals[i]!, insides[i]!);
      }
      return inside;
    },
  };
}
