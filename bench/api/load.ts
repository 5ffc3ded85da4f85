import { Agent, request } from 'node:http';

/** How long answers took, in milliseconds, and what went wrong. */
export interface Load {
  readonly latencies: number[];
  readonly errors: Map<string, number>;
}
export const emptyLoad = (): Load => ({ latencies: [], errors: new Map() });

/** The q-quantile by nearest rank, NaN of nothing. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** One connection that asks one thing at a time, as a browser’s tab does. */
export interface Connection {
  send(path: string, body?: unknown): Promise<{ status: number; text: string }>;
  close(): void;
}

export function connect(url: string): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (path, body) =>
      new Promise((done, fail) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const sent = request(
          new URL(path, url),
          {
            agent,
            method: text === undefined ? 'GET' : 'POST',
            headers: text === undefined ? {} : { 'content-type': 'application/json' },
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('error', fail);
            response.on('end', () =>
              done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
            );
          },
        );
        sent.on('error', fail);
        sent.end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** Readers that each ask one address after another until the time is over. */
export async function readFor(o: {
  url: string;
  readers: number;
  seconds: number;
  paths: readonly string[];
}): Promise<Load> {
  const load = emptyLoad();
  const end = Date.now() + o.seconds * 1000;
  await Promise.all(
    Array.from({ length: o.readers }, async (_, reader) => {
      const connection = connect(o.url);
      // Each begins elsewhere in the list, so that all addresses are asked all the time.
      for (let i = reader; Date.now() < end; i++) {
        const path = o.paths[i % o.paths.length]!;
        await timed(load, path, async () => (await connection.send(path)).status === 200);
      }
      connection.close();
    }),
  );
  return load;
}

/** Notes how long it took, and an error where it failed or was not what it should be. */
export async function timed(load: Load, what: string, work: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  const failure = await work().then(
    (isFine) => (isFine ? null : `${what}: unexpected answer`),
    (error: unknown) => `${what}: ${error instanceof Error ? error.message : String(error)}`,
  );
  load.latencies.push(performance.now() - began);
  if (failure !== null) load.errors.set(failure, (load.errors.get(failure) ?? 0) + 1);
}
