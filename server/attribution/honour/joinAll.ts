import type { TraitTable } from '../behaviour.js';
import type { DecidedGroup } from '../decide.js';
import type { AttributionParameters } from '../parameters.js';
import type { WeighedEvidence } from '../weighedEvidence.js';
import { heirOf, placesOf } from './heir.js';
import { joinGroups } from './joinGroups.js';
import type { Honoured, KeptApart, Together } from './resolved.js';

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** What is joined so far: groups by place, and accounts of no group. */
interface Heap {
  readonly places: number[];
  readonly singles: number[];
}

/**
 * Joins what a person said is one hand, in the order of the decisions: groups to groups, and
 * accounts of no group to one. Accounts that no group takes make none by a person’s word.
 */
export function joinAll(
  o: { evidence: WeighedEvidence; traits: TraitTable; parameters: AttributionParameters },
  groups: readonly DecidedGroup[],
  decisions: readonly Together[],
  kept: KeptApart,
): { groups: DecidedGroup[]; outcomes: Honoured[] } {
  const places = placesOf(groups);
  const heaps = new Map<string, Heap>();
  const heapOf = (end: string): Heap =>
    heaps.get(end) ??
    (end.startsWith('group ')
      ? { places: [Number(end.slice(6))], singles: [] }
      : { places: [], singles: [Number(end.slice(8))] });
  const accountsOf = (heap: Heap) => [
    ...heap.places.flatMap((place) => [...groups[place]!.group.members]),
    ...heap.singles,
  ];
  const outcomes = new Map<string, Honoured>();
  const joined: { decision: Together; heap: string }[] = [];
  for (const decision of decisions) {
    const say = (outcome: Honoured['outcome'], sentence: string) =>
      outcomes.set(decision.id, {
        decision: decision.id,
        outcome,
        sentence,
        accounts: [...decision.these, ...decision.those],
      });
    const [a, b] = [decision.these, decision.those].map((side) =>
      endOf(groups, places, decision, side),
    );
    if (a === null || b === null || a === undefined || b === undefined) {
      say('not applied', 'One of the two groups no longer stands: there is nothing to join.');
      continue;
    }
    if (a === b) {
      say('agrees', 'Evidence alone has them in one group.');
      continue;
    }
    const [one, other] = [heapOf(a), heapOf(b)];
    if (one === other) {
      say('disagrees', 'Joined by other decisions as well; evidence alone does not join them.');
      joined.push({ decision, heap: a });
      continue;
    }
    if (kept.broken([...accountsOf(one), ...accountsOf(other)]).size > 0) {
      say('not applied', 'Joining them would bring together who must stay apart.');
      continue;
    }
    const heap = {
      places: [...one.places, ...other.places],
      singles: [...one.singles, ...other.singles],
    };
    for (const place of heap.places) heaps.set(`group ${place}`, heap);
    for (const account of heap.singles) heaps.set(`account ${account}`, heap);
    joined.push({ decision, heap: a });
  }
  const made = new Map<Heap, { group: DecidedGroup; together: number } | null>();
  for (const heap of new Set(heaps.values())) {
    made.set(heap, heap.places.length === 0 ? null : join(o, groups, heap));
  }
  for (const { decision, heap } of joined) {
    if (outcomes.has(decision.id)) continue;
    const result = made.get(heaps.get(heap)!)!;
    outcomes.set(decision.id, {
      decision: decision.id,
      accounts: [...decision.these, ...decision.those],
      ...inWords(result, decision),
    });
  }
  const taken = new Set([...made.keys()].flatMap((heap) => heap.places));
  return {
    groups: [
      ...groups.filter((_, place) => !taken.has(place)),
      ...[...made.values()].flatMap((result) => (result === null ? [] : [result.group])),
    ],
    outcomes: decisions.flatMap(({ id }) => outcomes.get(id) ?? []),
  };
}

/** The group that one side of a decision stands for, or the one account that is in none. */
function endOf(
  groups: readonly DecidedGroup[],
  places: ReadonlyMap<number, number>,
  decision: Together,
  side: readonly number[],
): string | null {
  const place =
    decision.kind === 'merge' ? heirOf(groups, places, side) : (places.get(side[0]!) ?? null);
  if (place !== null) return `group ${place}`;
  return decision.kind === 'merge' ? null : `account ${side[0]}`;
}

function join(
  o: { evidence: WeighedEvidence; traits: TraitTable; parameters: AttributionParameters },
  groups: readonly DecidedGroup[],
  heap: Heap,
): { group: DecidedGroup; together: number } {
  const parts = heap.places.sort((a, b) => a - b).map((place) => groups[place]!);
  return joinGroups(o.evidence, o.traits, parts, heap.singles, o.parameters);
}

/** What the data says of a joining. */
function inWords(
  made: { group: DecidedGroup; together: number } | null,
  { these, those }: Together,
): Pick<Honoured, 'outcome' | 'sentence'> {
  if (made === null) {
    return {
      outcome: 'not applied',
      sentence: 'Neither is in a group, and a person’s word alone makes none.',
    };
  }
  const members = made.group.group.scores;
  const outside = [...these, ...those].filter((account) => !members.has(account));
  if (outside.length === 0) {
    return {
      outcome: 'disagrees',
      sentence: `Evidence alone does not join these groups. Taken as one it gives one hand ${percent(made.together)}; the group is held at ${percent(made.group.confidence)}, that of its least certain part.`,
    };
  }
  const scores = made.group.accounts.filter(({ account }) => outside.includes(account));
  const linked = scores.filter(({ score }) => score.families.families > 0).length;
  const bits = scores.map(({ score }) => score.bits.toFixed(1)).join(' and ');
  return {
    outcome: 'disagrees',
    sentence:
      outside.length > 4
        ? 'Evidence alone does not put these accounts into the group: they are listed for review.'
        : linked === 0
          ? `Nothing in the data links ${outside.length === 1 ? 'one of the two' : 'them'} to the group (${bits} bits): listed for review.`
          : `Evidence alone (${bits} bits) does not make ${outside.length === 1 ? 'one of the two' : 'them'} a member: listed for review.`,
  };
}
