import { createServer, type Server } from 'node:http';
import getPort from 'get-port';
import OidcProvider from 'oidc-provider';
import type { Client } from './client.js';
import { clientOf } from './client.js';

/** A real OpenID Connect provider on loopback; everybody is who they say, as for a test. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people may be sent back to. */
  allow(redirectUri: string): void;
  /** Goes through the whole sign-in as a browser does. @returns what the server says at the end. */
  signIn(client: Client, subject: string): Promise<{ status: number; location: string | null }>;
  stop(): Promise<void>;
}

export async function startProvider(): Promise<Provider> {
  const port = await getPort();
  const issuer = `http://127.0.0.1:${port}`;
  const [clientId, clientSecret] = ['throughline', 'a-secret-of-the-test'];
  let server: Server | null = null;
  const allow = (redirectUri: string) => {
    const provider = new OidcProvider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
      cookies: { keys: ['of the test'] },
      pkce: { required: () => true },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    });
    const answer = provider.callback();
    server = createServer((request, response) => void answer(request, response));
    server.listen(port, '127.0.0.1');
  };
  return {
    issuer,
    clientId,
    clientSecret,
    allow,
    signIn: async (client, subject) => {
      const begun = await client.send('GET', '/login/oidc');
      const browser = clientOf(`${issuer}/`);
      let next = begun.headers.get('location')!;
      for (let step = 0; next.startsWith(issuer) && step < 12; step++) {
        const { pathname, search } = new URL(next);
        const isPage = pathname.startsWith('/interaction/');
        const answer = isPage
          ? await answerPage(browser, pathname, subject)
          : await browser.send('GET', pathname + search);
        next = new URL(answer.headers.get('location')!, issuer).href;
      }
      const { pathname, search } = new URL(next);
      const back = await client.send('GET', pathname + search, undefined, {
        'sec-fetch-site': 'cross-site',
      });
      return { status: back.status, location: back.headers.get('location') };
    },
    stop: async () => {
      server?.closeAllConnections();
      await new Promise((done) => (server === null ? done(null) : server.close(done)));
    },
  };
}

/** Sends the form that the provider’s own page shows: who one is, then that one agrees. */
async function answerPage(browser: Client, path: string, subject: string) {
  const page = await browser.send('GET', path);
  const prompt = page.text.match(/name="prompt" value="(\w+)"/)![1]!;
  const form = new URLSearchParams({ prompt, login: subject, password: 'any' });
  return browser.send('POST', path, form);
}
