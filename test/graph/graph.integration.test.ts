import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseUnreachableError, EXIT } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { type CaseLoad, type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { STATEMENTS, statementText } from '../../server/graph/statements.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

let workspace: string;
let graph: GraphDatabase;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'throughline-graph-'));
  graph = await openGraph({ workspace, env: process.env, progress: silentProgress });
});
afterAll(async () => {
  await graph.close();
  await rm(workspace, { recursive: true, force: true });
});

async function* once<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}

/** Six groups of ten accounts; the members of each share four signals in overlapping sevens. */
const GROUPS = 6;
const SIZE = 10;
function planted(): CaseLoad {
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
  return { caseId: 'planted', accounts: once(accounts), signals: once(signals), uses: once(uses) };
}

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
    const ask = { accountCount: GROUPS * SIZE, targetSizes: [SIZE], seed: 7 };
    const [partition] = await graph.detectCommunities(ask);
    const byGroup = Array.from(
      { length: GROUPS },
      (_, g) => new Set(partition!.communities.slice(g * SIZE, (g + 1) * SIZE)),
    );
    expect(byGroup.map((set) => set.size)).toEqual(Array(GROUPS).fill(1));
    expect(new Set(byGroup.map((set) => [...set][0])).size).toBe(GROUPS);
    expect(await graph.detectCommunities(ask)).toEqual([partition]);
  });

  it('attaches to the server that runs for the workspace, and leaves it running', async () => {
    const second = await openGraph({ workspace, env: process.env, progress: silentProgress });
    expect(second.gdsVersion).toBe(graph.gdsVersion);
    await second.close();
    expect((await graph.run('gds-version'))[0]?.version).toBe(graph.gdsVersion);
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
