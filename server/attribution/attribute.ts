import { type DecidedGroup, decideGroup, judgeGroup } from './decide.js';
import { acrossDomains } from './domainsInHand.js';
import type { Evidence } from './evidence.js';
import { type FoundGroup, findGroups, stabilityOf } from './findGroups.js';
import type { Group } from './growGroup.js';
import { MemberIndex } from './memberIndex.js';
import type { AttributionParameters } from './parameters.js';
import type { Proposal } from './proposal.js';
import type { Random } from './random.js';
import { joinBySharedTemplates } from './sharedTemplates.js';
import type { WeighedEvidence } from './weighedEvidence.js';
import { comparableFamilies } from './weights/comparison.js';
import { discountsOf, measureDependence } from './weights/dependence.js';
import {
  type CaseWeights,
  type KnownLabels,
  type LearnedWeights,
  learnWeights,
} from './weights/weights.js';

/** Groups with their verdicts, and the weights they were judged by. */
export interface Attribution {
  readonly groups: readonly DecidedGroup[];
  readonly weights: CaseWeights;
  readonly evidence: WeighedEvidence;
}

/**
 * From who shares what, and what the graph proposes, to groups with their verdicts. Groups are
 * found twice: first as if families were independent; then, with everybody outside the groups that
 * may be one hand's as the background, families are discounted by what they hang together there,
 * and each group must grow to stand once more. What is still open then is looked at together where
 * one template goes through it.
 */
export function attribute(
  evidence: Evidence,
  proposals: readonly Proposal[],
  o: {
    readonly parameters: AttributionParameters;
    readonly random: Random;
    readonly labels?: KnownLabels;
    readonly report?: (done: number, total: number) => void;
  },
): Attribution {
  const { parameters, random } = o;
  const comparable = comparableFamilies(evidence);
  const learned = learnWeights(evidence, comparable, o.labels ?? new Map(), parameters, random);
  // What holds a group together does not hang on the discounts: who stood being parted stands.
  const stood = new MemberIndex();
  const across = acrossDomains(evidence);
  const proposed = across === null ? proposals : [across, ...proposals];
  const first = findGroups(learned.evidence, proposed, parameters, random, {
    stood,
    ...(o.report !== undefined && { report: o.report }),
  });
  const { weights, evidence: weighed } = discounted(learned, comparable, first, {
    parameters,
    random,
  });
  const again = findGroups(weighed, [asProposal(evidence, first)], parameters, random, {
    stood,
  });
  const decide = (group: Group): DecidedGroup =>
    decideGroup(weighed, { group, stability: stabilityOf(group, proposals) }, parameters);
  const decided = again.map(({ group }) => decide(group));
  const wholes = joinBySharedTemplates(weighed, decided, parameters);
  const joined = new Set(wholes.flatMap(({ parts }) => parts));
  const groups = [
    ...decided.filter((_, no) => !joined.has(no)),
    ...wholes.map(({ group }) => decide(group)),
  ].sort((a, b) => a.group.members[0]! - b.group.members[0]!);
  return { groups, weights, evidence: weighed };
}

function discounted(
  learned: LearnedWeights,
  comparable: Uint8Array,
  found: readonly FoundGroup[],
  o: { parameters: AttributionParameters; random: Random },
): Pick<LearnedWeights, 'weights' | 'evidence'> {
  const suspected = new Uint8Array(learned.evidence.accounts);
  for (const one of found) {
    const { verdict } = judgeGroup(learned.evidence, one, o.parameters);
    if (verdict !== 'shared-benign')
      for (const account of one.group.members) suspected[account] = 1;
  }
  const dependences = measureDependence(
    learned.evidence,
    learned.comparison,
    comparable,
    (account) => suspected[account] === 0,
    o.parameters,
    o.random,
  );
  return {
    weights: { ...learned.weights, dependences },
    evidence: { ...learned.evidence, discounts: discountsOf(dependences) },
  };
}

/** Groups that were found, as a partition to start from again. */
function asProposal(evidence: Evidence, found: readonly FoundGroup[]): Proposal {
  const communities = new Int32Array(evidence.accounts).fill(-1);
  for (const [no, { group }] of found.entries())
    for (const account of group.members) communities[account] = no;
  return { name: 'groups found before', communities, targetSize: evidence.accounts };
}
