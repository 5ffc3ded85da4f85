import type { Progress } from '../contract/progress.js';
import { visibleLine, visibleText } from '../contract/visibleText.js';

/** A line is repainted at most this often, and only where somebody watches, */
const REPAINT_MS = 200;
/** and by itself where nothing is told. */
const TICK_MS = 1_000;
/** Where nobody repaints, as in a log, a stage that takes longer is told of with a line each time. */
const LOGGED_MS = 10_000;
/** Of a shorter past nobody can say how long the rest takes. */
const FORECAST_SECONDS_MIN = 2;

/**
 * Progress on standard error: a stage's line is repainted in a terminal, elsewhere it is printed every
 * ten seconds, and with its time when the stage ends. Standard output stays free for data.
 * What is said of the input's names steers no terminal.
 */
export function terminalProgress(
  stream: NodeJS.WriteStream,
  now: () => number,
): Progress & {
  /** The stage under way will not be done. */
  stop(): void;
} {
  let stage = '';
  let total: number | undefined;
  let done = 0;
  let note: string | undefined;
  let started = 0;
  let painted = 0;
  let ticks: NodeJS.Timeout | undefined;

  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[K');
  };
  const line = (): string => {
    const seconds = (now() - started) / 1000;
    const isLong = seconds >= FORECAST_SECONDS_MIN;
    if (done === 0 && note === undefined)
      return `  ${stage} …${isLong ? ` ${Math.floor(seconds)} s so far` : ''}`;
    const share =
      total === undefined ? done : `${Math.min(100, Math.round((100 * done) / total))} %`;
    const left = total === undefined || done === 0 ? null : (seconds * (total - done)) / done;
    const forecast = left === null || !isLong ? '' : `, about ${Math.ceil(left)} s left`;
    return `  ${stage} … ${share}${note === undefined ? '' : ` ${visibleLine(note)}`}${forecast}`;
  };
  const paint = () => {
    painted = now();
    clear();
    stream.write(stream.isTTY ? line() : `${line()}\n`);
  };
  const paintAfter = (ms: number) => {
    if (now() - painted >= ms) paint();
  };
  return {
    start(name, units) {
      clearInterval(ticks);
      [stage, total, done, note] = [visibleLine(name), units, 0, undefined];
      started = now();
      painted = started;
      clear();
      if (stream.isTTY) stream.write(`  ${stage} …`);
      ticks = setInterval(() => paintAfter(stream.isTTY ? TICK_MS : LOGGED_MS), TICK_MS).unref();
    },
    update(units, words) {
      [done, note] = [units, words];
      paintAfter(stream.isTTY ? REPAINT_MS : LOGGED_MS);
    },
    done(words) {
      clearInterval(ticks);
      clear();
      const seconds = ((now() - started) / 1000).toFixed(1);
      stream.write(
        `  ${stage}: ${seconds} s${words === undefined ? '' : `, ${visibleLine(words)}`}\n`,
      );
    },
    stop() {
      clearInterval(ticks);
    },
    message(text) {
      clear();
      stream.write(`${visibleText(text)}\n`);
    },
  };
}
