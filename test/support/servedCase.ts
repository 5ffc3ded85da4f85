import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Served, type ServeFlags, serve } from '../../server/cli/serve.js';
import { silentProgress } from '../../server/contract/progress.js';
import { type GraphDatabase, openGraph } from '../../server/graph/index.js';
import { runCase } from '../../server/runs/runCase.js';
import { generateWorld } from '../../worlds/index.js';

export interface ServedCase {
  readonly url: string;
  readonly folder: string;
  readonly workspace: string;
  /** Ends what is served and serves the workspace anew, on the same database. */
  again(flags?: Partial<ServeFlags>): Promise<Served>;
  /** Ends everything, and removes it. */
  stop(): Promise<void>;
}

/** A demo world before its run. */
export interface Prepared {
  readonly folder: string;
  /** The case: what is done to its files here is in the run. */
  readonly world: string;
  readonly workspace: string;
  /** Runs a case, without arguments this one. @returns the folder of the run. */
  run(caseDir?: string, workspace?: string): Promise<string>;
  /** Serves a workspace whose case was run last, until everything ends. */
  serve(workspace: string): Promise<Served>;
}

export interface DemoOptions {
  readonly accounts?: number;
  readonly before?: (prepared: Prepared) => Promise<void>;
}

/**
 * A small demo world, run on a real embedded Neo4j and served, as `npm start` does it: one database
 * for the run and for all that is served. A workspace that has been run (SERVED_WORKSPACE) saves
 * world and run while one works on the server.
 */
export async function startServedDemo({
  accounts = 3000,
  before,
}: DemoOptions = {}): Promise<ServedCase> {
  const given = process.env['SERVED_WORKSPACE'];
  const folder = await mkdtemp(join(tmpdir(), 'throughline-served-'));
  const world = join(folder, 'demo');
  const workspace = given ?? join(folder, 'workspace');
  const progress = silentProgress;
  const graph = await openGraph({ workspace, env: process.env, progress });
  const lent = lend(graph);
  const servers: Served[] = [];
  const serveAlso = async (flags: { workspace: string } & Partial<ServeFlags>) => {
    const server = await serve({ port: 0, ...flags, graph: lent });
    servers.push(server);
    return server;
  };
  const close = async (): Promise<void> => {
    for (const server of servers.splice(0)) await server.stop();
  };
  const stop = async () => {
    await close();
    await graph.close();
    await rm(folder, { recursive: true, force: true });
  };
  const run = async (caseDir = world, its = workspace): Promise<string> => {
    const done = await runCase({
      caseDir,
      workspace: its,
      env: process.env,
      now: () => new Date('2026-07-01T06:00:00Z'),
      seed: 1,
      progress,
      graph: lent,
    });
    return done.folder;
  };
  try {
    if (given === undefined) {
      await generateWorld({ scenario: 'demo', outDir: world, accounts, seed: 1, progress });
      await before?.({
        folder,
        world,
        workspace,
        run,
        serve: (its) => serveAlso({ workspace: its }),
      });
      await run();
    }
    const { url } = await serveAlso({ workspace });
    return {
      url,
      folder,
      workspace,
      again: async (flags = {}) => {
        await close();
        return serveAlso({ workspace, ...flags });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database that whoever borrows it cannot close. */
const lend = (graph: GraphDatabase): GraphDatabase =>
  new Proxy(graph, {
    get: (target, name) => {
      if (name === 'close') return () => Promise.resolve();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
