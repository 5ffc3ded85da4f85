import { randomUUID } from 'node:crypto';
import neo4j from 'neo4j-driver';
import { FAMILIES, type Family } from '../contract/families.js';
import type { GraphDatabase } from './graphDatabase.js';
import type { Memberships } from './statements.js';

/** One partition of the accounts; −1 where the projection does not reach an account. */
export interface Partition {
  readonly targetSize: number;
  readonly gamma: number;
  readonly communities: Int32Array;
}

/** An account–signal graph: edge i joins `account[i]` and `signal[i]`. */
export interface BipartiteEdges {
  readonly account: Int32Array;
  readonly signal: Int32Array;
  /** By signal: weight of its edges, 0 to leave it out. */
  readonly weight: Float64Array;
  /** By signal. */
  readonly families: readonly Family[];
}

/** In which graph communities are sought, and which. */
export interface CommunitiesAsked {
  readonly accountCount: number;
  readonly targetSizes: readonly number[];
  readonly seed: number;
  /** Views: each leaves out one family, or none. */
  readonly without: readonly (Family | null)[];
  /** Values with fewer bits, and with fewer holders, are left out of the graph. */
  readonly bitsMin: number;
  readonly holdersMin: number;
  /** Found in these instead of in the store. */
  readonly pairs?: BipartiteEdges;
  /** Told of the projection, and of each partition when it is found. */
  readonly report?: () => void;
}

/** Projections are named so; the rest of a name is an attempt's own. */
const GRAPH = 'throughline-';
/** Relationships of a family that every view has. */
const REST = 'other';

/** The resolution at which communities of so many accounts hold; see {@link detectCommunities}. */
export const gammaFor = (accountCount: number, targetSize: number): number =>
  Math.max(1, accountCount / (2 * targetSize));

/**
 * Leiden communities of the account–signal graph at resolutions scaled to it. By modularity two
 * halves of a community of weighted degree K stay together while the weight between them exceeds
 * γ·(K/2)²/2m. With n of N accounts K is about 2m·n/N, and a well-knit community has about K/4
 * between its halves, so it holds for γ < N/n; γ = N/2n leaves room for one knit half as well.
 * Leiden before GDS 2.27 raises an error when its first iteration moves nothing (tiny
 * graphs): components stand in for it there.
 *
 * The graph is projected once, with a relationship type for each family that a view leaves out, and
 * the views are searched side by side: each is one thread's work for the sake of repeatability.
 * @returns by view its partitions in the order of `targetSizes`; none where nothing links accounts
 */
export async function detectCommunities(
  database: GraphDatabase,
  o: CommunitiesAsked,
): Promise<Partition[][]> {
  await database.run('drop-left-graphs', { prefix: GRAPH });
  // What a killed attempt asked of the server may still be on its way, and ends under its own name.
  const graph = `${GRAPH}${randomUUID()}`;
  const apart = FAMILIES.filter((family) => o.without.includes(family));
  const [projected] =
    o.pairs === undefined
      ? await database.run('project-graph', {
          graph,
          apart,
          bitsMin: o.bitsMin,
          holdersMin: neo4j.int(o.holdersMin),
        })
      : await database.run('project-pairs', {
          graph,
          rows: rowsOf(o.pairs, o.accountCount, apart),
        });
  try {
    if ((projected?.relationships ?? 0) === 0) return o.without.map(() => []);
    o.report?.();
    const held = new Set(projected!.types);
    return await Promise.all(
      o.without.map((family) => {
        const types = [...apart, REST].filter((type) => type !== family && held.has(type));
        return types.length === 0
          ? Promise.resolve([])
          : searchView(database, { ...o, graph, types });
      }),
    );
  } finally {
    await database.run('drop-graph', { graph });
  }
}

async function searchView(
  database: GraphDatabase,
  o: CommunitiesAsked & { readonly graph: string; readonly types: readonly string[] },
): Promise<Partition[]> {
  const { graph, types } = o;
  const partitions: Partition[] = [];
  for (const targetSize of o.targetSizes) {
    const gamma = gammaFor(o.accountCount, targetSize);
    const rows = await database
      .run('leiden', { graph, types, gamma, seed: neo4j.int(o.seed) })
      .catch((error: unknown) => {
        if (!String(error).includes('swap')) throw error;
        return database.run('wcc', { graph, types });
      });
    partitions.push({ targetSize, gamma, communities: byAccount(rows, o.accountCount) });
    o.report?.();
  }
  return partitions;
}

/** Rows of project-pairs; signals are numbered behind the accounts. */
function rowsOf(
  { account, signal, weight, families }: BipartiteEdges,
  accountCount: number,
  apart: readonly Family[],
): unknown[][] {
  const rows: unknown[][] = [];
  for (let i = 0; i < account.length; i++) {
    const bits = weight[signal[i]!]!;
    if (bits <= 0) continue;
    const family = families[signal[i]!]!;
    const type = apart.includes(family) ? family : REST;
    rows.push([neo4j.int(account[i]!), neo4j.int(accountCount + signal[i]!), bits, type]);
  }
  return rows;
}

/** By account its community; −1 where it has none. */
export function byAccount(rows: readonly Memberships[], accountCount: number): Int32Array {
  const of = new Int32Array(accountCount).fill(-1);
  for (const { accounts, communities } of rows)
    for (const [i, account] of accounts.entries()) of[account] = communities[i]!;
  return of;
}
