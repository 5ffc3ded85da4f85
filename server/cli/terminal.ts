import { visibleText } from '../contract/visibleText.js';

/**
 * Lets a command end well where nobody reads on: what is left of its answer and messages is dropped.
 * An answer that could not be written, as on a full disk, is told as a failure of the command.
 */
export function outliveReaders(failed: (error: Error) => void): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failed(error);
  });
}

/**
 * Prints what a command answers on standard output: its JSON as it is, or words for a person, in
 * which nothing that came from input steers the terminal.
 */
export function answer(json: true | undefined, value: unknown, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : visibleText(text));
}

/** Says something to a person on standard error, as a line. */
export function say(text: string): void {
  process.stderr.write(`${visibleText(text)}\n`);
}

/** Asks a person on standard error; what they type follows on the same line. */
export function ask(text: string): void {
  process.stderr.write(visibleText(text));
}
