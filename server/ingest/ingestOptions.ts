import type { Progress } from '../contract/progress.js';
import type { EarlierTables } from './day/planDay.js';
import type { FileHasher } from './hashing/fileHasher.js';
import type { ErasedAccounts } from './privacy/erasedAccounts.js';

export interface IngestOptions {
  /** Folder of the case: `case.yaml`, and the tables unless `dataDir` holds them. */
  caseDir: string;
  dataDir?: string;
  /** Folder the normalised tables and `quarantine.csv` are written to. */
  tablesDir: string;
  progress: Progress;
  /** Rows more than a day after this are left out. */
  now: Date;
  /** Where the key of pseudonyms comes from; by default from nowhere. */
  env?: NodeJS.ProcessEnv;
  /** What is kept of a prompt where a case keeps sketches alone. */
  sketchOf?: (prompt: string) => string;
  /** Accounts that were erased: their rows are left out. */
  erased?: ErasedAccounts;
  /** What an earlier ingest under the same rules left: what is in it need not be read again. */
  earlier?: EarlierTables;
  /** Hashes the input beside what else is done; what it hashed already it need not again. */
  hasher?: FileHasher;
  /** Told of each Parquet file of a table once it is whole. */
  written?: (file: string) => void;
  /** For DuckDB, such as `4GB`; beyond it, it spills to `tablesDir`. */
  memoryLimit?: string;
}
