import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Login } from '../access/login.js';
import { type Oidc, openOidc } from '../access/oidc.js';
import { openPeople } from '../access/people.js';
import { openSessions } from '../access/sessions.js';
import { openThrottle } from '../access/throttle.js';
import { openTokens } from '../access/tokens.js';
import { UsageError } from '../contract/errors.js';
import { OIDC_RETURN } from '../http/oidcRoutes.js';

/** How a server is reached and who may sign in. */
export interface LoginFlags {
  readonly workspace: string;
  /** Address to listen on; loopback without. */
  readonly host?: string;
  /** The address people type, where a reverse proxy stands in front. */
  readonly publicUrl?: string;
  readonly oidcIssuer?: string;
  readonly oidcClient?: string;
  readonly idleMinutes?: number;
  readonly sessionHours?: number;
}

export const LOOPBACK = '127.0.0.1';
const OIDC_SECRET = 'THROUGHLINE_OIDC_SECRET';
const REQUESTS_EACH_MINUTE = 3000;

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/**
 * The login of a server: none for one person on loopback; there is one as soon as anybody has an
 * account, an identity provider is named, or the server can be reached from elsewhere.
 * @param urlOf the server’s own address, where no other is given.
 * @throws UsageError where a server that others can reach would stand open.
 */
export async function openLogin(
  flags: LoginFlags,
  env: NodeJS.ProcessEnv,
  ownUrl: string,
): Promise<Login | null> {
  const workspace = resolve(flags.workspace);
  const people = openPeople(workspace);
  const hasPeople = (await people.all()).length > 0;
  const reachesOut = !isLoopback(flags.host ?? LOOPBACK) || flags.publicUrl !== undefined;
  if (!hasPeople && (reachesOut || flags.oidcIssuer !== undefined)) {
    throw new UsageError(
      'Beyond this machine nobody is let in without a login, and nobody has an account.',
      'npx throughline users add NAME --role admin',
    );
  }
  if (!hasPeople) return null;
  const publicUrl = publicUrlOf(flags, ownUrl);
  return {
    publicUrl,
    people,
    tokens: openTokens(workspace, () => new Date()),
    sessions: openSessions(
      {
        idleMsMax: (flags.idleMinutes ?? 30) * 60_000,
        lifeMsMax: (flags.sessionHours ?? 12) * 3_600_000,
      },
      Date.now,
    ),
    throttle: openThrottle(REQUESTS_EACH_MINUTE),
    oidc: oidcOf(flags, env, publicUrl),
  };
}

function publicUrlOf({ host, publicUrl }: LoginFlags, ownUrl: string): URL {
  if (publicUrl === undefined) {
    if (isLoopback(host ?? LOOPBACK)) return new URL(ownUrl);
    throw new UsageError(
      'Others reach this server: by which address?',
      'Name it with --public-url https://…; a reverse proxy there speaks TLS (docs/security.md).',
    );
  }
  const url = URL.parse(publicUrl);
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new UsageError(
      `“${publicUrl}” is no address of a server.`,
      'It looks like https://desk.example.org',
    );
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new UsageError('Passwords and cookies travel over TLS only: --public-url https://…');
  }
  return url;
}

function oidcOf(flags: LoginFlags, env: NodeJS.ProcessEnv, publicUrl: URL): Oidc | null {
  const { oidcIssuer, oidcClient } = flags;
  if (oidcIssuer === undefined && oidcClient === undefined) return null;
  const clientSecret = env[OIDC_SECRET] ?? '';
  if (oidcIssuer === undefined || oidcClient === undefined || clientSecret === '') {
    throw new UsageError(
      'OpenID Connect needs an issuer, a client and its secret.',
      `--oidc-issuer URL --oidc-client ID, and the secret in ${OIDC_SECRET}`,
    );
  }
  const issuer = URL.parse(oidcIssuer);
  if (issuer === null || (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname))) {
    throw new UsageError(`“${oidcIssuer}” is no issuer: it begins with https.`);
  }
  const redirectUri = new URL(OIDC_RETURN, publicUrl);
  return openOidc({ issuer, clientId: oidcClient, clientSecret, redirectUri });
}
