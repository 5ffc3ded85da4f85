import type { Request } from 'express';
import { type Login, proofOf } from '../../access/login.js';
import { checkNewPassword, isPassword } from '../../access/passwords.js';
import { type Principal, rightsIn, roleIn } from '../../access/principal.js';
import type { SessionInfo } from '../../contract/access.js';
import { UsageError } from '../../contract/errors.js';
import type { AppDependencies } from '../appDependencies.js';
import { sessionCookie } from '../guard/cookies.js';
import type { Handlers } from '../mount.js';
import {
  BadRequestError,
  ForbiddenError,
  NotFoundError,
  SignInNeededError,
  TooManyError,
} from '../problems.js';

/** /session: who is asking; signing in and out with a password. */
export function sessionHandlers({
  view,
  login,
  audit,
}: Pick<AppDependencies, 'view' | 'login' | 'audit'>) {
  const caseName = view.record.case_name;
  const info = (by: Principal | null): SessionInfo => ({
    mode: login === null ? 'one-person' : 'login',
    name: by?.name ?? null,
    role: by === null ? null : roleIn(by, caseName),
    rights: by === null ? [] : [...rightsIn(by, caseName)],
    ways: login === null ? [] : login.oidc === null ? ['password'] : ['password', 'oidc'],
  });
  return {
    session: ({ by }) => info(by),

    signIn: async ({ body: { name, password }, request, response }) => {
      const known = needLogin(login);
      await mayTry(known, name, request);
      const person = await known.people.named(name);
      const fits = await isPassword(password, person?.password ?? null);
      if (person === null || !fits) {
        // A name that is nobody’s may be a password in the wrong field: it is not written down.
        await audit.record('sign-in refused', person?.name ?? null, {
          address: addressOf(request),
        });
        throw new SignInNeededError('Name and password do not go together.');
      }
      await known.throttle.signInWorked(name, addressOf(request));
      beginAnew(known, request);
      sessionCookie.set(response, known.sessions.begin(person.name, proofOf(person)));
      await audit.record('sign-in', person.name, { way: 'password', address: addressOf(request) });
      return info({ name: person.name, via: 'session', roles: person.roles, scopes: null });
    },

    changePassword: async ({ body: { current, next }, by, request, response }) => {
      const known = needLogin(login);
      if (by?.via !== 'session' || by.name === null) throw new SignInNeededError('Sign in first.');
      await mayTry(known, by.name, request);
      const person = await known.people.named(by.name);
      if (person === null || !(await isPassword(current, person.password))) {
        throw new ForbiddenError('This is not your password.');
      }
      try {
        checkNewPassword(next, person.name);
      } catch (error) {
        if (error instanceof UsageError) throw new BadRequestError(error.message);
        throw error;
      }
      await audit.record('password changed', person.name, { address: addressOf(request) });
      await known.people.setPassword(person.name, next);
      await known.throttle.signInWorked(person.name, addressOf(request));
      known.sessions.endAllOf(person.name);
      const changed = (await known.people.named(person.name))!;
      sessionCookie.set(response, known.sessions.begin(changed.name, proofOf(changed)));
      return undefined;
    },

    signOut: async ({ by, request, response }) => {
      const secret = sessionCookie.read(request);
      if (login !== null && secret !== null) login.sessions.end(secret);
      sessionCookie.clear(response);
      if (by?.via === 'session') await audit.record('sign-out', by.name, {});
      return undefined;
    },
  } satisfies Handlers;
}

function needLogin(login: Login | null): Login {
  if (login === null) throw new NotFoundError('There is no login here: one person, on loopback.');
  return login;
}

const addressOf = (request: Request): string => request.ip ?? 'unknown';

/** @throws TooManyError where too many tries failed. */
async function mayTry(login: Login, name: string, request: Request): Promise<void> {
  const wait = await login.throttle.signInTry(name, addressOf(request));
  if (wait > 0) throw new TooManyError('Too many failed tries to sign in.', wait);
}

/** A session that was there before ends: nobody rides on one that was planted. */
export function beginAnew(login: Login, request: Request): void {
  const before = sessionCookie.read(request);
  if (before !== null) login.sessions.end(before);
}
