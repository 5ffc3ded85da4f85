import { join } from 'node:path';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { type Credentials, canConnect, openDriver } from './connection.js';
import { type EmbeddedServer, startEmbedded } from './embeddedServer.js';
import { GraphDatabase } from './graphDatabase.js';

/**
 * The server that `NEO4J_URI` names, else the workspace's embedded one.
 * @throws DatabaseUnreachableError where it cannot be reached or started.
 */
export async function openGraph(o: {
  workspace: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
}): Promise<GraphDatabase> {
  const uri = o.env['NEO4J_URI'];
  let credentials: Credentials;
  let stop = async (): Promise<void> => {};
  let replaceStore: EmbeddedServer['replaceStore'] = null;
  if (uri !== undefined && uri !== '') {
    credentials = {
      uri,
      user: o.env['NEO4J_USER'] ?? 'neo4j',
      password: o.env['NEO4J_PASSWORD'] ?? '',
    };
    if (!(await canConnect(credentials))) {
      throw new DatabaseUnreachableError(
        `Neo4j at ${uri} does not answer.`,
        'Check NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD, or unset NEO4J_URI to use the embedded server.',
      );
    }
  } else {
    const server = await startEmbedded(o.workspace, o.env, o.progress);
    credentials = server.credentials;
    stop = () => server.stop();
    replaceStore = server.replaceStore;
  }
  const driver = openDriver(credentials);
  const { agent } = await driver.getServerInfo();
  const embedded = uri === undefined || uri === '';
  const common = { driver, database: o.env['NEO4J_DATABASE'], stop, replaceStore };
  const probe = new GraphDatabase({ ...common, gdsVersion: null, description: '', versions: {} });
  const gdsVersion = await probe.run('gds-version').then(
    (rows) => rows[0]?.version ?? null,
    () => null,
  );
  if (embedded && gdsVersion === null) {
    await driver.close();
    await stop();
    throw new DatabaseUnreachableError(
      'The embedded Neo4j started without Graph Data Science.',
      `Its words are in ${join(o.workspace, 'neo4j', 'logs')}; delete ${join(o.workspace, 'neo4j', 'plugins')} and start again.`,
    );
  }
  const neo4jVersion = agent ?? 'Neo4j of an unknown version';
  return new GraphDatabase({
    ...common,
    gdsVersion,
    description: `${embedded ? 'embedded' : 'remote'} ${neo4jVersion}${gdsVersion === null ? '' : `, GDS ${gdsVersion}`}`,
    versions: { neo4j: neo4jVersion, ...(gdsVersion === null ? {} : { gds: gdsVersion }) },
  });
}
