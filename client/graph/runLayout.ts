import type { LayoutAnswer, LayoutRequest } from './layout/layoutRequest.js';

/**
 * Lays a group out in a worker, so that the page stays awake.
 * @returns a function that stops it.
 */
export function runLayout(
  request: LayoutRequest,
  onDone: (answer: LayoutAnswer) => void,
): () => void {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    worker.terminate();
    onDone(data);
  };
  worker.postMessage(request);
  return () => worker.terminate();
}
