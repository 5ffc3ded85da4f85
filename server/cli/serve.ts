import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { UsageError } from '../contract/errors.js';
import { openAuditLog } from '../decisions/auditLog.js';
import { openDecisionLog } from '../decisions/decisionLog.js';
import { type GraphDatabase, openGraph } from '../graph/index.js';
import { createApp } from '../http/createApp.js';
import { openRunView } from '../http/runView.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
import { listRuns, workspacePaths } from '../runs/workspace.js';
import { terminalProgress } from './terminalProgress.js';

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the latest finished run of a workspace on loopback, port 0 for a free one.
 * @throws UsageError where there is no finished run.
 */
export async function serve(o: {
  workspace: string;
  port: number;
  /** A database that is open already; stopping the page closes it. */
  graph?: GraphDatabase;
}): Promise<Served> {
  const latest = (await listRuns(o.workspace)).find((record) => record.status === 'done');
  if (latest === undefined) {
    throw new UsageError(
      `There is no finished run in ${resolve(o.workspace)}.`,
      'Run a case first: npx throughline run CASE',
    );
  }
  const graph =
    o.graph ??
    (await openGraph({
      workspace: o.workspace,
      env: process.env,
      progress: terminalProgress(process.stderr, Date.now),
    }));
  const view = await openRunView(workspacePaths(resolve(o.workspace)).run(latest.run_id));
  const app = createApp({
    view,
    graph,
    workspace: o.workspace,
    decisions: openDecisionLog(resolve(o.workspace), () => new Date()),
    audit: openAuditLog(resolve(o.workspace), () => new Date()),
    clientDir: join(PACKAGE_ROOT, 'dist', 'client'),
    logError: (error) =>
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const server = createServer(app);
  try {
    await listen(server, o.port);
  } catch (error) {
    view.connection.closeSync();
    if (o.graph === undefined) await graph.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      view.connection.closeSync();
      await graph.close();
    },
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
