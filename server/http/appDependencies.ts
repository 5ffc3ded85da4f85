import type { Login } from '../access/login.js';
import type { AuditLog } from '../decisions/auditLog.js';
import type { DecisionLog } from '../decisions/decisionLog.js';
import type { GraphDatabase } from '../graph/index.js';
import type { PackageStore } from './packages/packageStore.js';
import type { Refusal } from './problems.js';
import type { RunView } from './runView.js';

/** What the API and the page are made over. */
export interface AppDependencies {
  readonly view: RunView;
  readonly graph: GraphDatabase;
  readonly workspace: string;
  readonly decisions: DecisionLog;
  readonly audit: AuditLog;
  readonly packages: PackageStore;
  /** Null: one person on loopback, no login. */
  readonly login: Login | null;
  /** Of the program. */
  readonly version: string;
  /** Takes failures of the server itself; the answer hides what they are. */
  readonly logError: (error: unknown) => void;
  /** Takes who was turned away from where. */
  readonly logRefusal: (refusal: Refusal) => void;
  /** Folder of the built page. */
  readonly clientDir: string;
}
