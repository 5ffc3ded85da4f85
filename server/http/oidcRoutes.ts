import { randomBytes } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { type Login, proofOf } from '../access/login.js';
import type { Oidc, OidcAttempt } from '../access/oidc.js';
import type { AuditLog } from '../decisions/auditLog.js';
import { attemptCookie, sessionCookie } from './guard/cookies.js';
import { refuseOtherNames } from './guard/loginGuard.js';
import { ForbiddenError, TooManyError } from './problems.js';
import { beginAnew } from './routes/session.js';

const ATTEMPTS_MAX = 1000;
const ATTEMPT_MS = 10 * 60_000;
/** Below the public address; the provider has to know it. */
export const OIDC_RETURN = 'login/oidc/return';

/** /login/oidc sends a browser to the identity provider; /login/oidc/return takes it back. */
export function oidcRoutes(login: Login, oidc: Oidc, audit: AuditLog, now: () => number): Router {
  const router = Router();
  const attempts = new Map<string, { attempt: OidcAttempt; began: number }>();
  const forget = () => {
    for (const [id, { began }] of attempts) {
      if (now() - began < ATTEMPT_MS && attempts.size < ATTEMPTS_MAX) break;
      attempts.delete(id);
    }
  };
  const guard: RequestHandler = async (request, _response, next) => {
    refuseOtherNames(request, login);
    const wait = await login.throttle.request(`address ${request.ip}`);
    if (wait > 0) throw new TooManyError('Too many requests.', wait);
    next();
  };
  router.get('/login/oidc', guard, async (_request, response) => {
    forget();
    const { url, attempt } = await oidc.begin();
    const id = randomBytes(32).toString('base64url');
    attempts.set(id, { attempt, began: now() });
    attemptCookie.set(response, id);
    response.set('cache-control', 'no-store').redirect(303, url.href);
  });
  router.get(`/${OIDC_RETURN}`, guard, async (request, response) => {
    const id = attemptCookie.read(request) ?? '';
    const begun = attempts.get(id);
    attempts.delete(id);
    attemptCookie.clear(response);
    if (begun === undefined || now() - begun.began > ATTEMPT_MS) {
      throw new ForbiddenError('This sign-in was not begun here, or too long ago.', {
        remedy: 'Begin again from the page.',
      });
    }
    const subject = await subjectOf(oidc, returned(request, login), begun.attempt);
    const person = await login.people.withSubject(subject);
    if (person === null) {
      await audit.record('sign-in refused', null, { way: 'oidc', subject });
      throw new ForbiddenError(`The provider knows you as ${subject}; this server does not.`, {
        remedy: `Ask for an account: throughline users add NAME --oidc ${subject} --role …`,
      });
    }
    beginAnew(login, request);
    sessionCookie.set(response, login.sessions.begin(person.name, proofOf(person)));
    await audit.record('sign-in', person.name, { way: 'oidc', address: request.ip });
    response.set('cache-control', 'no-store').redirect(303, '/');
  });
  return router;
}

async function subjectOf(oidc: Oidc, back: URL, attempt: OidcAttempt): Promise<string> {
  try {
    return await oidc.finish(back, attempt);
  } catch {
    // What does not fit is for nobody who forges it.
    throw new ForbiddenError('The identity provider did not confirm this sign-in.');
  }
}

/** The address that the browser came back to, as the provider was told it. */
const returned = (request: Request, { publicUrl }: Login): URL =>
  new URL(request.originalUrl, publicUrl.origin);
