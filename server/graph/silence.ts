import { stat } from 'node:fs/promises';
import { join } from 'node:path';

const LOGS = ['neo4j.log', 'debug.log', 'console.log'];

/**
 * For how long a server has said nothing, in milliseconds: a crowded machine or a large database
 * that recovers takes long, and a server that hangs writes no more.
 */
export function silenceOf(home: string, start: number, now = Date.now): () => Promise<number> {
  let size = -1;
  let moved = start;
  return async () => {
    let found = 0;
    for (const name of LOGS) {
      found += (await stat(join(home, 'logs', name)).catch(() => null))?.size ?? 0;
    }
    if (found !== size) moved = now();
    size = found;
    return now() - moved;
  };
}
