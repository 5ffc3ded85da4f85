import { type Evidence, familyIndex } from './evidence.js';

const NETWORK = familyIndex('network');
const NUMBER = 'phone';

/** Whether a value is an address or a number. */
export const isRented = (evidence: Evidence, signal: number): boolean =>
  evidence.families[signal] === NETWORK || evidence.kinds[signal] === NUMBER;

/**
 * Signals but those that are rented: addresses, and numbers that receive a code when an account is
 * signed up. Two hands may have both from one supplier, and so may strangers, so that where there are
 * numbers neither is a second witness beside the other. Without numbers all signals.
 */
export function withoutRented(evidence: Evidence, signals: readonly number[]): readonly number[] {
  if (!signals.some((signal) => evidence.kinds[signal] === NUMBER)) return signals;
  return signals.filter((signal) => !isRented(evidence, signal));
}
