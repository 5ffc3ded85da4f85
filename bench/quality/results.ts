import type { Choice } from './choose.js';
import type { WorldScore } from './score.js';

/** One contestant on all measured worlds. */
export interface Contestant {
  readonly name: string;
  /** What was chosen on the fit worlds; null for Throughline, which has nothing to choose. */
  readonly choice: (Choice & { readonly f1: number }) | null;
  readonly worlds: readonly WorldScore[];
}

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
