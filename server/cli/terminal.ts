import { visibleText } from '../contract/visibleText.js';

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
