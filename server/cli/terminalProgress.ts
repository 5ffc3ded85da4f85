import type { Progress } from '../contract/progress.js';

/** A line is repainted at most this often, and only where somebody watches. */
const REPAINT_MS = 200;

/**
 * Progress on standard error: a stage's line is repainted in a terminal, and printed once, with its
 * time, when the stage ends. Standard output stays free for data.
 */
export function terminalProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  let stage = '';
  let total: number | undefined;
  let started = 0;
  let painted = 0;
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[K');
  };
  return {
    start(name, units) {
      stage = name;
      total = units;
      started = now();
      if (stream.isTTY) stream.write(`  ${stage} …`);
    },
    update(done, note) {
      if (!stream.isTTY || now() - painted < REPAINT_MS) return;
      painted = now();
      const seconds = (now() - started) / 1000;
      const left = total !== undefined && done > 0 ? (seconds * (total - done)) / done : null;
      clear();
      const share =
        total === undefined ? `${done}` : `${Math.min(100, Math.round((100 * done) / total))} %`;
      const rest = left === null || seconds < 2 ? '' : `, about ${Math.ceil(left)} s left`;
      stream.write(`  ${stage} … ${share}${note === undefined ? '' : ` ${note}`}${rest}`);
    },
    done(note) {
      clear();
      const seconds = ((now() - started) / 1000).toFixed(1);
      stream.write(`  ${stage}: ${seconds} s${note === undefined ? '' : `, ${note}`}\n`);
    },
    message(text) {
      clear();
      stream.write(`${text}\n`);
    },
  };
}
