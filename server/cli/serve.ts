import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import getPort from 'get-port';
import { pino } from 'pino';
import { UsageError } from '../contract/errors.js';
import type { RunRecord } from '../contract/outputs.js';
import { openAuditLog } from '../decisions/auditLog.js';
import { openDecisionLog } from '../decisions/decisionLog.js';
import { type GraphDatabase, openGraph } from '../graph/index.js';
import { createApp } from '../http/createApp.js';
import { openPackageStore } from '../http/packages/packageStore.js';
import { openRunView } from '../http/runView.js';
import { PACKAGE_ROOT, PROGRAM_VERSION } from '../packageRoot.js';
import { holdsRun, restoreGraph } from '../runs/conclusions.js';
import { listRuns, requireWorkspace, workspacePaths } from '../runs/workspace.js';
import { lockWorkspace } from '../runs/workspaceLock.js';
import { LOOPBACK, type LoginFlags, openLogin } from './openLogin.js';
import { terminalProgress } from './terminalProgress.js';

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServeFlags extends LoginFlags {
  readonly port: number;
}

/** `graph`: a database that is open already; stopping the page closes it. */
type ServeOptions = ServeFlags & { readonly graph?: GraphDatabase };

/**
 * Serves the latest finished run of a workspace, port 0 for a free one: on loopback, or where
 * `host` says, and then never without a login; one process at a time.
 * @throws UsageError where there is no workspace, no finished run in it, or nobody could sign in; WorkspaceBusyError
 * where it is served already.
 */
export async function serve(o: ServeOptions): Promise<Served> {
  await requireWorkspace(o.workspace);
  const release = await lockWorkspace(o.workspace, 'serve', () => new Date());
  try {
    const served = await serveLocked(o);
    const stop = async () => {
      await served.stop();
      await release();
    };
    return { ...served, stop };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Another case was run meanwhile, or the database was lost: what the run left is enough. */
async function holdLatest(graph: GraphDatabase, o: ServeOptions, record: RunRecord): Promise<void> {
  if (await holdsRun(graph, record.run_id)) return;
  const release = await lockWorkspace(o.workspace, 'run', () => new Date()).catch(() => null);
  // A run that is under way is loading what it needs itself.
  if (release === null) return;
  try {
    const folder = workspacePaths(resolve(o.workspace)).run(record.run_id);
    const progress = terminalProgress(process.stderr, Date.now);
    await restoreGraph(graph, {
      folder,
      record,
      loadKey: record.run_id,
      tempDir: workspacePaths(o.workspace).temporary,
      progress,
    });
  } finally {
    await release();
  }
}

async function serveLocked(o: ServeOptions): Promise<Served> {
  const host = o.host ?? LOOPBACK;
  const port = o.port === 0 ? await getPort({ host }) : o.port;
  const ownUrl = `http://${host}:${port}/`;
  const login = await openLogin(o, process.env, ownUrl);
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
  await holdLatest(graph, o, latest);
  const view = await openRunView(workspacePaths(resolve(o.workspace)).run(latest.run_id));
  const now = () => new Date();
  // One JSON object a line on standard error.
  const log = pino(
    { name: 'throughline', level: process.env['LOG_LEVEL'] ?? 'info' },
    pino.destination({ fd: 2, sync: true }),
  );
  const workspace = resolve(o.workspace);
  const packages = openPackageStore(workspace, now);
  const app = createApp({
    view,
    graph,
    workspace,
    decisions: openDecisionLog(workspace, now),
    audit: openAuditLog(workspace, now),
    packages,
    login,
    version: PROGRAM_VERSION,
    clientDir: join(PACKAGE_ROOT, 'dist', 'client'),
    logError: (error) => log.error(error),
    logRefusal: (refusal) => log.warn(refusal, 'refused'),
  });
  const server = createServer(app);
  try {
    await listen(server, port, host);
  } catch (error) {
    view.connection.closeSync();
    if (o.graph === undefined) await graph.close();
    throw error;
  }
  return {
    url: login?.publicUrl.href ?? ownUrl,
    stop: async () => {
      await packages.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      view.connection.closeSync();
      await graph.close();
    },
  };
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
