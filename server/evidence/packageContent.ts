import type { Approval, LetterForm, MeasuredErrors, RedactionLevel } from '../contract/evidence.js';
import type { Progress } from '../contract/progress.js';
import type { PackageKeys } from './keys/keyFolder.js';
import type { OpenedOperator } from './openOperator.js';
import type { Figure, Schedules, Table } from './standalone/queries.js';

export interface ExportOptions {
  readonly workspace: string;
  readonly operatorId: string;
  /** Undefined: the latest finished run. */
  readonly run?: string;
  readonly outDir: string;
  readonly level: RedactionLevel;
  readonly withPrompts: boolean;
  /** ISO time that the package carries everywhere; the same time gives the same bytes. */
  readonly date: string;
  readonly exportedBy: string;
  readonly form: LetterForm;
  readonly keyFolder?: string;
  readonly keyFile?: string;
  readonly approval?: Approval;
  /** The method’s errors where the truth is known. */
  readonly measured?: MeasuredErrors;
  /** Address of a time-stamp server (RFC 3161) that is asked to stamp the package. */
  readonly timeStampUrl?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
}

/** What all parts of a package are made from: the schedules as written, and nothing rawer. */
export interface PackageContent {
  readonly options: ExportOptions;
  readonly opened: OpenedOperator;
  readonly keys: PackageKeys;
  readonly version: string;
  readonly fingerprint: string;
  readonly schedules: Schedules;
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}
