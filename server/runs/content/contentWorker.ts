import { parentPort, workerData } from 'node:worker_threads';
import { type ContentPlace, ContentWork } from './contentWork.js';

/** A thread of the content stage: each message names a method of {@link ContentWork} and its arguments. */
const work = new ContentWork(workerData as ContentPlace);

type Method = Exclude<keyof ContentWork, symbol>;
parentPort!.on(
  'message',
  ({ id, method, args }: { id: number; method: Method; args: unknown[] }) => {
    void (async () => {
      try {
        const of = work[method] as (...args: unknown[]) => unknown;
        parentPort!.postMessage({ id, value: await of.apply(work, args) });
      } catch (error) {
        parentPort!.postMessage({ id, error });
      }
    })();
  },
);
