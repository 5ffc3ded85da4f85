import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseUnreachableError, EXIT, ThroughlineError } from '../../server/contract/errors.js';
import { type Progress, silentProgress } from '../../server/contract/progress.js';
import { detectCommunities } from '../../server/graph/detectCommunities.js';
import { gdsNames } from '../../server/graph/gdsPlugins.js';
import {
  type CaseLoad,
  fallbackCommunities,
  type GraphDatabase,
  openGraph,
} from '../../server/graph/index.js';
import { STATEMENTS, statementText } from '../../server/graph/statements.js';
import { openDuckDb, sqlString } from '../../server/ingest/index.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { loadGraph } from '../../server/runs/loadGraph.js';
import { seededRandom } from '../../server/runs/random.js';
import type { SignalFiles } from '../../server/runs/signalsStage.js';

/** These tests are about the embedded server: they never touch one that is configured. */
const OWN_SERVER = { ...process.env, NEO4J_URI: '', LC_ALL: 'C' };
let folder: string;
/** A name that settings, class paths, shells and locales each read in a way of their own. */
let workspace: string;
let graph: GraphDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-graph-'));
  workspace = join(folder, `o'n "ü", \\n $HOME [a]`);
  graph = await openGraph({ workspace, env: OWN_SERVER, progress: silentProgress });
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
});

async function* once<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}

/** Six groups of ten accounts; the members of each share four signals in overlapping sevens. */
const GROUPS = 6;
const SIZE = 10;
function plantedRows() {
  const accounts = Array.from({ length: GROUPS * SIZE }, (_, no) => ({
    no,
    id: `a${no}`,
    createdAt: null,
    exchanges: 1,
  }));
  const signals = Array.from({ length: GROUPS * 4 }, (_, no) => ({
    no,
    key: `s${no}`,
    family: 'payment' as const,
    kind: 'instrument',
    value: `v${no}`,
    holders: 7,
    bits: 3,
  }));
  const uses = signals.flatMap(({ no }) =>
    Array.from({ length: 7 }, (_, i) => ({
      account: Math.floor(no / 4) * SIZE + ((i + (no % 4) * 3) % SIZE),
      signal: no,
      first: null,
      last: null,
      times: 1,
    })),
  );
  return { accounts, signals, uses };
}
function planted(): CaseLoad {
  const { accounts, signals, uses } = plantedRows();
  return { caseId: 'planted', accounts: once(accounts), signals: once(signals), uses: once(uses) };
}

/** How this test reaches the server beside Throughline: as a stranger would. */
async function credentials(): Promise<[string, ReturnType<typeof neo4j.auth.basic>]> {
  const home = join(workspace, 'neo4j');
  const { port } = JSON.parse(await readFile(join(home, 'server.json'), 'utf8')) as {
    port: number;
  };
  const password = await readFile(join(home, 'password'), 'utf8');
  return [`bolt://127.0.0.1:${port}`, neo4j.auth.basic('neo4j', password)];
}

const VALUES = [
  'plain',
  '',
  'a "quoted", b',
  'two\nlines\r\n',
  'back\\slash\\"',
  '  spaces ',
  '模板 🙂',
];
/** Files of a signals stage: every account but the last uses every value. */
async function signalFilesIn(folder: string, connection: DuckDBConnection): Promise<SignalFiles> {
  const path = (name: string) => join(folder, `${name}.parquet`);
  const list = VALUES.map(sqlString).join(', ');
  await connection.run(`CREATE TABLE accounts AS SELECT i::INTEGER AS account_no, 'acc "' || i AS account_id,
    CASE WHEN i > 0 THEN TIMESTAMP '2026-01-01 10:00:00' END AS created_at FROM range(5) r(i)`);
  await connection.run(
    `COPY (SELECT account_no, account_no * 7 AS exchanges FROM accounts) TO ${sqlString(path('features'))}`,
  );
  await connection.run(`COPY (SELECT i::INTEGER AS signal_no, 'k:' || i AS key, CASE WHEN i % 2 = 0 THEN 'content' ELSE 'payment' END AS family,
    'template' AS kind, [${list}][i + 1] AS value, i::INTEGER AS holders, i / 3 AS bits FROM range(${VALUES.length}) r(i)) TO ${sqlString(path('signals'))}`);
  await connection.run(`COPY (SELECT a.i::INTEGER AS account_no, s.i::INTEGER AS signal_no, CASE WHEN s.i > 2 THEN TIMESTAMP '2026-02-01 00:00:01' END AS first,
    NULL::TIMESTAMP AS last, 3::INTEGER AS times FROM range(4) a(i), range(${VALUES.length}) s(i)) TO ${sqlString(path('uses'))}`);
  return { features: path('features'), signals: path('signals'), uses: path('uses') };
}
const loadOf = (folder: string, files: SignalFiles) => ({
  caseId: 'c',
  loadKey: 'key',
  tempDir: join(folder, 'tmp'),
  progress: silentProgress,
  files,
});

describe('the graph', () => {
  it('has every statement in the registry, and a file for each', async () => {
    for (const folder of ['schema', 'write', 'read'] as const) {
      const files = await readdir(join(PACKAGE_ROOT, 'cypher', folder));
      const known = Object.entries(STATEMENTS).filter(([, s]) => s.folder === folder);
      expect(files.sort()).toEqual(known.map(([name]) => `${name}.cypher`).sort());
    }
    expect(statementText('leiden')).toContain('gds.leiden');
  });

  it('loads twice to the same graph and recovers the planted groups', async () => {
    await graph.loadCase(planted());
    await graph.loadCase(planted());
    const ask = {
      accountCount: GROUPS * SIZE,
      targetSizes: [SIZE],
      seed: 7,
      without: [null],
      bitsMin: 2,
      holdersMin: 0,
    };
    const [[partition] = []] = await detectCommunities(graph, ask);
    const byGroup = Array.from(
      { length: GROUPS },
      (_, g) => new Set(partition!.communities.slice(g * SIZE, (g + 1) * SIZE)),
    );
    expect(byGroup.map((set) => set.size)).toEqual(Array(GROUPS).fill(1));
    expect(new Set(byGroup.map((set) => [...set][0])).size).toBe(GROUPS);
    // Every value is one of payment.
    const views = await detectCommunities(graph, { ...ask, without: [null, 'payment', 'network'] });
    expect(views).toEqual([[partition], [], [partition]]);
    const { uses, signals } = plantedRows();
    const pairs = {
      account: Int32Array.from(uses, (use) => use.account),
      signal: Int32Array.from(uses, (use) => use.signal),
      weight: Float64Array.from(signals, (signal) => signal.bits),
      families: signals.map(({ family }) => family),
    };
    const [[ofPairs] = []] = await detectCommunities(graph, { ...ask, pairs });
    const firstOf = (communities: Int32Array) =>
      [...communities].map((c) => communities.indexOf(c));
    expect(firstOf(ofPairs!.communities)).toEqual(firstOf(partition!.communities));
  });

  it('keeps what a run concluded, twice the same, and answers the questions of the page', async () => {
    await graph.loadCase(planted());
    const conclusions = {
      runId: 'run-1',
      operators: [{ id: 'OP-1', verdict: 'operator', confidence: 0.97, accounts: SIZE }],
      accounts: Array.from({ length: SIZE }, (_, no) => ({
        account: `a${no}`,
        operator: 'OP-1',
        confidence: 0.9,
        bits: 9 - no / 10,
        families: ['payment'],
        status: 'attributed',
      })),
      links: [{ a: 'a0', b: 'a1', bits: 3, families: ['payment'] }],
    };
    await graph.writeOperators(conclusions);
    await graph.writeOperators(conclusions);

    const ofAccount = await graph.run('account-signals', { accountId: 'a0' });
    expect(ofAccount.map((signal) => signal.key)).toContain('s0');
    expect(ofAccount.every((signal) => signal.inside === 7)).toBe(true);
    const shared = await graph.run('shared-signals', { a: 'a0', b: 'a1' });
    expect(shared.length).toBeGreaterThan(0);
    expect((await graph.run('signal-holders', { key: 's0' })).length).toBe(7);
    expect((await graph.run('signal-by-key', { key: 's0' }))[0]?.value).toBe('v0');
    expect(await graph.run('signal-by-key', { key: 'none' })).toEqual([]);
    expect((await graph.run('search-accounts', { text: 'a1', limit: BigInt(3) }))[0]).toEqual({
      id: 'a1',
      operator: 'OP-1',
    });
    expect((await graph.run('search-signals', { text: 'v2', limit: BigInt(3) })).length).toBe(3);
    const words = (query: string) => graph.run('search-words', { query, limit: BigInt(3) });
    expect((await words('+v2*')).every(({ family }) => family === 'content')).toBe(true);
  });

  it('finds templates by their words, whatever their order and case, and nothing else', async () => {
    await graph.loadCase({
      caseId: 'words',
      accounts: once([{ no: 0, id: 'a', createdAt: null, exchanges: 0 }]),
      signals: once(
        (
          [
            ['content', 'template', 'Grade the ANSWER from 1 to 10: #1'],
            ['content', 'template', 'Translate the answer #2'],
            ['payment', 'billing_name', 'Answer Grade Ltd'],
          ] as const
        ).map(([family, kind, value], no) => ({
          no,
          key: `k${no}`,
          family,
          kind,
          value,
          holders: 2,
          bits: 3,
        })),
      ),
      uses: once([]),
    });
    const keys = async (query: string) =>
      (await graph.run('search-words', { query, limit: BigInt(5) })).map(({ key }) => key);
    expect(await keys('+answer +gra*')).toEqual(['k0']);
    expect((await keys('+the*')).sort()).toEqual(['k0', 'k1']);
    expect(await keys('+ltd*')).toEqual([]);
  });

  it('finds the account between two that share nothing, and nobody between strangers', async () => {
    await graph.loadCase({
      caseId: 'path',
      accounts: once(
        ['x', 'm', 'y', 'z'].map((id, no) => ({ no, id, createdAt: null, exchanges: 0 })),
      ),
      signals: once(
        ['card', 'phone'].map((value, no) => ({
          no,
          key: value,
          family: 'payment' as const,
          kind: 'instrument',
          value,
          holders: 2,
          bits: 5 - no,
        })),
      ),
      uses: once(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [2, 1],
        ].map(([account, signal]) => ({
          account: account!,
          signal: signal!,
          first: null,
          last: null,
          times: 1,
        })),
      ),
    });
    const ask = (b: string) => graph.run('link-path', { a: 'x', b, holdersMax: BigInt(50) });
    expect((await ask('y'))[0]).toMatchObject({
      first: { key: 'card' },
      middle: 'm',
      second: { key: 'phone' },
      bits: 4,
    });
    expect(await ask('z')).toEqual([]);
  });

  it('is not held up by the projection of an attempt that was killed', async () => {
    await graph.loadCase(planted());
    const asked = {
      accountCount: GROUPS * SIZE,
      targetSizes: [10],
      seed: 7,
      without: [null],
      bitsMin: 2,
      holdersMin: 3,
    };
    const names: unknown[] = [];
    /** As one whose server is asked to project what a killed attempt asked before, which ends first. */
    const delayed = {
      run: async (...[name, parameters]: Parameters<GraphDatabase['run']>) => {
        if (name === 'project-graph') {
          if (names.length > 0) await graph.run(name, { ...parameters, graph: names[0] });
          names.push(parameters!['graph']);
        }
        return graph.run(name, parameters);
      },
    } as GraphDatabase;
    const first = await detectCommunities(delayed, asked);
    expect(await detectCommunities(delayed, asked)).toEqual(first);

    // What it left is gone with the next one.
    await detectCommunities(graph, asked);
    expect(await graph.run('drop-left-graphs', { prefix: 'throughline-' })).toEqual([]);
  });

  it('finds the same groups without GDS, in this process', () => {
    const { signals, uses } = plantedRows();
    const [[partition] = [], none] = fallbackCommunities(
      {
        account: Int32Array.from(uses, (use) => use.account),
        signal: Int32Array.from(uses, (use) => use.signal),
        weight: Float64Array.from(signals, (signal) => signal.bits),
        families: signals.map(({ family }) => family),
      },
      {
        accountCount: GROUPS * SIZE,
        targetSizes: [SIZE],
        without: [null, 'payment'],
        random: () => seededRandom(1),
      },
    );
    const sets = Array.from(
      { length: GROUPS },
      (_, g) => new Set(partition!.communities.slice(g * SIZE, (g + 1) * SIZE)),
    );
    expect(sets.map((set) => set.size)).toEqual(Array(GROUPS).fill(1));
    expect(none).toEqual([]);
  });

  it('knows a load that is whole from one that was broken off', async () => {
    await graph.loadCase({ ...planted(), loadKey: 'whole' });
    expect(await graph.holdsLoad('whole')).toBe(true);
    expect(await graph.holdsLoad('another')).toBe(false);
    const broken = (async function* () {
      yield plantedRows().uses.slice(0, 3);
      throw new Error('broken off');
    })();
    await expect(graph.loadCase({ ...planted(), loadKey: 'whole', uses: broken })).rejects.toThrow(
      'broken off',
    );
    expect(await graph.holdsLoad('whole')).toBe(false);
  });

  it('attaches to the server that runs for the workspace, and leaves it running', async () => {
    const second = await openGraph({ workspace, env: OWN_SERVER, progress: silentProgress });
    const { gdsVersion } = await graph.server();
    expect((await second.server()).gdsVersion).toBe(gdsVersion);
    await second.close();
    expect((await graph.run('gds-version'))[0]?.version).toBe(gdsVersion);
  });

  it('has the procedures and functions of GDS that a statement names, and no others', async () => {
    await graph.server();
    const driver = neo4j.driver(...(await credentials()));
    const names = new Set<string>();
    for (const what of ['PROCEDURES', 'FUNCTIONS']) {
      const { records } = await driver.executeQuery(`SHOW ${what} YIELD name`);
      for (const record of records) names.add(record.get('name'));
    }
    await driver.close();
    expect([...names].filter((name) => name.startsWith('gds.')).sort()).toEqual(gdsNames());
    expect(gdsNames()).toContain('gds.leiden.stream');
  });

  it('refuses a database that holds what it did not write', async () => {
    await graph.loadCase(planted());
    const driver = neo4j.driver(...(await credentials()));
    await driver.executeQuery('CREATE (:Customer {name: $name})', { name: 'somebody else’s' });
    await expect(graph.loadCase(planted())).rejects.toBeInstanceOf(ThroughlineError);
    const connection = await openDuckDb();
    const files = await signalFilesIn(workspace, connection);
    await expect(
      loadGraph(graph, connection, { ...loadOf(workspace, files), importUsesMin: 1 }),
    ).rejects.toBeInstanceOf(ThroughlineError);
    connection.closeSync();
    expect((await graph.run('foreign-nodes'))[0]?.foreign).toBe(1);
    await driver.executeQuery('MATCH (c:Customer) DELETE c');
    await driver.close();
    await graph.loadCase(planted());
  });

  it('holds the same by the import tool as by Bolt, texts with quotes, line ends and no letters too', async () => {
    const connection = await openDuckDb();
    const files = await signalFilesIn(workspace, connection);
    const load = (importUsesMin: number, loadKey: string) =>
      loadGraph(graph, connection, { ...loadOf(workspace, files), importUsesMin, loadKey });
    // A driver of its own each time: one remembers transactions that a new store has not seen.
    const everything = async () => {
      const driver = neo4j.driver(...(await credentials()), { disableLosslessIntegers: true });
      const { records } = await driver.executeQuery(
        `MATCH (n) WHERE n:Account OR n:Signal
         RETURN labels(n) AS labels, properties(n) AS node, COLLECT { MATCH (n)-[u:USED]->(s) RETURN [s.no, properties(u)] ORDER BY s.no } AS uses
         ORDER BY labels, n.no`,
      );
      await driver.close();
      return records.map((record) => record.toObject());
    };
    await load(Infinity, 'merged');
    const merged = await everything();
    await load(1, 'imported');
    expect(await graph.holdsLoad('imported')).toBe(true);
    const imported = await everything();
    connection.closeSync();
    expect(merged.map(({ node }) => node.value).filter((value) => value !== undefined)).toEqual(
      VALUES,
    );
    expect(imported).toEqual(merged);
    expect(await readdir(join(workspace, 'tmp'))).toEqual([]);
    expect(await graph.run('word-index')).toHaveLength(1);
    expect(existsSync('import.report')).toBe(false);
  });

  it('starts its server once where a large first load is imported, and only to be asked', async () => {
    const own = await mkdtemp(join(tmpdir(), 'throughline-first-'));
    const said: string[] = [];
    const progress: Progress = { ...silentProgress, start: (stage) => void said.push(stage) };
    const connection = await openDuckDb();
    const files = await signalFilesIn(own, connection);
    const first = await openGraph({ workspace: own, env: OWN_SERVER, progress });
    expect(await first.holdsLoad('key')).toBe(false);
    await loadGraph(first, connection, { ...loadOf(own, files), progress, importUsesMin: 1 });
    expect(said).toEqual(['loading Neo4j', 'starting Neo4j', 'indexing Neo4j']);
    expect(await first.holdsLoad('key')).toBe(true);
    expect(await first.run('signal-holders', { key: 'k:3' })).toHaveLength(4);
    expect(await first.run('foreign-nodes')).toEqual([{ foreign: 0 }]);
    await first.close();
    const starts = async () => {
      const log = await readFile(join(own, 'neo4j', 'logs', 'neo4j.log'), 'utf8');
      return log.match(/ Started\.$/gm)?.length;
    };
    expect(await starts()).toBe(1);
    expect(existsSync(join(own, 'neo4j', 'server.json'))).toBe(false);
    // A day later: what the store holds was noted, so that it is replaced without a start before.
    const second = await openGraph({ workspace: own, env: OWN_SERVER, progress });
    expect(await second.holdsLoad('key')).toBe(true);
    expect(await second.holdsLoad('next')).toBe(false);
    await loadGraph(second, connection, {
      ...loadOf(own, files),
      loadKey: 'next',
      importUsesMin: 1,
    });
    expect(await second.holdsLoad('next')).toBe(true);
    await second.close();
    expect(await starts()).toBe(2);
    // Whoever touched the store may have put in what is not ours: only a server can say.
    const later = new Date(Date.now() + 5000);
    await utimes(join(own, 'neo4j', 'data', 'databases', 'neo4j', 'neostore'), later, later);
    const third = await openGraph({ workspace: own, env: OWN_SERVER, progress });
    expect(await third.isKnownOurs()).toBe(false);
    expect(await third.holdsLoad('next')).toBe(true);
    await third.close();
    expect(await starts()).toBe(3);
    connection.closeSync();
    await rm(own, { recursive: true, force: true });
  });

  it('knows a store as its own that was imported and never started', async () => {
    const own = await mkdtemp(join(tmpdir(), 'throughline-imported-'));
    const connection = await openDuckDb();
    const files = await signalFilesIn(own, connection);
    const load = { ...loadOf(own, files), importUsesMin: 1 };
    const progress: Progress = {
      ...silentProgress,
      start: (stage) => {
        if (stage === 'starting Neo4j') throw new Error('broken off');
      },
    };
    const broken = await openGraph({ workspace: own, env: OWN_SERVER, progress });
    await expect(loadGraph(broken, connection, load)).rejects.toThrow('broken off');
    await broken.close();
    const options = { workspace: own, env: OWN_SERVER, progress: silentProgress };
    const second = await openGraph(options);
    expect(await second.holdsNothing()).toBe(false);
    expect(await second.holdsLoad('key')).toBe(false);
    await loadGraph(second, connection, load);
    expect(await second.holdsLoad('key')).toBe(true);
    await second.close();
    connection.closeSync();
    await rm(own, { recursive: true, force: true });
  });

  it('keeps its password for its owner alone', async () => {
    expect((await stat(join(workspace, 'neo4j', 'password'))).mode & 0o777).toBe(0o600);
  });

  it('says what to install where there is no Java, with exit code 4', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'throughline-nojava-'));
    const failure = await openGraph({
      workspace: empty,
      env: { PATH: empty },
      progress: silentProgress,
    }).catch((error: unknown) => error);
    await rm(empty, { recursive: true });
    expect(failure).toBeInstanceOf(DatabaseUnreachableError);
    expect((failure as DatabaseUnreachableError).exitCode).toBe(EXIT.databaseUnreachable);
    expect((failure as DatabaseUnreachableError).remedy).toMatch(/JDK 17.*maven.*NEO4J_URI/);
  });
});

describe('the database of a home', () => {
  let own: string;
  let first: GraphDatabase;
  const open = () => openGraph({ workspace: own, env: OWN_SERVER, progress: silentProgress });
  beforeAll(async () => {
    own = await mkdtemp(join(tmpdir(), 'throughline-home-'));
    first = await open();
  });
  afterAll(async () => {
    await first.close();
    await rm(own, { recursive: true, force: true });
  });
  // Each test leaves its server to the next: a start takes seconds.
  beforeEach(() => first.loadCase(planted()));

  it('is there again after its server was killed, with what it held', async () => {
    const pid = Number(await readFile(join(own, 'neo4j', 'server.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await first.close();
    first = await open();
    expect((await first.run('signal-by-key', { key: 's0' }))[0]?.value).toBe('v0');
  });

  it.each([
    ['data', 'the password'],
    ['password', 'the database'],
  ])('is an empty one where %s was removed and %s was not', async (removed) => {
    await first.close();
    await rm(join(own, 'neo4j', removed), { recursive: true });
    first = await open();
    expect(await first.run('signal-by-key', { key: 's0' })).toEqual([]);
  });
});
