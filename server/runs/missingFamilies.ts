import type { Family } from '../contract/families.js';
import type { TableName } from '../contract/tables.js';

const NEEDS: readonly (readonly [Family, TableName])[] = [
  ['payment', 'payments'],
  ['network', 'sessions'],
  ['device', 'sessions'],
  ['content', 'exchanges'],
];

/** Families that a case cannot speak of, and why; identity and sign-up rhythm need only accounts. */
export function missingFamilies(ingested: {
  readonly tables: { readonly [Table in TableName]: { readonly rows: number } | null };
}): { family: Family; why: string }[] {
  return NEEDS.filter(([, table]) => (ingested.tables[table]?.rows ?? 0) === 0).map(
    ([family, table]) => ({ family, why: `the case has no rows in ${table}` }),
  );
}
