import { anchoredMembers } from './anchoredMembers.js';
import { counterEvidence, learnTraitBits, type TraitBits, type TraitTable } from './behaviour.js';
import { bindingSignals } from './bindingSignals.js';
import { candidatesFor } from './candidatesFor.js';
import { disagreements, learnDisagreement } from './disagreement.js';
import type { AttributionParameters } from './parameters.js';
import {
  countGroup,
  type FamilyScore,
  type GroupCounts,
  scoreAccount,
  signalBits,
} from './scoreAgainstGroup.js';
import type { WeighedEvidence } from './weights/weights.js';

/** An account against a group: what speaks for and against it, and the sum with the prior. */
export interface MemberScore {
  readonly account: number;
  readonly families: FamilyScore;
  readonly against: { bits: number; facts: { fact: string; bits: number }[] };
  readonly priorBits: number;
  /** Posterior log-odds of membership, in bits. */
  readonly bits: number;
}

/** A group at a fixed point: growing again from its members gives the same members. */
export interface Group {
  /** Ascending account numbers. */
  readonly members: Int32Array;
  readonly scores: ReadonlyMap<number, MemberScore>;
  /** Accounts with two families but a posterior short of membership, best first. */
  readonly near: readonly MemberScore[];
  readonly counts: GroupCounts;
  readonly traitBits: TraitBits;
}

/** Signals that set a group apart, with their bits for an account outside it; unordered. */
export function liftedSignals(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): Map<number, number> {
  const lifted = new Map<number, number>();
  for (const [signal, inside] of counts.inside) {
    if (inside <= parameters.otherHoldersMin) continue;
    const bits = signalBits(evidence, counts, signal, true, parameters);
    if (bits >= parameters.familyBitsMin) lifted.set(signal, bits);
  }
  return lifted;
}

/** Candidates that enough families speak for, scored against the members. */
export function scoreAll(
  evidence: WeighedEvidence,
  traits: TraitTable,
  members: ReadonlySet<number>,
  candidates: Iterable<number>,
  parameters: AttributionParameters,
): { scores: MemberScore[]; counts: GroupCounts; traitBits: TraitBits } {
  const counts = countGroup(evidence, members);
  const traitBits = learnTraitBits(traits, members);
  const familiesOf = new Map<number, FamilyScore>();
  for (const account of candidates)
    familiesOf.set(account, scoreAccount(evidence, counts, account, parameters));
  const ofMembers = [...members].flatMap((account) => {
    const families = familiesOf.get(account);
    return families === undefined ? [] : [{ account, families }];
  });
  const disagreement = learnDisagreement(traits.known, ofMembers, parameters);
  // Half an account outside, so that a case which is all one group still has a prior.
  const priorBits = Math.log2(members.size / (evidence.accounts - members.size + 0.5));
  const scores: MemberScore[] = [];
  for (const [account, families] of familiesOf) {
    if (families.families < parameters.familiesMin) continue;
    const facts = [
      ...disagreements(traits.known, disagreement, account, families),
      ...counterEvidence(traits, traitBits, account),
    ];
    const sum = facts.reduce((bits, fact) => bits + fact.bits, 0);
    const against = { facts, bits: Math.max(sum, -parameters.counterBitsMax) };
    scores.push({
      account,
      families,
      against,
      priorBits,
      bits: priorBits + families.sum + against.bits,
    });
  }
  return { scores, counts, traitBits };
}

/** Members of a proposal that two families speak for among themselves: where growing starts. */
export function findCore(
  evidence: WeighedEvidence,
  traits: TraitTable,
  proposal: Iterable<number>,
  parameters: AttributionParameters,
): Set<number> {
  let core = new Set(proposal);
  // Each round drops whom the rest does not hold; three are enough to lose the passers-by.
  for (let round = 0; round < 3 && core.size >= parameters.groupAccountsMin; round++) {
    const { scores } = scoreAll(evidence, traits, core, core, parameters);
    const next = new Set(scores.filter((s) => s.bits > 0).map((s) => s.account));
    if (next.size === core.size) return next;
    core = next;
  }
  return core;
}

/**
 * Grows and prunes a core to a fixed point: all accounts that hold any of its lifted signals are
 * scored against it, those with two families and enough posterior are its members, and so on
 * until the members no longer change. Work in proportion to the holders of lifted signals.
 * Returns null where nothing of at least `groupAccountsMin` accounts remains.
 */
export function growGroup(
  evidence: WeighedEvidence,
  traits: TraitTable,
  core: ReadonlySet<number>,
  parameters: AttributionParameters,
): Group | null {
  let members: ReadonlySet<number> = core;
  let previousSizes = '';
  for (let round = 0; ; round++) {
    if (members.size < parameters.groupAccountsMin) return null;
    const counts = countGroup(evidence, members);
    const candidates = candidatesFor(evidence, counts, parameters);
    const scored = scoreAll(evidence, traits, members, candidates, parameters);
    const next = anchored(
      evidence,
      new Set(scored.scores.filter((s) => s.bits >= parameters.keepBits).map((s) => s.account)),
      parameters,
    );
    const same = next.size === members.size && [...next].every((account) => members.has(account));
    const sizes = `${members.size} ${next.size}`;
    // A group that swings between two states is taken at the smaller one.
    const swings = sizes === previousSizes || round >= parameters.roundsMax;
    if (same || (swings && next.size <= members.size)) {
      return finish(evidence, traits, next, candidates, parameters);
    }
    previousSizes = `${next.size} ${members.size}`;
    members = next;
    if (round >= 2 * parameters.roundsMax) return null;
  }
}

function anchored(
  evidence: WeighedEvidence,
  members: ReadonlySet<number>,
  parameters: AttributionParameters,
): Set<number> {
  const counts = countGroup(evidence, members);
  return anchoredMembers(evidence, members, bindingSignals(evidence, counts, parameters));
}

function finish(
  evidence: WeighedEvidence,
  traits: TraitTable,
  members: ReadonlySet<number>,
  candidates: ReadonlySet<number>,
  parameters: AttributionParameters,
): Group | null {
  if (members.size < parameters.groupAccountsMin) return null;
  const { scores, counts, traitBits } = scoreAll(evidence, traits, members, candidates, parameters);
  const inside = scores.filter((s) => members.has(s.account));
  const near = scores
    .filter((s) => !members.has(s.account) && s.bits > -parameters.keepBits)
    .sort((a, b) => b.bits - a.bits || a.account - b.account);
  return {
    members: Int32Array.from(members).sort(),
    scores: new Map(inside.map((s) => [s.account, s])),
    near,
    counts,
    traitBits,
  };
}
