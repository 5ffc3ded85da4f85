import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { execa } from 'execa';
import { silentProgress } from '../../../server/contract/progress.js';
import { gammaFor } from '../../../server/graph/detectCommunities.js';
import { detectCommunities, fallbackCommunities, openGraph } from '../../../server/graph/index.js';
import { queryRows, sqlString } from '../../../server/ingest/duckdb.js';
import { PACKAGE_ROOT } from '../../../server/packageRoot.js';
import { loadEvidence } from '../../../server/runs/loadEvidence.js';
import { loadGraph } from '../../../server/runs/loadGraph.js';
import { seededRandom } from '../../../server/runs/random.js';
import { observationsSql, type SignalFiles } from '../../../server/runs/signalsStage.js';
import { type Speed, speedOf } from './speed.js';

/** Size of communities asked for; its resolution is the one Throughline asks for. */
const TARGET_SIZE = 100;
/** A value that more than a quarter of the accounts use is not projected. */
const BITS_MIN = 2;
/** Accounts whose edges graphology is given. */
const GRAPHOLOGY_ACCOUNTS = 10_000;
/** Accounts that Splink is given: its pairs grow with the square of how many share a value. */
const SPLINK_ACCOUNTS = 10_000;
const SPLINK_SETTING = { holdersMax: 20, probabilityMin: 0.99 };

/** What a finished run left, over whose tables a connection has views. */
export interface RunFiles {
  readonly connection: DuckDBConnection;
  readonly files: SignalFiles;
  readonly accounts: number;
  /** Of the run: from signals to groups. */
  readonly linkingSeconds: number;
  /** For databases and files of peers. */
  readonly tempDir: string;
  /** Python that has what bench/quality pins. */
  readonly python: string;
}

/**
 * The same case into a database of its own each, with its indexes: by the import tool with the start of
 * its server, and in batches over Bolt into a server that runs, as a remote one does.
 */
export async function loadingSpeeds(o: RunFiles): Promise<Speed[]> {
  const speeds: Speed[] = [];
  for (const [name, importUsesMin] of [
    ['Throughline, import tool and start', 0],
    ['UNWIND in batches over Bolt', Infinity],
  ] as const) {
    const workspace = await mkdtemp(join(o.tempDir, 'load-'));
    const graph = await openGraph({
      workspace,
      env: { ...process.env, NEO4J_URI: '' },
      progress: silentProgress,
    });
    try {
      if (importUsesMin > 0) await graph.server();
      const speed = await speedOf(
        { task: 'loading', name, unit: 'uses', clock: 'wall' },
        async () => {
          await loadGraph(graph, o.connection, {
            caseId: 'bench',
            loadKey: name,
            files: o.files,
            tempDir: workspace,
            progress: silentProgress,
            importUsesMin,
          });
          return countUses(o);
        },
      );
      speeds.push(speed);
      if (importUsesMin === 0) speeds.push(...(await communitySpeeds(o, graph)));
    } finally {
      await graph.close();
      await rm(workspace, { recursive: true, force: true });
    }
  }
  return speeds;
}

async function countUses({ connection, files }: RunFiles): Promise<number> {
  const [counted] = await queryRows(
    connection,
    `SELECT count(*) AS n FROM read_parquet(${sqlString(files.uses)})`,
  );
  return Number(counted!['n']);
}

/** One partition at one resolution, projecting or building the graph with it. */
async function communitySpeeds(
  o: RunFiles,
  graph: Awaited<ReturnType<typeof openGraph>>,
): Promise<Speed[]> {
  const task = { task: 'communities', unit: 'edges', clock: 'wall' } as const;
  const loaded = await loadEvidence(o.connection, o.files);
  const weight = Float64Array.from(loaded.signals, ({ bits }) => (bits >= BITS_MIN ? bits : 0));
  const families = loaded.signals.map(({ family }) => family);
  const { starts, items } = loaded.evidence.byAccount;
  const edgesBelow = (accounts: number) => {
    const account = new Int32Array(starts[accounts]!);
    for (let a = 0; a < accounts; a++) account.fill(a, starts[a]!, starts[a + 1]!);
    return { account, signal: items.subarray(0, account.length), weight, families };
  };
  const countOf = ({ signal }: { signal: Int32Array }) =>
    signal.reduce((sum, s) => sum + (weight[s]! > 0 ? 1 : 0), 0);
  const all = edgesBelow(o.accounts);
  const ask = { accountCount: o.accounts, targetSizes: [TARGET_SIZE], without: [null] };
  const gds = await speedOf({ ...task, name: 'Throughline: GDS Leiden' }, async () => {
    await detectCommunities(graph, { ...ask, seed: 1, bitsMin: BITS_MIN, holdersMin: 0 });
    return countOf(all);
  });
  const igraph = await askPython<{ seconds: number }>(o.python, 'communities.py', {
    method: 'leiden',
    accounts: o.accounts,
    files: o.files,
    settings: [
      {
        holdersMax: Math.floor(o.accounts / 2 ** BITS_MIN),
        resolution: gammaFor(o.accounts, TARGET_SIZE),
      },
    ],
  });
  const some = Math.min(o.accounts, GRAPHOLOGY_ACCOUNTS);
  const graphology = await speedOf({ ...task, name: 'graphology Louvain' }, async () => {
    const edges = edgesBelow(some);
    fallbackCommunities(edges, { ...ask, accountCount: some, random: () => seededRandom(1) });
    return countOf(edges);
  });
  return [
    gds,
    { ...task, name: 'igraph Leiden', units: countOf(all), seconds: igraph.seconds },
    graphology,
  ];
}

/** From signals to groups of accounts. */
export async function linkingSpeeds(o: RunFiles): Promise<Speed[]> {
  const task = { task: 'linking', unit: 'accounts', clock: 'wall' } as const;
  const accounts = Math.min(o.accounts, SPLINK_ACCOUNTS);
  const values = join(o.tempDir, 'values.parquet');
  await o.connection.run(
    `COPY (SELECT DISTINCT account_no, kind, value FROM (${await observationsSql()})
           WHERE account_no < ${accounts} ORDER BY ALL) TO ${sqlString(values)} (FORMAT parquet)`,
  );
  const splink = await askPython<{ seconds: number }>(o.python, 'splink_peer.py', {
    accounts,
    files: { ...o.files, values },
    settings: [SPLINK_SETTING],
  });
  await rm(values);
  return [
    { ...task, name: 'Throughline', units: o.accounts, seconds: o.linkingSeconds },
    {
      ...task,
      name: `Splink, values of at most ${SPLINK_SETTING.holdersMax} holders`,
      units: accounts,
      seconds: splink.seconds,
    },
  ];
}

/** The one answer of a script of bench/quality to one setting. */
async function askPython<Answer>(python: string, script: string, request: object): Promise<Answer> {
  const { stdout } = await execa(python, [join(PACKAGE_ROOT, 'bench/quality/peers', script)], {
    input: JSON.stringify(request),
    maxBuffer: 1e9,
  });
  return (JSON.parse(stdout) as Answer[])[0]!;
}
