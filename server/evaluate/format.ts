import { formatAims } from './aims.js';
import type { Calibration } from './claims.js';
import { formatClients } from './clients.js';
import type { Evaluation } from './evaluate.js';

const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(4));

const ids = (count: number): string => `${count} ${count === 1 ? 'id' : 'ids'}`;

/** An evaluation as a table for a terminal. */
export function formatEvaluation(e: Evaluation): string {
  return [
    `accounts            ${e.accounts}`,
    `account level       precision ${figure(e.precision)}   recall ${figure(e.recall)}`,
    `pairwise            precision ${figure(e.pairwise.precision)}   recall ${figure(e.pairwise.recall)}`,
    `B-cubed             precision ${figure(e.bCubed.precision)}   recall ${figure(e.bCubed.recall)}`,
    `adjusted Rand       ${figure(e.adjustedRand)}`,
    `operators           ${e.operatorsFound} of ${e.operators.length} found under ${ids(e.foundUnderIds)}, ${e.falseOperators} false`,
    ...e.operators.map(
      (o) =>
        `  ${o.operator.padEnd(18)}${String(o.accounts).padStart(6)} accounts   precision ${figure(o.precision)}   recall ${figure(o.recall)}   under ${ids(o.ids)}`,
    ),
    ...(e.aims ?? []).map(formatAims),
    ...(e.clients === undefined ? [] : formatClients(e.clients)),
    'innocents attributed',
    ...e.innocents.map(
      (c) => `  ${c.class.padEnd(18)}${String(c.attributed).padStart(6)} of ${c.of}`,
    ),
    ...formatCalibration('calibration, accounts', e.calibration),
    ...formatCalibration('calibration, groups', e.operatorCalibration),
  ].join('\n');
}

/** What makes the figures say less than they seem to; null where nothing does. */
export function warningOf({
  unknownToTruth: n,
}: Pick<Evaluation, 'unknownToTruth'>): string | null {
  if (n === 0) return null;
  const [what, are] = n === 1 ? ['account', 'is'] : ['accounts', 'are'];
  return `Warning: ${n} attributed ${what} ${are} not in the truth and counted by no figure. Is the truth that of another case?`;
}

const formatCalibration = (name: string, c: Calibration): string[] => [
  `${name.padEnd(24)}Brier ${figure(c.brier)}   expected error ${figure(c.expectedError)}   ${c.claims} claims`,
  ...c.bins.map(
    (b) =>
      `  ${b.from}–${b.to}`.padEnd(20) +
      `claimed ${figure(b.meanClaimed)}   observed ${figure(b.observed)}   ${b.claims} claims`,
  ),
  ...(c.top === null
    ? []
    : [
        `  top bin           claimed ${figure(c.top.claimed)}   observed ${figure(c.top.observed)}, 95 % bounds ${figure(c.top.lower)}–${figure(c.top.upper)}`,
      ]),
];
