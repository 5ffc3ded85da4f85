import { InputRefusedError } from '../contract/errors.js';

/** What the operating system says where a file or folder may not be read. */
const FORBIDDEN: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM']);

/** An error of opening a file or folder of the input as a refusal that names it; other errors pass. */
export const asForbidden = (name: string, error: unknown): unknown =>
  error instanceof Error && FORBIDDEN.has((error as NodeJS.ErrnoException).code)
    ? new InputRefusedError(
        `${name} may not be read.`,
        'Give whoever runs this the right to read it.',
      )
    : error;

/** @throws InputRefusedError naming the file or folder where it may not be read. */
export const refusingForbidden = <Value>(name: string, opened: Promise<Value>): Promise<Value> =>
  opened.catch((error: unknown) => {
    throw asForbidden(name, error);
  });
