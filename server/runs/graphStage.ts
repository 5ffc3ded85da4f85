import { DEFAULT_PARAMETERS } from '../attribution/parameters.js';
import type { Proposal } from '../attribution/proposal.js';
import type { Family } from '../contract/families.js';
import type { Progress } from '../contract/progress.js';
import {
  type BipartiteEdges,
  detectCommunities,
  fallbackCommunities,
  type GraphDatabase,
} from '../graph/index.js';
import type { LoadedEvidence } from './loadEvidence.js';
import { seededRandom } from './random.js';

/** A value that more than a quarter of all accounts use links nobody, */
const RARITY_BITS_MIN = 2;
/** nor one that more accounts use than any community sought has, by far. */
const HOLDERS_MAX = 30_000;
/** Fewer holders than this never speak for a group (`otherHoldersMin` besides the account itself). */
const HOLDERS_MIN = DEFAULT_PARAMETERS.otherHoldersMin + 1;
/** Sizes of communities asked for: a family's, a team's, a campaign's, the largest campaign's. */
const TARGET_SIZES = [12, 100, 1_000, 10_000];
/** In a case of so many times the size it is not asked for: a larger community's core finds it too. */
const CASE_TIMES_MAX = 10_000;

/**
 * Families that the graph is looked at without: a proxy seller or a viral prompt joins in one family
 * what nothing else joins. What everything together would propose, one of these views proposes as
 * well (docs/attribution.md).
 */
const VIEWS = ['network', 'content'] as const satisfies readonly Family[];

/** A signal's bits are log2 of all accounts over its holders. */
const bitsMinFor = (accounts: number): number =>
  Math.max(RARITY_BITS_MIN, Math.log2(accounts / HOLDERS_MAX));

/**
 * Which sizes a case of so many accounts is asked for. Of a small one, as of accounts that somebody
 * picked out, one operator may be half, and its ranges too common there for a community of a hundred
 * to grow by them: one of half the case is asked for as well.
 */
export function targetSizesFor(accounts: number): number[] {
  const half = Math.round(accounts / 2);
  const sizes = TARGET_SIZES.filter(
    (size) => size <= Math.max(TARGET_SIZES[0]!, half) && size * CASE_TIMES_MAX >= accounts,
  );
  return half < TARGET_SIZES[2]! && half >= 2 * sizes.at(-1)! ? [...sizes, half] : sizes;
}

/**
 * Communities of every view and resolution: what attribution is asked to test, coarse ones first.
 * `stored`: the case is in Neo4j; otherwise its pairs are sent along, and nothing is kept.
 */
export async function proposeGroups(
  graph: GraphDatabase,
  o: { loaded: LoadedEvidence; seed: number; progress: Progress; stored: boolean },
): Promise<Proposal[]> {
  const accountCount = o.loaded.accountIds.length;
  const targetSizes = targetSizesFor(accountCount);
  const { gdsVersion } = await graph.server();
  // The graph is projected once, and searched once for each view and size.
  o.progress.start('communities', 1 + VIEWS.length * targetSizes.length);
  let done = 0;
  const ask = {
    accountCount,
    targetSizes,
    without: VIEWS,
    seed: o.seed,
    bitsMin: bitsMinFor(accountCount),
    holdersMin: HOLDERS_MIN,
    report: () => o.progress.update(++done),
  };
  const found =
    gdsVersion === null
      ? fallbackCommunities(edgesOf(o.loaded), { ...ask, random: () => seededRandom(o.seed) })
      : await detectCommunities(graph, o.stored ? ask : { ...ask, pairs: edgesOf(o.loaded) });
  o.progress.done();
  return found
    .flatMap((partitions, view) =>
      partitions.map(({ targetSize, communities }) => ({
        name: `without ${VIEWS[view]!}, about ${targetSize}`,
        communities,
        targetSize,
      })),
    )
    .sort((a, b) => b.targetSize - a.targetSize);
}

/** The graph that GDS would project, for finding communities in this process. */
function edgesOf({ evidence, signals }: LoadedEvidence): BipartiteEdges {
  const { starts, items } = evidence.byAccount;
  const account = new Int32Array(items.length);
  for (let a = 0; a < evidence.accounts; a++) account.fill(a, starts[a]!, starts[a + 1]!);
  const bitsMin = bitsMinFor(evidence.accounts);
  const weight = Float64Array.from(signals, ({ bits, holders }) =>
    bits >= bitsMin && holders >= HOLDERS_MIN ? bits : 0,
  );
  return { account, signal: items, weight, families: signals.map(({ family }) => family) };
}
