import { join } from 'node:path';
import { DatabaseUnreachableError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { ask, type Connection } from './ask.js';
import { type Credentials, openDriver, refusalOf, tellableAddress } from './connection.js';
import { EmbeddedServer } from './embeddedServer.js';
import { GraphDatabase } from './graphDatabase.js';

/**
 * The server that `NEO4J_URI` names, else the workspace's embedded one, which starts with the first
 * question to it.
 * @throws DatabaseUnreachableError where the one cannot be reached, or the other could not be started.
 */
export async function openGraph(o: {
  workspace: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
}): Promise<GraphDatabase> {
  const uri = o.env['NEO4J_URI'];
  const database = o.env['NEO4J_DATABASE'];
  if (uri === undefined || uri === '') {
    const embedded = await EmbeddedServer.prepare(o.workspace, o.env, o.progress);
    const connect = async (): Promise<Connection> => {
      const connection = await connectTo(await embedded.start(), database, 'embedded');
      if (connection.server.gdsVersion !== null) return connection;
      await connection.driver.close();
      await embedded.stop();
      throw new DatabaseUnreachableError(
        'The embedded Neo4j started without Graph Data Science.',
        `Its words are in ${join(o.workspace, 'neo4j', 'logs')}; delete ${join(o.workspace, 'neo4j', 'plugins')} and start again.`,
      );
    };
    return new GraphDatabase(connect, embedded);
  }
  const credentials = {
    uri,
    user: o.env['NEO4J_USER'] ?? 'neo4j',
    password: o.env['NEO4J_PASSWORD'] ?? '',
  };
  const refusal = await refusalOf(credentials);
  if (refusal !== null) {
    throw new DatabaseUnreachableError(
      `Neo4j at ${tellableAddress(uri)} ${refusal}.`,
      'Check NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD, or unset NEO4J_URI to use the embedded server.',
    );
  }
  return new GraphDatabase(() => connectTo(credentials, database, 'remote'), null);
}

async function connectTo(
  credentials: Credentials,
  database: string | undefined,
  whose: 'embedded' | 'remote',
): Promise<Connection> {
  const driver = openDriver(credentials);
  const { agent } = await driver.getServerInfo();
  const gdsVersion = await ask({ driver, database }, 'gds-version').then(
    (rows) => rows[0]?.version ?? null,
    () => null,
  );
  const neo4jVersion = agent ?? 'Neo4j of an unknown version';
  const server = {
    gdsVersion,
    description: `${whose} ${neo4jVersion}${gdsVersion === null ? '' : `, GDS ${gdsVersion}`}`,
    versions: { neo4j: neo4jVersion, ...(gdsVersion === null ? {} : { gds: gdsVersion }) },
  };
  return { driver, database, server };
}
