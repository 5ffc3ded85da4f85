import type { Oidc } from './oidc.js';
import type { People, Person } from './people.js';
import type { Principal } from './principal.js';
import type { Sessions } from './sessions.js';
import type { Throttle } from './throttle.js';
import type { Tokens } from './tokens.js';

/** Everything a server with a login needs to know who somebody is. */
export interface Login {
  /** The address people know it by, behind whatever proxy. */
  readonly publicUrl: URL;
  readonly people: People;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly oidc: Oidc | null;
}

/** What somebody proves with; when it changes, sessions that began with the old one are over. */
export const proofOf = (person: Person): string => person.password ?? person.subject ?? '';

/** Whose session it is; roles are those of this moment, not those of the sign-in. */
export async function principalOfSession(
  login: Login,
  secret: string,
  use = true,
): Promise<Principal | null> {
  const session = login.sessions.find(secret, use);
  if (session === null) return null;
  const person = await login.people.named(session.person);
  if (person === null || proofOf(person) !== session.proof) {
    login.sessions.end(secret);
    return null;
  }
  return { name: person.name, via: 'session', roles: person.roles, scopes: null };
}

/** Whose token it is, within its scopes. */
export async function principalOfToken(login: Login, secret: string): Promise<Principal | null> {
  const token = await login.tokens.find(secret);
  if (token === null) return null;
  const person = await login.people.named(token.person);
  if (person === null) return null;
  return { name: person.name, via: 'token', roles: person.roles, scopes: token.scopes };
}
