import type { Alert, OperatorOutput, RunRecord } from '../../contract/outputs.js';
import { changedGroups, describeChange } from '../compare/formatComparison.js';
import type { RunChanges } from './describeRun.js';

/** A part of the one-page report. */
interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const number = (value: number): string => value.toLocaleString('en-GB');

/** What a run report says, for both of its forms; pure. */
function sectionsOf(
  record: RunRecord,
  changes: RunChanges,
  operators: readonly OperatorOutput[],
): Section[] {
  const count = (name: string) => number(record.counts[name] ?? 0);
  const changed = changedGroups(changes.comparison);
  const base = record.parameters['lineage_base'];
  const toReview = operators.filter(
    ({ verdict, review_accounts }) => verdict === 'operator' && review_accounts > 0,
  );
  const open = record.decisions.filter(
    ({ outcome }) => outcome === 'disagrees' || outcome === 'not applied',
  );
  return [
    {
      title: 'Needs a person',
      lines: [
        ...changes.alerts.map(({ kind, sentence }: Alert) => `${kind}: ${sentence}`),
        ...open.map(
          ({ operator_id, kind, sentence }) => `decision “${kind}” on ${operator_id}: ${sentence}`,
        ),
        ...toReview.map(
          ({ operator_id, review_accounts }) =>
            `${operator_id}: ${number(review_accounts)} accounts to review before anything is done`,
        ),
      ],
    },
    {
      title: `What changed since ${base === null || base === undefined ? 'before: this is the first run of the case' : String(base)}`,
      lines: changed.map(describeChange),
    },
    {
      title: 'Operators',
      lines: operators
        .filter(({ verdict }) => verdict === 'operator')
        .map(
          (operator) =>
            `${operator.operator_id}: ${number(operator.accounts)} accounts, ${number(operator.exchanges)} exchanges, confidence ${operator.confidence.toFixed(3)}`,
        ),
    },
    {
      title: 'Input',
      lines: [
        ...changes.input_changes.map(
          ({ file, change, rows_before, rows_after, columns_added, columns_lost }) =>
            [
              `${file}: ${change}, ${number(rows_before)} → ${number(rows_after)} rows`,
              ...(columns_added === undefined ? [] : [`new columns ${columns_added.join(', ')}`]),
              ...(columns_lost === undefined ? [] : [`columns gone: ${columns_lost.join(', ')}`]),
            ].join('; '),
        ),
        ...Object.entries(changes.late_rows).map(
          ([table, n]) => `${table}: ${number(n)} rows came late`,
        ),
        `${count('rows_quarantined')} rows left out (quarantine.csv)`,
        ...record.missing_families.map(({ family, why }) => `no ${family} family: ${why}`),
        ...record.warnings,
      ],
    },
    {
      title: 'The run',
      lines: [
        `${record.case_name}, started ${record.started_at}, finished ${record.finished_at}`,
        `${count('accounts')} accounts, ${count('groups')} groups, ${count('operators')} operators, ${count('accounts_attributed')} accounts attributed, ${count('accounts_to_review')} to review`,
        `${record.engine.database}; program ${record.versions['program']?.slice(0, 12) ?? 'not known'}, seed ${record.seed}`,
        record.stages
          .map(
            ({ stage, seconds, reused }) =>
              `${stage} ${reused ? 'reused' : `${seconds.toFixed(1)} s`}`,
          )
          .join(', '),
      ],
    },
  ];
}

/** The report as Markdown. */
export function reportMarkdown(
  record: RunRecord,
  changes: RunChanges,
  operators: readonly OperatorOutput[],
): string {
  const escaped = (line: string) =>
    line.replaceAll(/([\\`*_[\]<>#|])/g, '\\$1').replaceAll(/\s+/g, ' ');
  return [
    `# Run ${record.run_id}`,
    ...sectionsOf(record, changes, operators).flatMap(({ title, lines }) => [
      '',
      `## ${title}`,
      '',
      ...(lines.length === 0 ? ['Nothing.'] : lines.map((line) => `- ${escaped(line)}`)),
    ]),
    '',
  ].join('\n');
}

/** The report as one HTML page without scripts. */
export function reportHtml(
  record: RunRecord,
  changes: RunChanges,
  operators: readonly OperatorOutput[],
): string {
  const sections = sectionsOf(record, changes, operators).map(({ title, lines }) => {
    const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
    return `<section><h2>${escapeHtml(title)}</h2>${lines.length === 0 ? '<p>Nothing.</p>' : `<ul>\n${list}\n</ul>`}</section>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Run ${escapeHtml(record.run_id)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-bottom: 0.25rem; }
ul { padding-left: 1.2rem; margin-top: 0.25rem; } li { overflow-wrap: anywhere; }
section:first-of-type { border-left: 4px solid #b45309; padding-left: 1rem; }
</style></head><body>
<h1>Run ${escapeHtml(record.run_id)}</h1>
${sections.join('\n')}
</body></html>
`;
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => HTML[c]!);
