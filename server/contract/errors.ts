/** Exit codes of every command (CONTRACT.md §2). */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  inputRefused: 3,
  databaseUnreachable: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * An error written for a person: what failed, and what to try. Commands map it to its exit code;
 * the API maps it to a problem document. Tests match the class and the code, never the message.
 */
export class ThroughlineError extends Error {
  readonly exitCode: ExitCode;
  /** What the reader can do about it. */
  readonly remedy: string | undefined;

  constructor(
    message: string,
    options: { exitCode?: ExitCode; remedy?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.name;
    this.exitCode = options.exitCode ?? EXIT.failed;
    this.remedy = options.remedy;
  }
}

/** Wrong command line (exit 2). */
export class UsageError extends ThroughlineError {
  constructor(message: string, remedy?: string) {
    super(message, { exitCode: EXIT.usage, ...(remedy === undefined ? {} : { remedy }) });
  }
}

/** The input cannot be used: required table or column missing, too many rows quarantined (exit 3). */
export class InputRefusedError extends ThroughlineError {
  constructor(message: string, remedy?: string) {
    super(message, { exitCode: EXIT.inputRefused, ...(remedy === undefined ? {} : { remedy }) });
  }
}

/** Refused for its rows, of which `quarantine.csv` lists each (exit 3). */
export class RowsLeftOutError extends InputRefusedError {}

/** Neo4j or GDS cannot be reached or started (exit 4). */
export class DatabaseUnreachableError extends ThroughlineError {
  constructor(message: string, remedy?: string, cause?: unknown) {
    super(message, {
      exitCode: EXIT.databaseUnreachable,
      ...(remedy === undefined ? {} : { remedy }),
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
