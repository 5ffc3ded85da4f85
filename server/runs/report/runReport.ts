import type { Alert, OperatorOutput, RunRecord } from '../../contract/outputs.js';
import { visibleLine, visibleText } from '../../contract/visibleText.js';
import { changedGroups, describeChange } from '../compare/formatComparison.js';
import type { RunChanges } from './describeRun.js';

/** A part of the one-page report. */
interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const number = (value: number): string => value.toLocaleString('en-GB');
const counted = (n: number, one: string): string => `${number(n)} ${one}${n === 1 ? '' : 's'}`;
const verbed = (n: number, one: string, more: string): string => (n === 1 ? one : more);

/** The report’s first line: the answer to what is new, before any detail. */
function headline(record: RunRecord, changes: RunChanges, sections: readonly Section[]): string {
  const open = sections[0]!.lines.length;
  const changed = changedGroups(changes.comparison).length;
  const person =
    open === 0
      ? 'Nothing needs a person'
      : `${counted(open, 'thing')} ${verbed(open, 'needs', 'need')} a person`;
  const groups =
    changed === 0
      ? 'no group changed'
      : `${counted(changed, 'group')} changed or ${verbed(changed, 'is', 'are')} new`;
  return `${person}; ${groups}. ${counted(record.counts['operators'] ?? 0, 'operator')} in all.`;
}

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
            `${operator_id}: ${counted(review_accounts, 'account')} to review before anything is done`,
        ),
      ],
    },
    {
      title:
        base === null || base === undefined
          ? 'What changed: this is the first run of the case'
          : `What changed since ${String(base)}`,
      lines: changed.map(describeChange),
    },
    {
      title: 'Operators',
      lines: operators
        .filter(({ verdict }) => verdict === 'operator')
        .map(
          (operator) =>
            `${operator.operator_id}: ${counted(operator.accounts, 'account')}${operator.review_accounts > 0 ? ` and ${number(operator.review_accounts)} to review` : ''}, ${counted(operator.exchanges, 'exchange')}, confidence ${operator.confidence.toFixed(3)}`,
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
          ([table, n]) => `${table}: ${counted(n, 'row')} came late`,
        ),
        `${counted(record.counts['rows_quarantined'] ?? 0, 'row')} left out (quarantine.csv)`,
        ...record.missing_families.map(({ family, why }) => `no ${family} family: ${why}`),
        ...record.warnings,
      ],
    },
    {
      title: 'The run',
      lines: [
        `${record.run_id}, started ${record.started_at}, finished ${record.finished_at}`,
        `${count('accounts')} accounts, ${count('groups')} groups, ${counted(record.counts['operators'] ?? 0, 'operator')}, ${count('accounts_attributed')} accounts attributed, ${count('accounts_to_review')} to review`,
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

const titleOf = ({ case_name, started_at }: RunRecord): string =>
  `${case_name}, run of ${started_at.slice(0, 16).replace('T', ' ')} UTC`;

/** The report as Markdown. */
export function reportMarkdown(
  record: RunRecord,
  changes: RunChanges,
  operators: readonly OperatorOutput[],
): string {
  const escaped = (line: string) =>
    visibleLine(line.replaceAll(/\s+/g, ' ')).replaceAll(/([\\`*_[\]<>#|])/g, '\\$1');
  const sections = sectionsOf(record, changes, operators);
  return [
    `# ${escaped(titleOf(record))}`,
    '',
    escaped(headline(record, changes, sections)),
    ...sections.flatMap(({ title, lines }) => [
      '',
      `## ${escaped(title)}`,
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
  const all = sectionsOf(record, changes, operators);
  const sections = all.map(({ title, lines }) => {
    const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
    return `<section><h2>${escapeHtml(title)}</h2>${lines.length === 0 ? '<p>Nothing.</p>' : `<ul>\n${list}\n</ul>`}</section>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(titleOf(record))}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-bottom: 0.25rem; }
ul { padding-left: 1.2rem; margin-top: 0.25rem; } li { overflow-wrap: anywhere; }
section:first-of-type { border-left: 4px solid #b45309; padding-left: 1rem; }
</style></head><body>
<h1>${escapeHtml(titleOf(record))}</h1>
<p>${escapeHtml(headline(record, changes, all))}</p>
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
const escapeHtml = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (c) => HTML[c]!);
