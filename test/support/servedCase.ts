import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../server/cli/serve.js';
import { silentProgress } from '../../server/contract/progress.js';
import { openGraph } from '../../server/graph/index.js';
import { runCase } from '../../server/runs/runCase.js';
import { generateWorld } from '../../worlds/index.js';

export interface ServedCase {
  readonly url: string;
  /** The world's true operators, by account id. */
  readonly folder: string;
  readonly workspace: string;
  /** Ends the server and leaves the workspace: only one may serve it at a time. */
  close(): Promise<void>;
  /** Ends the server where it still runs, and removes everything. */
  stop(): Promise<void>;
}

/**
 * A small demo world, run on a real embedded Neo4j and served, as `npm start` does it. A workspace
 * that has been run (SERVED_WORKSPACE) saves world and run while one works on the server.
 */
export async function startServedDemo(accounts = 3000): Promise<ServedCase> {
  const given = process.env['SERVED_WORKSPACE'];
  const folder = await mkdtemp(join(tmpdir(), 'throughline-served-'));
  const workspace = given ?? join(folder, 'workspace');
  // Held to the end: run and servers share one database, as commands at one time do.
  const graph = await openGraph({ workspace, env: process.env, progress: silentProgress });
  if (given === undefined) await runDemo(join(folder, 'demo'), workspace, accounts);
  const served = await serve({ workspace, port: 0 });
  let running = true;
  const close = async (): Promise<void> => {
    if (running) await served.stop();
    running = false;
  };
  return {
    url: served.url,
    folder,
    workspace,
    close,
    stop: async () => {
      await close();
      await graph.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runDemo(world: string, workspace: string, accounts: number): Promise<void> {
  await generateWorld({
    scenario: 'demo',
    outDir: world,
    accounts,
    seed: 1,
    progress: silentProgress,
  });
  await runCase({
    caseDir: world,
    workspace,
    env: process.env,
    now: () => new Date('2026-07-01T06:00:00Z'),
    seed: 1,
    progress: silentProgress,
  });
}
