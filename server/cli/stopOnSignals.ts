import { constants } from 'node:os';
import { say } from './terminal.js';

/** Ctrl-C, a service manager's stop, a closed terminal. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Stopping {
  /** Whether a stop was asked for: what fails from then on fails because of it. */
  isAsked(): boolean;
  /** Resolves on the first signal, which then ends nothing by itself: whoever waits stops cleanly. */
  untilAsked(): Promise<void>;
}

/**
 * On the first signal the process cleans up and ends as shells expect of a signal (130 for Ctrl-C,
 * 143 for SIGTERM); on a second one it ends at once.
 */
export function stopOnSignals(cleanUp: (exitCode: number) => Promise<unknown>): Stopping {
  let asked = false;
  let waiting: (() => void) | null = null;
  for (const name of STOP_SIGNALS) {
    process.on(name, () => {
      const code = 128 + constants.signals[name];
      if (asked) process.exit(code);
      asked = true;
      if (waiting !== null) {
        waiting();
        return;
      }
      say('Stopping; the same command resumes.');
      void cleanUp(code).finally(() => process.exit(code));
    });
  }
  return {
    isAsked: () => asked,
    untilAsked: () =>
      new Promise((resolve) => {
        waiting = resolve;
      }),
  };
}
