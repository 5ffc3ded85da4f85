import neo4j, { type Driver } from 'neo4j-driver';

export interface Credentials {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** An address as it may be told: without a user, a password, or what follows a question mark. */
export const tellableAddress = (uri: string): string =>
  uri.replace(/^([\w+]+:\/\/)?.*@/s, '$1…@').replace(/\?.*$/s, '?…');

/** A driver that returns integers as numbers: every count here fits one. */
export function openDriver({ uri, user, password }: Credentials): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
}

/** Why nobody can speak to a server with these credentials, null where one can. */
export async function refusalOf(credentials: Credentials): Promise<string | null> {
  try {
    // An address that is none is told when the driver is made.
    const driver = openDriver(credentials);
    try {
      const isTaken = await driver.verifyAuthentication();
      return isTaken ? null : 'refuses the user or the password';
    } catch {
      return 'does not answer';
    } finally {
      await driver.close();
    }
  } catch {
    return 'cannot be asked: that is no address such as bolt://host:7687';
  }
}

/** Whether the server really answers over Bolt with these credentials. */
export const canConnect = async (credentials: Credentials): Promise<boolean> =>
  (await refusalOf(credentials)) === null;
