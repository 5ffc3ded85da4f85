import type { Contestant } from './table.js';

/** What one bench found: the committed JSON, from which the tables are printed. */
export interface BenchResults {
  readonly command: string;
  readonly machine: string;
  /** The worlds on which settings were chosen: none of them is measured. */
  readonly fitWorlds: readonly string[];
  readonly measuredWorlds: readonly string[];
  /** Throughline first. */
  readonly contestants: readonly Contestant[];
}
