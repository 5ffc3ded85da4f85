import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ContentPlace, ContentWork } from './contentWork.js';

/** Somebody who does a share of the content stage: this thread or another. */
export interface ContentHand {
  do<Method extends Exclude<keyof ContentWork, symbol>>(
    method: Method,
    ...args: Parameters<ContentWork[Method]>
  ): Promise<Awaited<ReturnType<ContentWork[Method]>>>;
  close(): Promise<void>;
}

/** Does the work in this thread: for inputs for which starting threads would take longer. */
function ownHand(place: ContentPlace): ContentHand {
  const work = new ContentWork(place);
  return {
    async do(method, ...args) {
      const of = work[method] as (...args: unknown[]) => unknown;
      return (await of.apply(work, args)) as never;
    },
    async close() {
      work.close();
    },
  };
}

/** A thread that runs contentWorker; from source it needs a loader of TypeScript first. */
function startWorker(workerData: ContentPlace): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./contentWorker.js', import.meta.url), { workerData });
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = JSON.stringify(pathToFileURL(join(tsx, 'dist', 'esm', 'api', 'index.mjs')).href);
  const source = JSON.stringify(new URL('./contentWorker.ts', import.meta.url).href);
  return new Worker(
    `import(${loader}).then(({ register }) => { register(); return import(${source}); })`,
    { eval: true, workerData, execArgv: [] },
  );
}

function threadHand(place: ContentPlace): ContentHand {
  const worker = startWorker(place);
  const waiting = new Map<number, { resolve(value: never): void; reject(error: unknown): void }>();
  let next = 0;
  worker.on('message', ({ id, value, error }: { id: number; value?: never; error?: unknown }) => {
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    if (error === undefined) resolve(value as never);
    else reject(error);
  });
  const fail = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A content thread ended with code ${code}.`)));
  return {
    do(method, ...args) {
      return new Promise((resolve, reject) => {
        waiting.set(next, { resolve, reject });
        worker.postMessage({ id: next++, method, args });
      });
    },
    async close() {
      await this.do('close');
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}

/** Hands for the content stage; one means this thread alone. */
export function openCrew(hands: number, place: Omit<ContentPlace, 'worker'>): ContentHand[] {
  if (hands <= 1) return [ownHand({ ...place, worker: 0 })];
  return Array.from({ length: hands }, (_, worker) => threadHand({ ...place, worker }));
}

/** Has every item done by whoever is free, in order of the items; results in that order. */
export async function share<Item, Result>(
  crew: readonly ContentHand[],
  items: readonly Item[],
  work: (hand: ContentHand, item: Item, no: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  await Promise.all(
    crew.map(async (hand) => {
      for (let no = next++; no < items.length; no = next++)
        results[no] = await work(hand, items[no]!, no);
    }),
  );
  return results;
}
