import { domainsInHand } from './domainsInHand.js';
import { type Evidence, FAMILY_COUNT, familyIndex } from './evidence.js';
import { type GroupCounts, placesOf } from './groupCounts.js';
import { MEETING_FAMILY_INDICES } from './meetingFamilies.js';
import { INSTRUMENTS } from './resourceKinds.js';
import { areTemplateBlocks } from './templateBlocks.js';

/** Parts of fewer accounts than this hang on; larger ones may stand by themselves or split. */
const PART_ACCOUNTS_MIN = 12;
/** By a name alone hangs on what is no more than a household. */
const NAMESAKES_MIN = 6;
/** In place of a family: a name on cards, which strangers may have in common. */
const NAME = FAMILY_COUNT + 1;
/** In place of a family: a mail domain that is a thing in hand, and left out with none. */
const DOMAIN = FAMILY_COUNT + 2;
const CONTENT = familyIndex('content') + 1;
const PAYMENT = familyIndex('payment') + 1;
const isName = (kind: string): boolean => kind === 'billing_name';

/**
 * Members that hold on to the body of a group without each family in turn in which strangers meet. A household
 * behind an operator's rented range vouches for itself by its one card: three accounts that share
 * two families with each other, but only one with everybody else. Leaving out the range, they hang
 * on nothing. Larger parts are left for splitting to judge, and so is a group of which a family's
 * absence leaves only small ones. In the same way a household hangs on that only has a name in common.
 * @param counts of the members
 * @returns the same set of members where all hold on
 */
export function anchoredMembers(
  evidence: Evidence,
  counts: GroupCounts,
  binding: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const members = Int32Array.from(counts.members);
  const places = placesOf(evidence, counts);
  /** By place of a signal: its family plus one, {@link NAME} or {@link DOMAIN}; 0 where it binds nobody. */
  const familyAt = new Uint8Array(counts.signals.length);
  const inHand = domainsInHand(evidence);
  for (const signal of binding.keys())
    familyAt[places[signal]! - 1] = isName(evidence.kinds[signal]!)
      ? NAME
      : inHand.has(signal)
        ? DOMAIN
        : evidence.families[signal]! + 1;
  // A card that serves two accounts binds no group, but a chain of such cards holds on by them.
  for (const [i, held] of counts.insides.entries())
    if (held === 2 && INSTRUMENTS.has(evidence.kinds[counts.signals[i]!]!)) familyAt[i] = PAYMENT;
  const drifting = new Set<number>();
  const passes = MEETING_FAMILY_INDICES.map((family) => [family + 1, PART_ACCOUNTS_MIN] as const);
  for (const [without, accountsMin] of [...passes, [NAME, NAMESAKES_MIN] as const]) {
    if (!familyAt.includes(without)) continue;
    const roots = connectedParts(evidence, members, { places, familyAt, without });
    const sizes = new Int32Array(members.length);
    for (const root of roots) sizes[root]!++;
    if (sizes.every((size) => size < accountsMin)) continue;
    if (sizes.every((size) => size === 0 || size >= accountsMin)) continue;
    if (without === CONTENT && areTemplateBlocks(evidence, counts, partsOf(members, roots)))
      continue;
    for (const [no, root] of roots.entries())
      if (sizes[root]! < accountsMin) drifting.add(members[no]!);
  }
  if (drifting.size === 0) return counts.members;
  return new Set(members.filter((account) => !drifting.has(account)));
}

/** By place of a member that of one which stands for its part: joined by binding signals of all families but one. */
function connectedParts(
  evidence: Evidence,
  members: Int32Array,
  o: {
    readonly places: Int32Array;
    readonly familyAt: Uint8Array;
    /** A family as `familyAt` has it. */
    readonly without: number;
  },
): Int32Array {
  const parent = Int32Array.from(members.keys());
  const find = (no: number): number => {
    let root = no;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = no; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const firstOf = new Int32Array(o.familyAt.length).fill(-1);
  const { starts, items } = evidence.byAccount;
  for (let no = 0; no < members.length; no++) {
    const account = members[no]!;
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const place = o.places[items[i]!]! - 1;
      const family = o.familyAt[place]!;
      if (family === 0 || family === o.without) continue;
      if (firstOf[place] === -1) firstOf[place] = no;
      else parent[find(no)] = find(firstOf[place]!);
    }
  }
  return parent.map((_, no) => find(no));
}

function partsOf(members: Int32Array, roots: Int32Array): number[][] {
  const parts = new Map<number, number[]>();
  for (const [no, root] of roots.entries()) {
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [members[no]!]);
    else part.push(members[no]!);
  }
  return [...parts.values()];
}
