import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIZES_MIN, type Trial, tryAll } from '../../bench/quality/choose.js';
import { NODE_PEERS } from '../../bench/quality/peers/index.js';
import { type BenchWorld, withWorld } from '../../bench/quality/worlds.js';
import { silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';

let folder: string;
let graph: GraphDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-peers-'));
  graph = await openGraph({
    workspace: join(folder, 'database'),
    env: process.env,
    progress: silentProgress,
  });
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true, force: true });
});

const f1 = ({ precision, recall }: Trial) => (2 * recall.right) / (precision.of + recall.of);

describe('the peers that need no Python', () => {
  it('sort a world into clusters that say no less than accusing everybody, and leave nothing', async () => {
    let files: BenchWorld['input']['files'] | null = null;
    await withWorld(
      { folder, graph, scenario: 'demo', seed: 4, accounts: 1_500 },
      async (world) => {
        files = world.input.files;
        expect(existsSync(files.values)).toBe(true);
        expect(world.truth.length).toBe(1_500);
        expect(world.ours.length).toBe(1_500);
        const guilty = world.truth.filter(({ operator }) => operator !== '').length;
        for (const peer of NODE_PEERS) {
          const settings = peer.settings.filter((_, i) => i % 3 === 0);
          const trials = await tryAll({ ...peer, settings }, world);
          expect(trials.length).toBe(settings.length * SIZES_MIN.length);
          // A peer may do no better: its default setting puts a small world into few clusters.
          expect(Math.max(...trials.map(f1)), peer.name).toBeGreaterThanOrEqual(
            (2 * guilty) / (1_500 + guilty),
          );
        }
      },
    );
    expect(existsSync(files!.values)).toBe(false);
    expect((await readdir(folder)).filter((name) => name.startsWith('demo'))).toEqual([]);
  });
});
