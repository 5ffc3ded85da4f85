import { CompactGraph } from '../compactGraph.js';
import { componentOf, settledLouvain } from '../settledLouvain.js';
import { bindingSignals } from './bindingSignals.js';
import { domainsInHand } from './domainsInHand.js';
import { FAMILY_COUNT, familyIndex } from './evidence.js';
import type { Group } from './growGroup.js';
import { byFamilies, crossOrMeet, joinParts } from './joinParts.js';
import { MEETING_FAMILY_INDICES } from './meetingFamilies.js';
import { ownSoftware } from './ownSoftware.js';
import { hasOwnTemplate } from './ownTemplate.js';
import type { AttributionParameters } from './parameters.js';
import { isPersonal } from './personalKinds.js';
import type { Random } from './random.js';
import { withoutRented } from './rented.js';
import { areTemplateBlocks, handsOfBlocks } from './templateBlocks.js';
import { partsByOwnTemplates } from './templateParts.js';
import type { WeighedEvidence } from './weighedEvidence.js';

const CONTENT = familyIndex('content');

/** Without a family in which strangers meet at least this share of a group must still be in parts that can stand. */
const STANDING_SHARE_MIN = 0.5;

/** A part that stands alone is taken out of a group where this share of it hangs together without that part. */
const ELSEWHERE_SHARE_MIN = 0.25;

/** A group is parted by values that are somebody's own only where they reach at least this share of it. */
const PERSONAL_SHARE_MIN = 0.6;

/** How a group falls into parts. */
export interface Split {
  readonly parts: Int32Array[];
  /** Whether each part has so much of its own that it is a hand, whatever it may grow to. */
  readonly areHands: boolean;
}

/**
 * Parts of a group that only one family holds together: two rivals behind one proxy seller, an
 * event and a farm that copied its prompt. For each family in turn the group is looked at without
 * it; where it then falls into parts that no other family joins, those parts are returned: none,
 * where nothing large enough is left. Null where the group holds together without each of its
 * families.
 */
export function splitByBridge(
  evidence: WeighedEvidence,
  group: Group,
  parameters: AttributionParameters,
  random: Random,
): Split | null {
  const binding = bindingSignals(evidence, group.counts, parameters);
  const present = new Set([...binding.keys()].map((s) => evidence.families[s]!));
  if (present.size < 2) return null;
  const rivals = splitByPersonal(evidence, group, binding, parameters, random);
  if (rivals !== null) return { parts: rivals, areHands: false };
  const customers = splitBySuppliers(evidence, group, binding, parameters, random);
  if (customers !== null) return { parts: customers, areHands: false };
  const askers = splitByTemplates(evidence, group, binding, parameters);
  if (askers !== null) return { parts: askers, areHands: true };
  const crossing = crossingFamilies(evidence, group, binding);
  // Whatever else is left out, that template holds all of them together.
  const isHeld = hasOwnTemplate(evidence, group.counts);
  let best: Int32Array[] | null = null;
  for (let family = 0; family < FAMILY_COUNT; family++) {
    if (!present.has(family) || crossing.has(family) || (isHeld && family !== CONTENT)) continue;
    const rest = new Map([...binding].filter(([s]) => evidence.families[s] !== family));
    const all = joinedParts(evidence, group, rest, { parameters, random, meetingsMin: 1 });
    if (family === CONTENT && areTemplateBlocks(evidence, group.counts, all)) {
      const hands = handsOfBlocks(evidence, all, parameters.groupAccountsMin);
      if (hands.length > 1) return { parts: hands, areHands: true };
      continue;
    }
    const parts = all.filter((part) => part.length >= parameters.groupAccountsMin);
    const elsewhere = all.filter(
      (part) => part.length > 1 && part.length < parameters.groupAccountsMin,
    );
    const size = group.members.length;
    // Little that could stand is left, or one party and others too small to: strangers who met,
    // each with his household or his firm.
    if (
      MEETING_FAMILY_INDICES.includes(family) &&
      (covered(parts) < STANDING_SHARE_MIN * size ||
        (parts.length === 1 && covered(elsewhere) >= ELSEWHERE_SHARE_MIN * size))
    )
      return { parts, areHands: false };
    if (parts.length < 2) continue;
    // Of several bridges the one whose removal leaves most accounts in parts that stand, and of
    // equal ones the one that parts most.
    if (
      best === null ||
      covered(parts) > covered(best) ||
      (covered(parts) === covered(best) && parts.length > best.length)
    ) {
      best = parts;
    }
  }
  return best === null ? null : { parts: best, areHands: false };
}

/**
 * Families that are no bridge, since each goes across the parts that the other makes: mail domains in
 * somebody's hand, and the cards or devices of those who have mail there. Without the one, each value
 * of the other would be a part.
 */
function crossingFamilies(
  evidence: WeighedEvidence,
  group: Group,
  binding: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const inHand = domainsInHand(evidence);
  const bound = [...binding.keys()].filter((signal) => inHand.has(signal));
  const inside = bound.reduce((sum, signal) => sum + group.counts.inside.get(signal)!, 0);
  if (inside < PERSONAL_SHARE_MIN * group.members.length) return new Set();
  return new Set(
    [...binding.keys()]
      .filter((signal) => isPersonal(evidence, signal))
      .map((signal) => evidence.families[signal]!),
  );
}

/**
 * Parts that everything in which strangers meet holds together, and nothing else: rivals who rent
 * from one seller and copied one phrase. Two such families may coincide; they make one hand of two
 * parts only where both parts use the same values to much the same extent.
 */
function splitByPersonal(
  evidence: WeighedEvidence,
  group: Group,
  binding: ReadonlyMap<number, number>,
  parameters: AttributionParameters,
  random: Random,
): Int32Array[] | null {
  const personal = new Map([...binding].filter(([signal]) => isPersonal(evidence, signal)));
  const parts = joinedParts(evidence, group, personal, {
    parameters,
    random,
    meetingsMin: 2,
    joining: binding,
  });
  return rivalsAmong(parts, group, parameters);
}

/**
 * Parts that only what is rented holds together: addresses, and numbers that receive a code when an
 * account is signed up. Two hands may have both from one supplier, and so may strangers.
 */
function splitBySuppliers(
  evidence: WeighedEvidence,
  group: Group,
  binding: ReadonlyMap<number, number>,
  parameters: AttributionParameters,
  random: Random,
): Int32Array[] | null {
  const owned = new Set(withoutRented(evidence, [...binding.keys()]));
  if (owned.size === binding.size) return null;
  const rest = new Map([...binding].filter(([signal]) => owned.has(signal)));
  const parts = joinedParts(evidence, group, rest, { parameters, random, meetingsMin: 1 });
  return rivalsAmong(parts, group, parameters);
}

/**
 * Parts that each have a template of their own and no card, device or number in common: what they do
 * have in common is bought from one seller, software and all.
 */
function splitByTemplates(
  evidence: WeighedEvidence,
  group: Group,
  binding: ReadonlyMap<number, number>,
  parameters: AttributionParameters,
): Int32Array[] | null {
  const parts = partsByOwnTemplates(evidence, group.counts, parameters.groupAccountsMin);
  if (parts.length < 2) return null;
  const personal = [...binding.keys()].filter((signal) => isPersonal(evidence, signal));
  const rule = { ...parameters, joins: byFamilies(1) };
  const joined = joinParts(evidence, parts, personal, rule, (a) => group.scores.has(a));
  return rivalsAmong(joined, group, parameters);
}

/** Of parts those that can stand, where they are several and most of the group; null otherwise. */
function rivalsAmong(
  parts: readonly Int32Array[],
  group: Group,
  { groupAccountsMin }: AttributionParameters,
): Int32Array[] | null {
  const standing = parts.filter((part) => part.length >= groupAccountsMin);
  const most = covered(standing) >= PERSONAL_SHARE_MIN * group.members.length;
  return standing.length >= 2 && most ? standing : null;
}

const covered = (parts: readonly Int32Array[]): number =>
  parts.reduce((sum, part) => sum + part.length, 0);

/**
 * Parts by the given signals, joined where evidence says so. Software of the group's own joins those
 * that can stand, and makes none: what has nothing else in common may be a start-up's server.
 */
function joinedParts(
  evidence: WeighedEvidence,
  group: Group,
  signals: ReadonlyMap<number, number>,
  o: {
    parameters: AttributionParameters;
    random: Random;
    /** Families in which strangers meet that must agree before they join two parts. */
    meetingsMin: number;
    /** Signals that may join parts, where these are others than those that made them. */
    joining?: ReadonlyMap<number, number>;
  },
): Int32Array[] {
  const rule = { ...o.parameters, joins: crossOrMeet(o.meetingsMin) };
  const isGrouped = (account: number) => group.scores.has(account);
  const joining = [...(o.joining ?? signals).keys()];
  const made = communities(evidence, group, signals, o.random);
  const parts = joinParts(evidence, made, joining, rule, isGrouped);
  const software = ownSoftware(evidence, group.counts);
  if (software.size === 0) return parts;
  const stands = (part: Int32Array) => part.length >= o.parameters.groupAccountsMin;
  return [
    ...joinParts(evidence, parts.filter(stands), [...joining, ...software], rule, isGrouped),
    ...parts.filter((part) => !stands(part)),
  ];
}

/** Communities of a group's accounts by the given signals, in process, by Louvain. */
export function communities(
  evidence: WeighedEvidence,
  group: Group,
  signals: ReadonlyMap<number, number>,
  random: Random,
): Int32Array[] {
  const { starts, items } = evidence.byAccount;
  let usesMax = 0;
  for (const account of group.members) usesMax += starts[account + 1]! - starts[account]!;
  const graph = new CompactGraph(group.members.length + signals.size, usesMax);
  // An account that the signals do not touch is no node, and belongs to no part.
  const nodeOfAccount = new Map<number, number>();
  const nodeOfSignal = new Map<number, number>();
  for (const account of group.members) {
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const bits = signals.get(items[i]!);
      if (bits === undefined) continue;
      graph.addEdge(
        nodeOf(graph, nodeOfAccount, account),
        nodeOf(graph, nodeOfSignal, items[i]!),
        Math.round(bits),
      );
    }
  }
  if (graph.size === 0) return [];
  const found = settledLouvain(graph, { random }) ?? componentOf(graph);
  const parts = new Map<number, number[]>();
  for (const [account, node] of nodeOfAccount) {
    const community = found[node]!;
    const list = parts.get(community);
    if (list === undefined) parts.set(community, [account]);
    else list.push(account);
  }
  return [...parts.values()].map((list) => Int32Array.from(list).sort());
}

function nodeOf(graph: CompactGraph, nodes: Map<number, number>, key: number): number {
  let node = nodes.get(key);
  if (node === undefined) nodes.set(key, (node = graph.addNode()));
  return node;
}
