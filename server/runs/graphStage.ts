import type { Proposal } from '../attribution/findGroups.js';
import { DEFAULT_PARAMETERS } from '../attribution/parameters.js';
import { FAMILIES, type Family } from '../contract/families.js';
import type { Progress } from '../contract/progress.js';
import type { BipartiteEdges } from '../graph/fallbackCommunities.js';
import { fallbackCommunities, type GraphDatabase } from '../graph/index.js';
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
 * Views of the graph in which communities are sought: everything but one family, as a proxy seller
 * or a viral prompt joins in one family what nothing else joins. What everything together would
 * propose, one of these proposes as well (docs/attribution.md).
 */
const VIEWS: readonly { name: string; families: readonly Family[] }[] = FAMILIES.filter(
  (family) => family === 'network' || family === 'content',
).map((without) => ({
  name: `without ${without}`,
  families: FAMILIES.filter((family) => family !== without),
}));

/** A signal's bits are log2 of all accounts over its holders. */
const bitsMinFor = (accounts: number): number =>
  Math.max(RARITY_BITS_MIN, Math.log2(accounts / HOLDERS_MAX));

/** Which sizes a case of so many accounts is asked for. */
export const targetSizesFor = (accounts: number): number[] =>
  TARGET_SIZES.filter(
    (size) => size <= Math.max(TARGET_SIZES[0]!, accounts / 2) && size * CASE_TIMES_MAX >= accounts,
  );

/**
 * Communities of every view and resolution: what attribution is asked to test, coarse ones first.
 * `stored`: the case is in Neo4j; otherwise its pairs are sent along, and nothing is kept.
 */
export async function proposeGroups(
  graph: GraphDatabase,
  o: { loaded: LoadedEvidence; seed: number; progress: Progress; stored: boolean },
): Promise<Proposal[]> {
  const accounts = o.loaded.accountIds.length;
  const targetSizes = targetSizesFor(accounts);
  const { gdsVersion } = await graph.server();
  // A view is projected once and searched once for each size.
  const ofView = 1 + targetSizes.length;
  o.progress.start('communities', VIEWS.length * ofView);
  let done = 0;
  // Side by side: each is one thread's work for the sake of repeatability.
  const found = await Promise.all(
    VIEWS.map(async (view) => {
      let inView = 0;
      const report = (times = 1) => {
        inView += times;
        done += times;
        o.progress.update(done);
      };
      const ask = {
        accountCount: accounts,
        targetSizes,
        seed: o.seed,
        families: view.families,
        bitsMin: bitsMinFor(accounts),
        holdersMin: HOLDERS_MIN,
        report: () => report(),
      };
      const partitions =
        gdsVersion === null
          ? fallbackCommunities(edgesOf(o.loaded, view.families), {
              ...ask,
              random: seededRandom(o.seed),
            })
          : await graph.detectCommunities(
              o.stored ? ask : { ...ask, pairs: edgesOf(o.loaded, view.families) },
            );
      // What was not asked, as nothing was projected.
      report(ofView - inView);
      return partitions.map(({ targetSize, communities }) => ({
        name: `${view.name}, about ${targetSize}`,
        communities,
        targetSize,
      }));
    }),
  );
  o.progress.done();
  return found.flat().sort((a, b) => b.targetSize - a.targetSize);
}

/** The graph that GDS would project, for finding communities in this process. */
function edgesOf(
  { evidence, signals }: LoadedEvidence,
  families: readonly Family[],
): BipartiteEdges {
  const { starts, items } = evidence.byAccount;
  const account = new Int32Array(items.length);
  for (let a = 0; a < evidence.accounts; a++) account.fill(a, starts[a]!, starts[a + 1]!);
  const bitsMin = bitsMinFor(evidence.accounts);
  const weight = Float64Array.from(signals, ({ family, bits, holders }) =>
    families.includes(family) && bits >= bitsMin && holders >= HOLDERS_MIN ? bits : 0,
  );
  return { account, signal: items, weight };
}
