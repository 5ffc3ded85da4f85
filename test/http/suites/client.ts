import { request } from 'node:http';
import { connect } from 'node:net';

/** An answer as the tests look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  json(): Record<string, unknown>;
}

/** A script or a browser as a server sees it: it keeps cookies and says where it comes from. */
export interface Client {
  readonly cookies: Map<string, string>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

/**
 * @param url of the server, with a slash at the end.
 * @param own headers with every request; `origin` as a browser on the page sends it, or a token.
 */
export function clientOf(url: string, own: Record<string, string> = {}): Client {
  const cookies = new Map<string, string>();
  return {
    cookies,
    send: async (method, path, body, headers = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const isForm = body instanceof URLSearchParams;
      const stop = new AbortController();
      const response = await fetch(new URL(path.replace(/^\//, ''), url), {
        method,
        redirect: 'manual',
        signal: stop.signal,
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
          ...own,
          ...headers,
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = line.match(/^([^=]+)=([^;]*)/)!;
        if (value === '') cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      // A stream has no end to wait for.
      const isStream = response.headers.get('content-type')?.includes('event-stream') === true;
      const text = isStream ? '' : await response.text();
      if (isStream) stop.abort();
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: () => JSON.parse(text) as Record<string, unknown>,
      };
    },
  };
}

/** As a browser on the page of the server. */
export const onPage = (url: string): Client =>
  clientOf(url, { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' });

/**
 * Sends bytes as they are, as no client library would; `cut` breaks the connection off a moment later.
 * @returns the status of the answer, 0 where the server only closed the connection.
 */
export function rawBytes(url: string, bytes: string | Buffer, cut = false): Promise<number> {
  return new Promise((done) => {
    const { port, hostname } = new URL(url);
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes);
      if (cut) setTimeout(() => socket.destroy(), 50);
    });
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      socket.end();
    });
    // A server that closes while one still writes resets the connection; `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', () => done(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)));
  });
}

/** A GET with headers that no browser and no `fetch` lets one set. */
export function rawGet(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    request(url, { headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', fail)
      .end();
  });
}
