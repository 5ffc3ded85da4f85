/**
 * What a command that failed said last: of a failure nobody foresaw its message, without the stack
 * behind it, which is for whoever mends it.
 */
export function lastWords(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const thrown = lines.findLast((line) => /^\w*Error: /.test(line));
  return thrown ?? lines.slice(-2).join(' ');
}
