import neo4j, { type Driver } from 'neo4j-driver';

export interface Credentials {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** A driver that returns integers as numbers: every count here fits one. */
export function openDriver({ uri, user, password }: Credentials): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
}

/** Whether the server really answers over Bolt with these credentials. */
export async function canConnect(credentials: Credentials): Promise<boolean> {
  const driver = openDriver(credentials);
  try {
    await driver.verifyAuthentication();
    return true;
  } catch {
    return false;
  } finally {
    await driver.close();
  }
}
