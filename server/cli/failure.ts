import { EXIT, type ExitCode, ThroughlineError } from '../contract/errors.js';

/** What a command that failed says on standard error, and the code it ends with. */
export interface Failure {
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** An error of the operating system, as Node reports it. */
interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly port?: number;
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error &&
  typeof (error as Partial<SystemError>).code === 'string' &&
  typeof (error as Partial<SystemError>).syscall === 'string';

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'Check who may read and write there.',
  EPERM: 'Check who may read and write there.',
  ENOSPC: 'The disk is full: make room, or name a folder on another one.',
};

/** What DuckDB says of the machine's limits, which are nobody's error. */
const DUCKDB_LIMITS: readonly { readonly says: RegExp; readonly remedy: string }[] = [
  { says: /No space left on device|ENOSPC/, remedy: REMEDIES['ENOSPC']! },
  {
    says: /File too large|EFBIG/,
    remedy: 'A limit on the size of files is set: raise it (ulimit -f).',
  },
  {
    says: /Out of Memory Error|failed to allocate/i,
    remedy:
      'Close other programs or take a machine with more memory; the same command goes on from there.',
  },
];

/** Words for a failure: foreseen ones say what to do; one nobody foresaw keeps its stack for whoever mends it. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ThroughlineError) {
    return { text: withRemedy(error.message, error.remedy), exitCode: error.exitCode };
  }
  if (isSystemError(error)) {
    const text =
      error.code === 'EADDRINUSE'
        ? withRemedy(`Port ${error.port} is taken.`, 'Name another with --port, 0 for a free one.')
        : withRemedy(error.message, REMEDIES[error.code]);
    return { text, exitCode: EXIT.failed };
  }
  const words = error instanceof Error ? error.message : String(error);
  const limit = DUCKDB_LIMITS.find(({ says }) => says.test(words));
  if (limit !== undefined) {
    return { text: withRemedy(words.split('\n')[0]!, limit.remedy), exitCode: EXIT.failed };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text, exitCode: EXIT.failed };
}

const withRemedy = (message: string, remedy: string | undefined): string =>
  remedy === undefined ? message : `${message}\n${remedy}`;
