import { z } from 'zod';
import { FactsDocument } from '../../contract/evidence.js';
import type { PackageContent } from '../packageContent.js';
import type { Row } from '../standalone/csv.js';

const number = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' ? null : Number(cell);
const text = (cell: string | undefined): string | null =>
  cell === undefined || cell === '' ? null : cell;

/** The package's facts for programs: the same rows as the schedules, joined. */
export function factsDocument({
  options: o,
  schedules,
  fingerprint,
  version,
}: PackageContent): FactsDocument {
  const rows = (name: string): readonly Row[] => schedules.get(name) ?? [];
  const [operator] = rows('operator');
  const factsOf = new Map<string, Row[]>();
  for (const fact of rows('facts')) {
    const id = fact['account_id'] ?? '';
    const list = factsOf.get(id);
    if (list === undefined) factsOf.set(id, [fact]);
    else list.push(fact);
  }
  return {
    format: 'throughline-facts',
    format_version: 1,
    operator_id: operator?.['operator_id'] ?? '',
    run_id: operator?.['run_id'] ?? '',
    exported_at: o.date,
    level: o.level,
    is_draft: o.approval === undefined,
    program: `throughline ${version}`,
    signing_key_sha256: fingerprint,
    probability: Number(operator?.['confidence']),
    case_accounts: Number(operator?.['case_accounts']),
    explanations: rows('hypotheses').map((row) => ({
      hypothesis: row['hypothesis'] ?? '',
      label: row['label'] ?? '',
      log_odds: Number(row['log_odds']),
      posterior: Number(row['posterior']),
    })),
    capabilities: rows('capabilities').map((row) => ({
      capability: row['capability'] ?? '',
      share: Number(row['share']),
    })),
    accounts: rows('accounts').map((row) => ({
      account_id: row['account_id'] ?? '',
      status: row['status'] === 'attributed' ? 'attributed' : 'review',
      probability: Number(row['confidence']),
      bits: Number(row['bits']),
      exchanges: Number(row['exchanges']),
      facts: (factsOf.get(row['account_id'] ?? '') ?? []).map((fact) => ({
        step: fact['step'] ?? '',
        family: text(fact['family']),
        signal: text(fact['signal']),
        fact: fact['fact'] ?? '',
        bits: Number(fact['bits']),
        source: {
          file: fact['source_file'] ?? '',
          row: number(fact['source_row']),
          sha256: fact['source_sha256'] ?? '',
        },
      })),
    })),
  };
}

/** JSON Schema (2020-12) of facts.json, as published in the package. */
export const factsSchema = (): unknown => ({
  ...z.toJSONSchema(FactsDocument),
  $id: 'urn:throughline:facts:1',
});
