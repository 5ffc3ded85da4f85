import type { Request, RequestHandler } from 'express';
import { type Login, principalOfSession, principalOfToken } from '../../access/login.js';
import type { Principal } from '../../access/principal.js';
import { ForbiddenError, MisdirectedError, SignInNeededError, TooManyError } from '../problems.js';
import { sessionCookie } from './cookies.js';
import { refuseOtherSites } from './onePersonGuard.js';
import { setPrincipal } from './principalOf.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Notes who sends each request to a server with a login, and turns away what other sites send. */
export function loginGuard(login: Login): RequestHandler {
  return async (request, _response, next) => {
    refuseOtherNames(request, login);
    const token = request.get('authorization');
    const by = await principalFor(request, login);
    if (by === null && token !== undefined) throw new SignInNeededError('This token is not known.');
    const wait = await login.throttle.request(by?.name ?? `address ${request.ip}`);
    if (wait > 0) throw new TooManyError('Too many requests.', wait);
    const [origin, site] = [request.get('origin'), request.get('sec-fetch-site')];
    refuseOtherSites(origin, site, login.publicUrl.origin);
    // A browser sends its cookies by itself; so a change by cookie has to say where it comes from.
    const isUnsafe = !SAFE_METHODS.has(request.method);
    if (isUnsafe && token === undefined && origin === undefined && site === undefined) {
      throw new ForbiddenError('This request does not say where it comes from.', {
        remedy: 'A script sends a token: authorization: Bearer …',
      });
    }
    if (by !== null) setPrincipal(request, by);
    next();
  };
}

/** @throws MisdirectedError for a request to a name that is not the server’s. */
export function refuseOtherNames(request: Request, { publicUrl }: Login): void {
  if ((request.get('host') ?? '').toLowerCase() !== publicUrl.host) {
    throw new MisdirectedError(`This server is ${publicUrl.origin}.`);
  }
}

/** Who sent it: by its token, else by its session. `use` false does not keep the session alive. */
export async function principalFor(
  request: Request,
  login: Login,
  use = true,
): Promise<Principal | null> {
  const header = request.get('authorization');
  if (header !== undefined) {
    const secret = header.match(/^Bearer ([\w-]+)$/i)?.[1];
    return secret === undefined ? null : principalOfToken(login, secret);
  }
  const secret = sessionCookie.read(request);
  return secret === null ? null : principalOfSession(login, secret, use);
}
