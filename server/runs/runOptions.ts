import type { Progress } from '../contract/progress.js';
import type { GraphDatabase } from '../graph/index.js';

export interface RunOptions {
  readonly caseDir: string;
  readonly dataDir?: string;
  readonly workspace: string;
  /** Where the output files are copied to; they always stay in the workspace as well. */
  readonly outDir?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  readonly seed: number;
  readonly progress: Progress;
  /** A database that is open already; it stays open. Without one the run opens and closes its own. */
  readonly graph?: GraphDatabase;
  /** Told the run's id as soon as it is known. */
  readonly identified?: (runId: string) => void;
}
