import { byAccount } from '../../../server/graph/detectCommunities.js';
import type { GraphDatabase } from '../../../server/graph/index.js';
import type { Memberships } from '../../../server/graph/statements.js';
import { grid, type Peer, type PeerInput, type Setting, timed } from './peer.js';

const GRAPH = 'bench-peer';
const SEED = BigInt(1);

/** Runs `ask` on the projection of all values that at most `holdersMax` accounts hold. */
async function onProjection(
  { graph, accounts, graphLoadSeconds }: PeerInput,
  setting: Setting,
  ask: (graph: GraphDatabase) => Promise<readonly Memberships[]>,
) {
  const holdersMax = setting['holdersMax'] ?? null;
  const { result, seconds } = await timed(async () => {
    await graph.run('drop-graph', { graph: GRAPH });
    // bits = log2(accounts / holders): a cap on holders is a floor of bits. The margin is rounding's.
    const bitsMin = holdersMax === null ? 0 : Math.log2(accounts / holdersMax) - 1e-9;
    const [projected] = await graph.run('project-graph', {
      graph: GRAPH,
      apart: [],
      bitsMin,
      holdersMin: 0,
    });
    if ((projected?.relationships ?? 0) === 0) return [];
    try {
      return await ask(graph);
    } finally {
      await graph.run('drop-graph', { graph: GRAPH });
    }
  });
  return { clusters: byAccount(result, accounts), seconds: seconds + graphLoadSeconds };
}

const wcc = (graph: GraphDatabase): Promise<Memberships[]> =>
  graph.run('wcc', { graph: GRAPH, types: ['*'] });

/** Leiden; on a graph where its first iteration moves nothing GDS raises an error: components then. */
const leiden =
  (gamma: number) =>
  (graph: GraphDatabase): Promise<Memberships[]> =>
    graph
      .run('leiden', { graph: GRAPH, types: ['*'], gamma, seed: SEED })
      .catch((error: unknown) => {
        if (!String(error).includes('swap')) throw error;
        return wcc(graph);
      });

/** One setting after the other: the server's projection has one name. */
async function inTurn<Answer>(
  settings: readonly Setting[],
  answer: (setting: Setting) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const setting of settings) answers.push(await answer(setting));
  return answers;
}

const clusterByLeiden: Peer['cluster'] = (input, settings) =>
  inTurn(settings, (setting) => onProjection(input, setting, leiden(setting['gamma'] ?? 1)));

/** GDS Leiden as it comes: every shared value, resolution 1. */
export const gdsLeidenDefault: Peer = {
  name: 'GDS Leiden, default resolution',
  settings: [{}],
  cluster: clusterByLeiden,
};

export const gdsLeiden: Peer = {
  name: 'GDS Leiden, best resolution and sharing filter',
  settings: grid({ holdersMax: [null, 200, 60, 20], gamma: [1, 2, 4, 8, 16, 32, 64, 128] }),
  cluster: clusterByLeiden,
};

export const gdsWcc: Peer = {
  name: 'GDS WCC with a degree cap',
  settings: grid({ holdersMax: [200, 60, 30, 20, 15, 10, 6, 4] }),
  cluster: (input, settings) => inTurn(settings, (setting) => onProjection(input, setting, wcc)),
};
