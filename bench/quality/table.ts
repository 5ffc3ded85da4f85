import type { Choice } from './choose.js';
import type { BenchResults, Contestant } from './results.js';

export interface Summary {
  readonly name: string;
  readonly setting: string;
  readonly precisionMedian: number;
  readonly precisionWorstDecile: number;
  readonly recallMedian: number;
  readonly recallWorstDecile: number;
  readonly worstOperatorRecall: number;
  readonly pairwisePrecisionMedian: number;
  readonly bCubedMedian: number;
  readonly adjustedRandMedian: number;
  readonly innocents: { readonly attributed: number; readonly of: number };
  readonly secondsMedian: number;
}

/** The value at a share of the sorted list (nearest rank); 1 without values, as nothing failed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 1;
}
/** Mean of the two middle values where their number is even. */
export const median = (values: readonly number[]): number =>
  (quantile(values, 0.5) -
    quantile(
      values.map((value) => -value),
      0.5,
    )) /
  2;

const harmonic = ({ precision, recall }: { precision: number; recall: number }): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

export function settingText(choice: Choice | null): string {
  if (choice === null) return '–';
  const parts = Object.entries(choice.setting).map(([name, value]) => `${name} ${value ?? '∞'}`);
  return [...parts, `sizeMin ${choice.sizeMin}`].join(', ');
}

/**
 * A contestant's figures over worlds. Precision counts worlds without an operator too: 0 where
 * anybody is accused in one, else 1. Recall and agreement count worlds that hold an operator.
 */
export function summarise({ name, choice, worlds }: Contestant): Summary {
  const guilty = worlds.filter((world) => world.operators > 0);
  const innocents = worlds.flatMap((world) => world.innocents);
  const precisions = worlds.map((world) => world.precision);
  const recalls = guilty.map((world) => world.recall);
  return {
    name,
    setting: settingText(choice),
    precisionMedian: median(precisions),
    precisionWorstDecile: quantile(precisions, 0.1),
    recallMedian: median(recalls),
    recallWorstDecile: quantile(recalls, 0.1),
    worstOperatorRecall: Math.min(1, ...guilty.map((world) => world.worstOperatorRecall ?? 1)),
    pairwisePrecisionMedian: median(guilty.map((world) => world.pairwise.precision)),
    bCubedMedian: median(guilty.map((world) => harmonic(world.bCubed))),
    adjustedRandMedian: median(guilty.map((world) => world.adjustedRand)),
    innocents: {
      attributed: innocents.reduce((sum, { attributed }) => sum + attributed, 0),
      of: innocents.reduce((sum, { of }) => sum + of, 0),
    },
    secondsMedian: median(worlds.map((world) => world.seconds)),
  };
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const figure = (value: number): string => value.toFixed(3);
const count = (value: number): string => value.toLocaleString('en-GB');

/** The report of a bench as Markdown. */
export function renderReport(results: BenchResults): string {
  const worlds = (names: readonly string[]) => `${names.length} (${names.join(', ')})`;
  return [
    `Printed by \`${results.command}\` on ${results.machine}.`,
    '',
    `Worlds measured, by scenario and seed: ${worlds(results.measuredWorlds)}. Settings were chosen on others: ${worlds(results.fitWorlds)}.`,
    '',
    renderTables(results.contestants),
  ].join('\n');
}

/** Markdown: the figures of all contestants, their settings, and the innocents by class. */
export function renderTables(contestants: readonly Contestant[]): string {
  const summaries = contestants.map(summarise);
  const head = [
    '',
    'precision, median',
    'worst decile',
    'recall, median',
    'worst decile',
    'worst operator',
    'pairwise precision',
    'B-cubed F1',
    'ARI',
    'innocents accused',
    'seconds',
  ];
  const figures = summaries.map((s) =>
    row([
      s.name,
      figure(s.precisionMedian),
      figure(s.precisionWorstDecile),
      figure(s.recallMedian),
      figure(s.recallWorstDecile),
      figure(s.worstOperatorRecall),
      figure(s.pairwisePrecisionMedian),
      figure(s.bCubedMedian),
      figure(s.adjustedRandMedian),
      `${count(s.innocents.attributed)} of ${count(s.innocents.of)}`,
      s.secondsMedian.toFixed(1),
    ]),
  );
  return [
    row(head),
    row(head.map((_, i) => (i === 0 ? '---' : '--:'))),
    ...figures,
    '',
    renderSettings(contestants),
    '',
    renderInnocents(contestants),
  ].join('\n');
}

function renderSettings(contestants: readonly Contestant[]): string {
  return [
    row(['', 'setting chosen on the fit worlds', 'F1 there']),
    row(['---', '---', '--:']),
    ...contestants
      .filter(({ choice }) => choice !== null)
      .map(({ name, choice }) => row([name, settingText(choice), figure(choice!.f1)])),
  ].join('\n');
}

function renderInnocents(contestants: readonly Contestant[]): string {
  const classes = [
    ...new Set(
      contestants.flatMap(({ worlds }) => worlds.flatMap((w) => w.innocents.map((i) => i.class))),
    ),
  ].sort();
  const tally = ({ worlds }: Contestant, name: string, of: 'attributed' | 'of') =>
    worlds
      .flatMap((world) => world.innocents)
      .filter((innocent) => innocent.class === name)
      .reduce((sum, innocent) => sum + innocent[of], 0);
  return [
    row(['innocents accused, by class', ...classes]),
    row(['---', ...classes.map(() => '--:')]),
    row(['accounts', ...classes.map((name) => count(tally(contestants[0]!, name, 'of')))]),
    ...contestants.map((contestant) =>
      row([
        contestant.name,
        ...classes.map((name) => count(tally(contestant, name, 'attributed'))),
      ]),
    ),
  ].join('\n');
}
