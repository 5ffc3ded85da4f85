import { anchoredMembers } from './anchoredMembers.js';
import { counterEvidence, learnTraitBits, type TraitBits, type TraitTable } from './behaviour.js';
import { bindingSignals } from './bindingSignals.js';
import { candidatesFor } from './candidatesFor.js';
import { DisagreementTally, disagreements } from './disagreement.js';
import { countGroup, type GroupCounts } from './groupCounts.js';
import { lackedValues } from './lackedValues.js';
import type { AttributionParameters } from './parameters.js';
import { AccountScorer, type FamilyScore } from './scoreAgainstGroup.js';
import type { WeighedEvidence } from './weighedEvidence.js';

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

/** Candidates that enough families speak for, scored against the members. */
export function scoreAll(
  evidence: WeighedEvidence,
  traits: TraitTable,
  counts: GroupCounts,
  candidates: Iterable<number>,
  parameters: AttributionParameters,
): { scores: MemberScore[]; traitBits: TraitBits } {
  const { members } = counts;
  const traitBits = learnTraitBits(traits, members);
  const scorer = new AccountScorer(evidence, counts, parameters);
  const ofMembers = new DisagreementTally(traits.known);
  const spokenFor: { account: number; families: FamilyScore }[] = [];
  for (const account of candidates) {
    const families = scorer.lookAt(account);
    if (members.has(account)) ofMembers.add(account, scorer.bits);
    if (families >= parameters.familiesMin) spokenFor.push({ account, families: scorer.found() });
  }
  const disagreement = ofMembers.weigh(parameters);
  const lacked = lackedValues(evidence, traits.known, counts, parameters);
  // Half an account outside, so that a case which is all one group still has a prior.
  const priorBits = Math.log2(members.size / (evidence.accounts - members.size + 0.5));
  const scores = spokenFor.map(({ account, families }): MemberScore => {
    const facts = [
      ...disagreements(traits.known, disagreement, account, families, lacked),
      ...counterEvidence(traits, traitBits, account),
    ];
    const sum = facts.reduce((bits, fact) => bits + fact.bits, 0);
    const against = { facts, bits: Math.max(sum, -parameters.counterBitsMax) };
    return {
      account,
      families,
      against,
      priorBits,
      bits: priorBits + families.sum + against.bits,
    };
  });
  return { scores, traitBits };
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
    const counts = countGroup(evidence, core);
    const { scores } = scoreAll(evidence, traits, counts, core, parameters);
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
 * Returns null where nothing of at least `groupAccountsMin` accounts remains, and where members on
 * the way are those of which `isKnown` says that they would only grow to what is there.
 */
export function growGroup(
  evidence: WeighedEvidence,
  traits: TraitTable,
  core: ReadonlySet<number>,
  parameters: AttributionParameters,
  isKnown: (members: ReadonlySet<number>) => boolean = () => false,
): Group | null {
  let counts = countGroup(evidence, core);
  let previousSizes = '';
  for (let round = 0; ; round++) {
    const { members } = counts;
    if (members.size < parameters.groupAccountsMin) return null;
    const candidates = candidatesFor(evidence, counts, parameters);
    const scored = scoreAll(evidence, traits, counts, candidates, parameters);
    const next = countAnchored(
      evidence,
      new Set(scored.scores.filter((s) => s.bits >= parameters.keepBits).map((s) => s.account)),
      parameters,
    );
    const same =
      next.members.size === members.size &&
      [...next.members].every((account) => members.has(account));
    const sizes = `${members.size} ${next.members.size}`;
    // A group that swings between two states is taken at the smaller one.
    const swings = sizes === previousSizes || round >= parameters.roundsMax;
    if (same || (swings && next.members.size <= members.size)) {
      return finish(evidence, traits, next, candidates, parameters);
    }
    if (round >= 2 * parameters.roundsMax || isKnown(next.members)) return null;
    previousSizes = `${next.members.size} ${members.size}`;
    counts = next;
  }
}

/** Members who hold on to the rest, counted. */
function countAnchored(
  evidence: WeighedEvidence,
  members: ReadonlySet<number>,
  parameters: AttributionParameters,
): GroupCounts {
  const counts = countGroup(evidence, members);
  const binding = bindingSignals(evidence, counts, parameters);
  const anchored = anchoredMembers(evidence, counts, binding);
  return anchored === members ? counts : countGroup(evidence, anchored);
}

function finish(
  evidence: WeighedEvidence,
  traits: TraitTable,
  counts: GroupCounts,
  candidates: ReadonlySet<number>,
  parameters: AttributionParameters,
): Group | null {
  const { members } = counts;
  if (members.size < parameters.groupAccountsMin) return null;
  const { scores, traitBits } = scoreAll(evidence, traits, counts, candidates, parameters);
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
