import type { CookieOptions, Request, Response } from 'express';

/** Sent over TLS to this host alone, never to a script of the page. */
const SESSION = '__Host-throughline';
/** Between going to the identity provider and coming back. */
const ATTEMPT = '__Host-throughline-attempt';
const HOST_COOKIE: CookieOptions = { secure: true, httpOnly: true, path: '/' };
const ATTEMPT_MS = 10 * 60_000;

const read = (request: Request, name: string): string | null => {
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
};

export const sessionCookie = {
  read: (request: Request) => read(request, SESSION),
  /** A cookie of the browser session: how long it counts is the server’s to say. */
  set: (response: Response, secret: string) =>
    void response.cookie(SESSION, secret, { ...HOST_COOKIE, sameSite: 'strict' }),
  clear: (response: Response) =>
    void response.clearCookie(SESSION, { ...HOST_COOKIE, sameSite: 'strict' }),
};

export const attemptCookie = {
  read: (request: Request) => read(request, ATTEMPT),
  // The provider sends people back from another site: a strict cookie would stay behind.
  set: (response: Response, id: string) =>
    void response.cookie(ATTEMPT, id, { ...HOST_COOKIE, sameSite: 'lax', maxAge: ATTEMPT_MS }),
  clear: (response: Response) =>
    void response.clearCookie(ATTEMPT, { ...HOST_COOKIE, sameSite: 'lax' }),
};
