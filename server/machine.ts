import { availableParallelism, totalmem } from 'node:os';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** How much memory each part of a run may take, in bytes; the rest of its work goes to disk. */
export interface MemoryBudget {
  /** Of one DuckDB beside the database; it spills beyond. */
  readonly duckDb: number;
  /** Heap of the embedded database, which holds GDS's graphs. */
  readonly javaHeap: number;
  readonly javaPageCache: number;
}

/**
 * Memory by what the machine has: half of it in all, so that a run leaves room for whoever else works
 * there. A small machine gets what a small case needs.
 */
export function memoryBudget(machineBytes: number = totalmem()): MemoryBudget {
  const share = (of: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Math.floor((machineBytes * of) / MIB) * MIB));
  return {
    duckDb: share(0.25, GIB, 32 * GIB),
    javaHeap: share(0.2, 2 * GIB, 31 * GIB),
    javaPageCache: share(0.04, 256 * MIB, 8 * GIB),
  };
}

/** Threads for work that can be shared out: more than eight wait for memory. */
export const machineThreads = (): number => Math.min(8, availableParallelism());
