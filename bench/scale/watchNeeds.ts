import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../../server/contract/progress.js';

/** The most that a part of a run took, by the name its progress is shown under. */
export interface PartNeeds {
  readonly part: string;
  /** Of this process as the operating system counts it: JavaScript, its buffers and DuckDB. */
  readonly memoryBytes: number;
  /** Of that, objects of JavaScript. */
  readonly heapBytes: number;
  /** Of the whole workspace. */
  readonly diskBytes: number;
}

const SAMPLE_MS = 200;

/** Samples memory and disk while a run reports its progress; `stop` ends it with what was found. */
export function watchNeeds(workspace: string): {
  progress: Progress;
  stop(): Promise<PartNeeds[]>;
} {
  const parts = new Map<string, PartNeeds>();
  let part = 'before the first';
  let isOver = false;
  const sample = async (): Promise<void> => {
    const of = part;
    const { rss, heapUsed } = process.memoryUsage();
    const disk = await bytesBelow(workspace);
    const most = parts.get(of);
    parts.set(of, {
      part: of,
      memoryBytes: Math.max(most?.memoryBytes ?? 0, rss),
      heapBytes: Math.max(most?.heapBytes ?? 0, heapUsed),
      diskBytes: Math.max(most?.diskBytes ?? 0, disk),
    });
  };
  const watching = (async () => {
    while (!isOver) {
      await sample();
      await sleep(SAMPLE_MS);
    }
  })();
  return {
    progress: {
      start: (name) => {
        part = name;
      },
      update: () => {},
      done: () => {
        part = `after ${part}`;
      },
      message: () => {},
    },
    stop: async () => {
      isOver = true;
      await watching;
      return [...parts.values()];
    },
  };
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // Sparse files take less than they say; files come and go meanwhile.
    if (entry.isDirectory()) bytes += await bytesBelow(path);
    else bytes += ((await stat(path).catch(() => null))?.blocks ?? 0) * 512;
  }
  return bytes;
}
