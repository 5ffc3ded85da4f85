import neo4j, { type Driver } from 'neo4j-driver';
import type { z } from 'zod';
import { DatabaseUnreachableError } from '../contract/errors.js';
import { STATEMENTS, type StatementName, statementText } from './statements.js';

/** The last is the answer of a server that is shutting down. */
const LOST_CODES: ReadonlySet<string> = new Set([
  neo4j.error.SERVICE_UNAVAILABLE,
  neo4j.error.SESSION_EXPIRED,
  'Neo.TransientError.General.DatabaseUnavailable',
]);

/** Whether the server or the way to it is gone, as opposed to an answer that is an error. */
const isConnectionLost = (error: unknown): boolean =>
  error instanceof neo4j.Neo4jError && LOST_CODES.has(error.code);

/** Which server answers, in words and versions for the run's record. */
export interface ServerDescription {
  /** Version of GDS, null where the server has none. */
  readonly gdsVersion: string | null;
  readonly description: string;
  /** Versions by component. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A way to a server that answers. */
export interface Connection {
  readonly driver: Driver;
  /** Undefined: the user's default one. */
  readonly database: string | undefined;
  readonly server: ServerDescription;
}

/** What a statement answers, by its schema. */
export type RowsOf<Name extends StatementName> =
  NonNullable<(typeof STATEMENTS)[Name]['row']> extends z.ZodType<infer Row> ? Row[] : never[];

/** Runs a named statement in a transaction of its own; rows are checked against its schema. */
export async function ask<Name extends StatementName>(
  { driver, database }: Pick<Connection, 'driver' | 'database'>,
  name: Name,
  parameters: Record<string, unknown> = {},
): Promise<RowsOf<Name>> {
  const session = driver.session(database === undefined ? {} : { database });
  try {
    const result = await session.run(statementText(name), parameters);
    const schema = STATEMENTS[name].row;
    const rows = schema === null ? [] : result.records.map((r) => schema.parse(r.toObject()));
    return rows as never;
  } catch (error) {
    throw isConnectionLost(error)
      ? new DatabaseUnreachableError(
          'Neo4j stopped answering.',
          'Nothing is lost: the same command goes on from there. If it happens again, look at the logs of the server (of the embedded one: neo4j/logs in the workspace) and at its memory.',
          error,
        )
      : error;
  } finally {
    await session.close();
  }
}
