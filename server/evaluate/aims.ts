import type { Capability } from '../contract/families.js';
import { CAPABILITIES } from '../contract/families.js';
import type { CapabilityShare } from '../contract/outputs.js';

/** How well the capabilities that a run tells of an operator agree with what it was after. */
export interface AimAgreement {
  readonly operator: string;
  readonly aims: readonly Capability[];
  /** The capability with the greatest share, general aside; null where there is none. */
  readonly leading: Capability | null;
  readonly leadingIsAim: boolean;
  /** Of the share of prompts that are not general the part that is after one of the aims, 0–1. */
  readonly focusOnAims: number | null;
  /** Aims with less than a tenth of that share. */
  readonly missed: readonly Capability[];
}

const MISSED_BELOW = 0.1;

/** @param aims as a truth file names them: a capability or its first word, joined by `;` */
export function readAims(aims: string): Capability[] {
  return aims.split(';').flatMap((aim) => {
    const word = aim.trim().toLowerCase();
    return CAPABILITIES.find((name) => word !== '' && name.startsWith(word)) ?? [];
  });
}

/** Compares one operator's aims with the capabilities of the group that holds it. */
export function agreementOf(
  operator: string,
  named: readonly Capability[],
  capabilities: readonly CapabilityShare[],
): AimAgreement {
  // Ordinary prompts are what every operator has: as an aim they can be neither met nor missed.
  const aims: Capability[] = named.filter((aim) => aim !== 'general');
  const focused = capabilities.filter((row) => row.capability !== 'general');
  const sum = focused.reduce((total, row) => total + row.share, 0);
  const [first] = [...focused].sort((a, b) => b.share - a.share);
  const shareOf = (aim: Capability) =>
    sum === 0 ? 0 : (focused.find((row) => row.capability === aim)?.share ?? 0) / sum;
  return {
    operator,
    aims,
    leading: first?.capability ?? null,
    leadingIsAim: first !== undefined && aims.includes(first.capability),
    focusOnAims: sum === 0 ? null : aims.reduce((total, aim) => total + shareOf(aim), 0),
    missed: aims.filter((aim) => shareOf(aim) < MISSED_BELOW),
  };
}

/** One line of a table for a terminal. */
export function formatAims(a: AimAgreement): string {
  const focus = a.focusOnAims === null ? '–' : a.focusOnAims.toFixed(2);
  const missed = a.missed.length === 0 ? '' : `   missed: ${a.missed.join(', ')}`;
  return `  ${a.operator.padEnd(18)}after ${a.aims.join(', ') || 'nothing in particular'}: ${a.leadingIsAim ? 'leads' : `led by ${a.leading ?? 'nothing'}`}, ${focus} of its focus${missed}`;
}
