import { parentPort } from 'node:worker_threads';
import { type Answer, ask, type Question } from './hand.js';

/** In a thread: answers each message, which names a method of `work` and its arguments. */
export function serveThread(work: object): void {
  parentPort!.on('message', ({ id, method, args }: Question) => {
    void (async () => {
      try {
        parentPort!.postMessage({ id, value: await ask(work, method, args) } satisfies Answer);
      } catch (error) {
        parentPort!.postMessage({ id, error } satisfies Answer);
      }
    })();
  });
}
