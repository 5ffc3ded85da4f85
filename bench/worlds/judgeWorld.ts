import { attribute } from '../../server/attribution/attribute.js';
import type { DecidedGroup } from '../../server/attribution/decide.js';
import { freshId } from '../../server/attribution/lineage.js';
import type { AttributionParameters } from '../../server/attribution/parameters.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import type { CaseWeights } from '../../server/attribution/weights/weights.js';
import {
  type Answer,
  type ClientEvaluation,
  claimsOf,
  clientsOf,
  type Evaluation,
  evaluate,
  type JudgedOperator,
} from '../../server/evaluate/index.js';
import { buildOutputs } from '../../server/runs/buildOutputs.js';
import { seededRandom } from '../../server/runs/random.js';
import type { PreparedWorld } from './prepareWorld.js';
import { countTuring, type TuringCount } from './turing.js';

export interface JudgedWorld {
  readonly scenario: string;
  readonly seed: number;
  readonly seconds: number;
  readonly groups: readonly DecidedGroup[];
  readonly weights: CaseWeights;
  readonly evaluation: Evaluation;
  readonly clients: ClientEvaluation | null;
  readonly claims: ReturnType<typeof claimsOf>;
  readonly answers: readonly Answer[];
  readonly operators: readonly JudgedOperator[];
  readonly turing: readonly TuringCount[];
}

/** Attributes a prepared world and compares the answer with its truth. */
export function judgeWorld(
  world: PreparedWorld,
  parameters: AttributionParameters = DEFAULT_PARAMETERS,
): JudgedWorld {
  const start = performance.now();
  const { loaded } = world;
  const { groups, evidence, weights } = attribute(loaded.evidence, world.proposals, {
    parameters,
    random: seededRandom(1),
  });
  const lineages = groups.map((group) => ({
    id: freshId([...group.group.members].map((account) => loaded.accountIds[account]!)),
    event: 'new' as const,
    previous: [],
  }));
  const seconds = (performance.now() - start) / 1000;
  const { accounts, operators } = buildOutputs(
    { ...loaded, evidence },
    groups,
    lineages,
    parameters,
  );
  return {
    scenario: world.scenario,
    seed: world.seed,
    seconds,
    groups,
    weights,
    evaluation: evaluate(world.truth, accounts, operators),
    clients: clientsOf(world.truth, accounts, operators),
    claims: claimsOf(world.truth, accounts, operators),
    answers: accounts,
    operators,
    turing: countTuring(
      groups,
      new Map(world.truth.map((row) => [row.account_id, row])),
      loaded.accountIds,
    ),
  };
}
