import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Somebody who does what is asked with the methods of `Work`: this thread or another. */
export interface Hand<Work> {
  do<Method extends MethodOf<Work>>(
    method: Method,
    ...args: ArgumentsOf<Work[Method]>
  ): Promise<AnswerOf<Work[Method]>>;
  close(): Promise<void>;
}

type Callable = (...args: never[]) => unknown;
export type MethodOf<Work> = {
  [Name in keyof Work]: Work[Name] extends Callable ? Name : never;
}[keyof Work] &
  string;
type ArgumentsOf<Method> = Method extends Callable ? Parameters<Method> : never;
type AnswerOf<Method> = Method extends Callable ? Awaited<ReturnType<Method>> : never;

/** What a thread is asked, and what it answers. */
export interface Question {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: unknown;
}

/** Calls a method of `work` by its name. */
export function ask(work: object, method: string, args: readonly unknown[]): unknown {
  const of = (work as Record<string, (...args: unknown[]) => unknown>)[method]!;
  return of.apply(work, [...args]);
}

/** Does the work in this thread: for what is done before a thread has started. */
export function ownHand<Work extends object>(work: Work, close = () => {}): Hand<Work> {
  return {
    async do(method, ...args) {
      return (await ask(work, method, args)) as never;
    },
    async close() {
      close();
    },
  };
}

/**
 * A thread that serves `Work` (`serveThread`).
 * @param module its file, as it is named next to the module that asks, without ending
 * @param from `import.meta.url` of that module
 */
export function threadHand<Work>(module: string, from: string, data: unknown): Hand<Work> {
  const worker = startThread(module, from, data);
  const waiting = new Map<number, { resolve(value: never): void; reject(error: unknown): void }>();
  let next = 0;
  worker.on('message', ({ id, value, error }: Answer) => {
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
  worker.on('exit', (code) => fail(new Error(`A thread of ${module} ended with code ${code}.`)));
  return {
    do(method, ...args) {
      return new Promise((resolve, reject) => {
        waiting.set(next, { resolve, reject });
        worker.postMessage({ id: next++, method, args } satisfies Question);
      });
    },
    async close() {
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}

/** From source a thread needs a loader of TypeScript first. */
function startThread(module: string, from: string, workerData: unknown): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`${module}.js`, from), { workerData });
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = JSON.stringify(pathToFileURL(join(tsx, 'dist', 'esm', 'api', 'index.mjs')).href);
  const source = JSON.stringify(new URL(`${module}.ts`, from).href);
  return new Worker(
    `import(${loader}).then(({ register }) => { register(); return import(${source}); })`,
    { eval: true, workerData, execArgv: [] },
  );
}

/** Has every item done by whoever is free, in order of the items; results in that order. */
export async function share<Work, Item, Result>(
  crew: readonly Hand<Work>[],
  items: readonly Item[],
  work: (hand: Hand<Work>, item: Item, no: number) => Promise<Result>,
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
